"""URLs of the admin below ``/admin/``."""

from django.urls import path

from profiles.admin.approvals import ApprovalsView, RevokeApprovalView
from profiles.admin.checklist_view import (
    AdviceView,
    ExistingPageChecklistView,
    NewPageChecklistView,
)
from profiles.admin.guide import show_guide
from profiles.admin.new_edition import NewEditionView
from profiles.admin.new_profile import NewProfileView
from profiles.admin.pasted_blocks import PastedBlocksView
from profiles.admin.reports import REPORTS, IgnoreLinkView

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
    path("profiles/rad/<int:page_id>/", AdviceView.as_view(), name="set_aside_advice"),
    path("profiles/godkannande/<int:page_id>/", ApprovalsView.as_view(), name="approvals"),
    path(
        "profiles/godkannande/<int:page_id>/<int:approval_id>/aterkalla/",
        RevokeApprovalView.as_view(),
        name="revoke_approval",
    ),
    path("profiles/klistra/", PastedBlocksView.as_view(), name="pasted_blocks"),
    path("profiles/guide/", show_guide, name="guide"),
    path("profiles/guide/<slug:name>/", show_guide, name="guide_page"),
    path("reports/lankar/<int:pk>/bortse/", IgnoreLinkView.as_view(), name="ignore_link"),
    *(
        path(f"reports/{name}{ending}", report.as_view(results_only=only), name=url_name)
        for name, report in zip(
            ("granskas", "lankar", "bilder", "samtycken", "siffror"), REPORTS, strict=True
        )
        for ending, only, url_name in (
            ("/", False, report.index_url_name),
            ("/results/", True, f"{report.index_url_name}_results"),
        )
    ),
]
