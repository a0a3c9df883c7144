"""The editor of a profile: Wagtail's own, with the checklist and a filled start."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.edit import EditView

from home.single_creation import SingleCreationView
from profiles.desk.checklist_panel import ChecklistSidePanel
from profiles.desk.starting_content import fill_new_profile
from profiles.models import Municipality


class ProfileEditView(EditView):
    """Edits a profile with the checklist in sight."""

    def get_template_names(self) -> list[str]:
        """Keeps Wagtail's templates for aliases and for the answer to the first autosave."""
        names = super().get_template_names()
        return ["profiles/desk/edit.html"] if "wagtailadmin/pages/edit.html" in names else names

    def get_side_panels(self) -> MediaContainer:
        """Adds the checklist where the whole page is rendered."""
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        self.checklist_panel = ChecklistSidePanel(self.page, self.request)
        return MediaContainer([panels[0], self.checklist_panel, *panels[1:]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the button beside the publish button its text."""
        context = super().get_context_data(**kwargs)
        if panel := getattr(self, "checklist_panel", None):
            context["checklist"] = panel.checklist
        return context


class ProfileCreateView(SingleCreationView):
    """Starts a profile with the parts every profile has, and what the register knows."""

    template_name = "profiles/desk/create.html"

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
        return MediaContainer([panels[0], self.checklist_panel, *panels[1:]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gives the button beside the publish button its text."""
        context = super().get_context_data(**kwargs)
        context["checklist"] = self.checklist_panel.checklist
        return context
