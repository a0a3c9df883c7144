"""URLs of the admin below ``/admin/``."""

from django.urls import path

from profiles.admin.approvals import ApprovalsView, RevokeApprovalView
from profiles.admin.checklist_view import (
    existing_page_checklist,
    new_page_checklist,
    set_aside_advice,
)
from profiles.admin.guide import show_guide
from profiles.admin.manuscript_import.exports import export_profile
from profiles.admin.manuscript_import.views import PictureView, ReviewView, UploadView
from profiles.admin.new_edition import NewEditionView
from profiles.admin.new_profile import NewProfileView
from profiles.admin.pasted_blocks import PastedBlocksView
from profiles.admin.reports import REPORTS, IgnoreLinkView

urlpatterns = [
    path("profiles/ny/", NewProfileView.as_view(), name="new_profile"),
    path("profiles/ny-utgava/<int:page_id>/", NewEditionView.as_view(), name="new_edition"),
    path(
        "profiles/checklista/ny/<int:parent_id>/", new_page_checklist, name="new_profile_checklist"
    ),
    path("profiles/checklista/<int:page_id>/", existing_page_checklist, name="profile_checklist"),
    path("profiles/rad/<int:page_id>/", set_aside_advice, name="set_aside_advice"),
    path("profiles/godkannande/<int:page_id>/", ApprovalsView.as_view(), name="approvals"),
    path(
        "profiles/godkannande/<int:page_id>/<int:approval_id>/aterkalla/",
        RevokeApprovalView.as_view(),
        name="revoke_approval",
    ),
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
    path(
        "profiles/manus/<int:upload_id>/bild/<int:index>/",
        PictureView.as_view(),
        name="manuscript_picture",
    ),
    path("profiles/export/<int:page_id>/<slug:ending>/", export_profile, name="profile_export"),
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
