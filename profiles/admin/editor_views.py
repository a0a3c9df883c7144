"""The editor of a profile: Wagtail's own, with the checklist and a filled start."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages as admin_messages
from wagtail.admin.ui.components import MediaContainer

from home.guarded_autosave import GuardedAutosaveEditView
from home.idempotent_create import IdempotentCreateView
from home.next_step import NextStepMixin
from profiles.admin.checklist_panel import ChecklistSidePanel, with_checklist
from profiles.admin.starting_content import fill_new_profile
from profiles.models import Municipality


class ProfileEditView(NextStepMixin, GuardedAutosaveEditView):
    """Edits a profile with the checklist in sight."""

    def get_template_names(self) -> list[str]:
        """Keeps Wagtail's templates for aliases and for the answer to the first autosave."""
        names = super().get_template_names()
        return ["profiles/admin/edit.html"] if "wagtailadmin/pages/edit.html" in names else names

    def get_side_panels(self) -> MediaContainer:
        """Adds the checklist where the whole page is rendered."""
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        self.checklist_panel = ChecklistSidePanel(self.page, self.request)
        return with_checklist(panels, self.checklist_panel)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the button beside the publish button its text."""
        context = super().get_context_data(**kwargs)
        if panel := getattr(self, "checklist_panel", None):
            context["checklist"] = panel.checklist
        return context

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


class ProfileCreateView(NextStepMixin, IdempotentCreateView):
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

    def get_side_panels(self) -> MediaContainer:
        """Adds the checklist."""
        panels = super().get_side_panels()
        self.checklist_panel = ChecklistSidePanel(self.page, self.request)
        return with_checklist(panels, self.checklist_panel)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the button beside the publish button its text."""
        context = super().get_context_data(**kwargs)
        context["checklist"] = self.checklist_panel.checklist
        return context
