"""URLs of the import below ``/admin/``."""

from django.urls import path

from profiles.admin.manuscript_import.exports import export_profile
from profiles.admin.manuscript_import.views import ReviewView, UploadView

urlpatterns = [
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
    path("profiles/export/<int:page_id>/<slug:ending>/", export_profile, name="profile_export"),
]
