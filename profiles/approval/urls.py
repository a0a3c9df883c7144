"""The one URL that an approver has."""

from django.urls import path

from profiles.approval.views import ProofView

urlpatterns = [path("<str:token>/", ProofView.as_view(), name="proof")]
