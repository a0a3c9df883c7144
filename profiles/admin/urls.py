"""URLs of the admin below ``/admin/``."""

from django.urls import path

from profiles.admin.approvals import ApprovalsView, revoke_approval
from profiles.admin.checklist_view import (
    existing_page_checklist,
    new_page_checklist,
    set_aside_advice,
)
from profiles.admin.guide import show_guide
from profiles.admin.manuscript_import.exports import export_profile
from profiles.admin.manuscript_import.views import ReviewView, UploadView, show_picture
from profiles.admin.new_edition import new_edition
from profiles.admin.new_profile import new_profile
from profiles.admin.pasted_blocks import show_pasted_blocks
from profiles.admin.reports import REPORTS, ignore_link

urlpatterns = [
    path("profiles/ny/", new_profile, name="new_profile"),
    path("profiles/ny-utgava/<int:page_id>/", new_edition, name="new_edition"),
    path(
        "profiles/checklista/ny/<int:parent_id>/", new_page_checklist, name="new_profile_checklist"
    ),
    path("profiles/checklista/<int:page_id>/", existing_page_checklist, name="profile_checklist"),
    path("profiles/rad/<int:page_id>/", set_aside_advice, name="set_aside_advice"),
    path("profiles/godkannande/<int:page_id>/", ApprovalsView.as_view(), name="approvals"),
    path(
        "profiles/godkannande/<int:page_id>/<int:approval_id>/aterkalla/",
        revoke_approval,
        name="revoke_approval",
    ),
    path("profiles/manus/", UploadView.as_view(), name="manuscript_upload"),
    path("profiles/manus/<int:upload_id>/", ReviewView.as_view(), name="manuscript_review"),
    path(
        "profiles/manus/<int:upload_id>/bild/<int:index>/",
        show_picture,
        name="manuscript_picture",
    ),
    path("profiles/export/<int:page_id>/<slug:ending>/", export_profile, name="profile_export"),
    path("profiles/klistra/", show_pasted_blocks, name="pasted_blocks"),
    path("profiles/guide/", show_guide, name="guide"),
    path("profiles/guide/<slug:name>/", show_guide, name="guide_page"),
    path("reports/lankar/<int:pk>/bortse/", ignore_link, name="ignore_link"),
    *(
        path(f"reports/{name}/", report.as_view(), name=report.index_url_name)
        for name, report in REPORTS.items()
    ),
    *(
        path(
            f"reports/{name}/results/",
            report.as_view(results_only=True),
            name=f"{report.index_url_name}_results",
        )
        for name, report in REPORTS.items()
    ),
]
