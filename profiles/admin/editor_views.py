"""The editor of a profile: Wagtail's own, with the checklist and a filled start."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages as admin_messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import ChecksSidePanel

from home.guarded_autosave import GuardedAutosaveEditView
from home.idempotent_create import IdempotentCreateView
from home.next_step import NextStepMixin
from profiles.admin.checklist import Checklist
from profiles.admin.checklist_panel import ChecklistSidePanel
from profiles.admin.starting_content import fill_new_profile
from profiles.models import Municipality


class ChecklistMixin(NextStepMixin):
    """Leads the form with the next step, and keeps the checklist in sight."""

    checklist: Checklist | None = None
    expects_json_response: bool

    def get_side_panels(self) -> MediaContainer:
        """Puts the checklist second where the whole page is rendered."""
        panels: MediaContainer = super().get_side_panels()  # type: ignore[misc]
        if self.expects_json_response or getattr(self, "hydrate_create_view", False):
            return panels
        for panel in panels:
            if isinstance(panel, ChecksSidePanel):
                # Without Wagtail's LIX: the checklist has it already.
                panel.template_name = "profiles/admin/checks_panel.html"
        checklist_panel = ChecklistSidePanel(self.page, self.request)
        self.checklist = checklist_panel.checklist
        panels.insert(1, checklist_panel)
        return panels

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the button beside the publish button its text."""
        return {**super().get_context_data(**kwargs), "checklist": self.checklist}


class ProfileEditView(ChecklistMixin, GuardedAutosaveEditView):
    """Edits a profile with the checklist in sight."""

    def get_template_names(self) -> list[str]:
        """Keeps Wagtail's templates for aliases and for the answer to the first autosave."""
        names = super().get_template_names()
        return ["profiles/admin/edit.html"] if "wagtailadmin/pages/edit.html" in names else names

    def add_save_confirmation_message(self) -> None:
        """Says what a review came to; Wagtail says "updated" also when it publishes."""
        action = getattr(self, "workflow_action", "")
        if action == "approve":
            self.tell_of_approval()
        elif action == "reject":
            name = self.page.get_admin_display_title()
            messages.success(
                self.request, f"”{name}” är tillbaka hos redaktören, som får ett mejl."
            )
        else:
            super().add_save_confirmation_message()

    def tell_of_approval(self) -> None:
        """Leads to the published page, or says that it waits for its time."""
        page = self.page_class.objects.get(pk=self.page.pk)
        name = page.get_admin_display_title()
        if page.live and not page.has_unpublished_changes:
            button = admin_messages.button(page.url, "Visa på webbplatsen")
            admin_messages.success(
                self.request, f"”{name}” är godkänd och publicerad.", buttons=[button]
            )
            messages.info(
                self.request, f"Besökarna läser den på {page.full_url}. Redaktören får ett mejl."
            )
        else:
            messages.success(self.request, f"”{name}” är godkänd.")


class ProfileCreateView(ChecklistMixin, IdempotentCreateView):
    """Starts a profile with the parts every profile has, and what the register knows."""

    template_name = "profiles/admin/create.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Fills the form; ``?municipality=<code>`` says whom it is about."""
        code = request.GET.get("municipality", "")
        municipality = None
        if code.isascii() and code.isdigit():
            municipality = Municipality.objects.filter(code=code).first()
        fill_new_profile(self.page, municipality)
        return super().get(request)
