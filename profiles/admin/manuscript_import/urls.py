"""URLs of the import below ``/admin/``."""

from django.urls import path

from profiles.admin.manuscript_import.exports import export_profile
from profiles.admin.manuscript_import.views import PictureView, ReviewView, UploadView

urlpatterns = [
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
    path(
        "profiles/manus/<int:upload_id>/bild/<int:index>/",
        PictureView.as_view(),
        name="manuscript_picture",
    ),
    path("profiles/export/<int:page_id>/<slug:ending>/", export_profile, name="profile_export"),
]
