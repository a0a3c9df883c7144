"""Addresses of the import below ``/admin/``."""

from django.urls import path

from profiles.review.exports import export_profile
from profiles.review.views import ReviewView, UploadView

urlpatterns = [
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
    path("profiles/export/<int:page_id>/<slug:ending>/", export_profile, name="profile_export"),
]
