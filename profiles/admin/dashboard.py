"""The panels of the admin's first page: what waits, what is left, what comes."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel, UserObjectsInWorkflowModerationPanel
from wagtail.models import Revision, WorkflowState

from home.scheduling import has_schedule, scheduling_problem
from profiles.admin.listing import workflow_states
from profiles.admin.new_profile import writable_series
from profiles.models import Approval, County, ProfilePage

ROWS = 5
REPLACED = (RecentEditsPanel, UserObjectsInWorkflowModerationPanel)


class ProfilePanel(Component):
    """A short table of profiles under a heading; not shown when it has no rows."""

    template_name = "profiles/admin/dashboard_panel.html"
    name = ""
    heading = ""
    date_heading = ""

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the rows: ``page``, ``date`` and, where there is one, ``note`` or ``state``."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Gives the template the rows."""
        return {"panel": self, "rows": self.get_rows(parent_context["request"])}


class StartPanel(Component):
    """The ways to begin; where nothing has been written yet, the three steps to the first page."""

    template_name = "profiles/admin/start_panel.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Asks what the user may do, and whether there is anything yet."""
        user = parent_context["request"].user
        return {
            "may_write": writable_series(user),
            "may_publish": user.has_perm("home.change_publishersettings"),
            "is_empty": not ProfilePage.objects.exists(),
        }


class NeedsChangesPanel(ProfilePanel):
    """What the chiefs have sent back to this editor."""

    name = "needs-changes"
    heading = "Väntar på dig: ändra och skicka in igen"
    date_heading = "Tillbaka sedan"
    order = 205

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the returned profiles with the reviewer's comment."""
        states = (
            WorkflowState.objects.filter(
                status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=request.user
            )
            .select_related("current_task_state")
            .order_by("-current_task_state__finished_at")[:ROWS]
        )
        pages = _pages().in_bulk([int(state.object_id) for state in states])
        return [
            {
                "page": pages[int(state.object_id)],
                "date": state.current_task_state.finished_at,
                "note": state.current_task_state.comment,
            }
            for state in states
            if int(state.object_id) in pages
        ]


class SubmittedPanel(UserObjectsInWorkflowModerationPanel):
    """Wagtail's list of what the editor has submitted, without what came back to the editor."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Leaves out the rows that the panel above has already, with the reviewer's comment."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            state for state in context["workflow_states"] if not _has_come_back(state, user)
        ]
        return context


class ApprovalsPanel(ProfilePanel):
    """What this editor has sent to municipalities that have not answered."""

    name = "approvals-sent"
    heading = "Väntar på andra: kommunens godkännande"
    date_heading = "Skickad"
    order = 215

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the profiles, the longest wait first, and who was asked."""
        user: Any = request.user
        sent = list(
            Approval.objects.unanswered()
            .filter(sent_by=user)
            .order_by("sent_at")
            .values_list("page_id", "sent_at", "recipient", "opened_at")[:ROWS]
        )
        pages = _pages().in_bulk([page_id for page_id, *_ in sent])
        return [
            {"page": pages[key], "date": date, "state": f"{who} {_opened(opened)}"}
            for key, date, who, opened in sent
        ]


class DraftsPanel(ProfilePanel):
    """Drafts that this editor has begun or was the last to change, and nobody has submitted."""

    name = "drafts-left"
    heading = "Dina påbörjade utkast"
    date_heading = "Ändrat"
    order = 230

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the drafts, the latest change first."""
        mine = Q(owner=request.user) | Q(latest_revision__user=request.user)
        drafts = (
            _pages()
            .filter(mine, has_unpublished_changes=True)
            .exclude(pk__in=_scheduled_pages())
            .prefetch_related(workflow_states())
            .order_by("-latest_revision_created_at")[: ROWS * 3]
        )
        left = [page for page in drafts if not page.current_workflow_state][:ROWS]
        return [{"page": page, "date": page.latest_revision_created_at} for page in left]


class ScheduledPanel(ProfilePanel):
    """What will be published or taken down by itself, and whether anything will."""

    name = "scheduled"
    heading = "Schemalagda"
    date_heading = "När"
    order = 240

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the scheduled profiles, the next one first; late ones are still there."""
        going = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        times = [
            (date, int(key), "Publiceras")
            for key, date in going.values_list("object_id", "approved_go_live_at")
        ]
        expiring = ProfilePage.objects.live().filter(expire_at__isnull=False)
        times += [
            (date, key, "Avpubliceras") for key, date in expiring.values_list("pk", "expire_at")
        ]
        pages = _pages().in_bulk([key for _, key, _ in times])
        return [
            {"page": pages[key], "date": date, "state": what}
            for date, key, what in sorted(times)
            if key in pages
        ][:ROWS]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Adds why nothing would happen, where something is to."""
        context = super().get_context_data(parent_context)
        context["problem"] = scheduling_problem() if has_schedule() else ""
        return context


class NewestPanel(ProfilePanel):
    """What visitors met last."""

    name = "newest"
    heading = "Senast publicerade"
    date_heading = "Publicerad"
    order = 260

    def get_rows(self, request: HttpRequest) -> Sequence[dict[str, Any]]:
        """Returns the published profiles, the newest first."""
        live = _pages().live().order_by("-last_published_at", "-pk")[:ROWS]
        return [{"page": page, "date": page.last_published_at} for page in live]


class CountiesPanel(Component):
    """The counties that no visitor finds a profile in."""

    template_name = "profiles/admin/counties_panel.html"
    order = 270

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Gives the template the counties in Swedish order."""
        visible = ProfilePage.objects.visible().exclude(municipality=None)
        covered = visible.order_by().values("municipality__county")
        return {"counties": list(County.objects.exclude(pk__in=covered))}


def arrange_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the admin's panels among Wagtail's; own drafts stand in for the recent edits."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels += [
        StartPanel(),
        NeedsChangesPanel(),
        ApprovalsPanel(),
        SubmittedPanel(),
        DraftsPanel(),
        ScheduledPanel(),
        NewestPanel(),
        CountiesPanel(),
    ]


def _opened(opened_at: Any) -> str:
    return "har öppnat länken" if opened_at else "har inte öppnat länken"


def _has_come_back(state: WorkflowState, user: Any) -> bool:
    asked_for_changes = state.status == WorkflowState.STATUS_NEEDS_CHANGES
    mine = state.requested_by_id == user.pk
    model = ContentType.objects.get_for_id(state.content_type_id).model_class()
    return asked_for_changes and mine and model is ProfilePage


def _pages() -> Any:
    return ProfilePage.objects.select_related(
        "municipality", "checklist_state"
    ).defer_streamfields()


def _scheduled_pages() -> list[int]:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__gt=timezone.now())
    return [int(key) for key in scheduled.values_list("object_id", flat=True)]
