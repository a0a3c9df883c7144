"""URLs of the admin below ``/admin/``."""

from django.urls import path

from profiles.admin.approvals import ApprovalsView, RevokeApprovalView
from profiles.admin.checklist_view import ExistingPageChecklistView, NewPageChecklistView
from profiles.admin.guide import show_guide
from profiles.admin.new_edition import NewEditionView
from profiles.admin.new_profile import NewProfileView

urlpatterns = [
    path("profiles/ny/", NewProfileView.as_view(), name="new_profile"),
    path("profiles/ny-utgava/<int:page_id>/", NewEditionView.as_view(), name="new_edition"),
    path(
        "profiles/checklista/ny/<int:parent_id>/",
        NewPageChecklistView.as_view(),
        name="new_profile_checklist",
    ),
    path(
        "profiles/checklista/<int:page_id>/",
        ExistingPageChecklistView.as_view(),
        name="profile_checklist",
    ),
    path("profiles/godkannande/<int:page_id>/", ApprovalsView.as_view(), name="approvals"),
    path(
        "profiles/godkannande/<int:page_id>/<int:approval_id>/aterkalla/",
        RevokeApprovalView.as_view(),
        name="revoke_approval",
    ),
    path("profiles/guide/", show_guide, name="guide"),
    path("profiles/guide/<slug:name>/", show_guide, name="guide_page"),
]
