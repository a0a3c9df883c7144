"""The next step of a role and a state: the editor's main button, and what is said afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from wagtail.admin.action_menu import ActionMenuItem, PageActionMenu, SaveDraftMenuItem
from wagtail.models import Page, TaskState

# The first of these that the user may do now is the next step; whoever may publish has no need
# to ask for a review.
STEPS = ("approve", "action-publish", "action-submit")
SUBMIT, RESUBMIT = "Skicka till granskning", "Skicka till granskning igen"
MOST_NAMES = 3


class SubmitMenuItem(ActionMenuItem):
    """Wagtail's, named by what happens and not by the workflow's name."""

    name = "action-submit"
    icon_name = "resubmit"

    def __init__(self, *, is_again: bool) -> None:
        super().__init__()
        self.label = RESUBMIT if is_again else SUBMIT


def lead_with_next_step(menu: PageActionMenu) -> SaveDraftMenuItem | None:
    """Makes the next step the menu's first; returns the saving, which then stands beside it.

    Where there is no next step (the page waits for somebody else, or is locked) saving stays first.
    """
    items = [item for item in (menu.default_item, *menu.menu_items) if item]
    step = next((item for name in STEPS for item in items if _is(item, name)), None)
    save = next((item for item in items if isinstance(item, SaveDraftMenuItem)), None)
    if step is None or save is None or menu.context["view"] == "revisions_revert":
        return None
    menu.menu_items = [_named(item, menu) for item in items if item not in (step, save)]
    menu.default_item = _named(step, menu)
    return save


def _is(item: ActionMenuItem, name: str) -> bool:
    return item.name == name and not getattr(item, "launch_modal", False)


def _named(item: ActionMenuItem, menu: PageActionMenu) -> ActionMenuItem:
    if item.name != "action-submit":
        return item
    page = menu.context.get("page")
    state = page.current_workflow_state if page else None
    return SubmitMenuItem(is_again=bool(state and state.status == state.STATUS_NEEDS_CHANGES))


class NextStepMixin:
    """Leads the editor's form with the next step, and says what comes after it."""

    request: HttpRequest
    page: Page
    expects_json_response: bool

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says what the reviewer wants changed; Wagtail shows it behind two clicks."""
        # A page that is being created has no such state.
        state: Any = getattr(self, "workflow_state", None)
        wants_changes = state and state.status == state.STATUS_NEEDS_CHANGES
        if wants_changes and not self.expects_json_response:
            messages.warning(request, what_to_change(state.current_task_state))
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the template what stands beside the main button."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        menu = context.get("action_menu")
        if isinstance(menu, PageActionMenu) and (save := lead_with_next_step(menu)):
            context["save_button"] = save.render_html(menu.context)
        return context

    def submit_action(self) -> HttpResponse:
        """Says to whom it went."""
        response: HttpResponse = super().submit_action()  # type: ignore[misc]
        self.tell_who_reviews()
        return response

    def restart_workflow_action(self) -> HttpResponse:
        """Says to whom it went."""
        response: HttpResponse = super().restart_workflow_action()  # type: ignore[misc]
        self.tell_who_reviews()
        return response

    def publish_action(self) -> HttpResponse:
        """Says where it is read, or when it will be."""
        self.page.is_being_published = True
        response: HttpResponse = super().publish_action()  # type: ignore[misc]
        self.tell_where_it_is()
        return response

    def tell_who_reviews(self) -> None:
        """Names whom the page waits for now."""
        state = TaskState.objects.filter(
            workflow_state__object_id=str(self.page.pk),
            workflow_state__base_content_type=self.page.get_base_content_type(),
            status=TaskState.STATUS_IN_PROGRESS,
        ).first()
        if state:
            messages.info(self.request, who_reviews(state))

    def tell_where_it_is(self) -> None:
        """Gives the public address, or the time from which there is one."""
        page = self.page
        waits = not page.live or page.has_unpublished_changes
        scheduled = page.scheduled_revision if waits else None
        if scheduled:
            time = date_format(scheduled.approved_go_live_at, "j F Y H:i")
            messages.info(self.request, f"Den publiceras av sig själv {time}.")
        elif page.live:
            messages.info(self.request, f"Besökarna läser den på {page.full_url}")


def what_to_change(state: TaskState) -> str:
    """Returns who has sent the page back, and the comment."""
    who = _name(state.finished_by) if state.finished_by else "Den som granskar"
    said = f": ”{state.comment}”" if state.comment else "."
    return f"{who} vill att något ändras innan sidan publiceras{said}"


def who_reviews(state: TaskState) -> str:
    """Returns who has got a mail, and what comes next."""
    groups = getattr(state.task.specific, "groups", None)
    people = {
        _name(user)
        for group in (groups.all() if groups else ())
        for user in group.user_set.filter(is_active=True)
    }
    names = sorted(people)
    shown = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], "fler"]
    if not shown:
        return "Ingen kan granska den än. Be en administratör att lägga till en redaktionschef."
    who = " och ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    return f"Nu väntar den på {who}. Du får ett mejl när den är godkänd eller behöver ändras."


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
