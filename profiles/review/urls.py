"""Addresses of the import below ``/admin/``."""

from django.urls import path

from profiles.review.views import ReviewView, UploadView

urlpatterns = [
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
]
