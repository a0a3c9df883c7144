"""The editor's side panel that holds the checklist."""

from typing import Any

from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.ui.side_panels import BaseSidePanel

from profiles.admin.checklist import build_checklist

SCRIPTS = "checklist advice collapse consent deleted merge speakers paste kept_focus".split()


class ChecklistSidePanel(BaseSidePanel):
    """Rendered with the page, then kept up to date by ``checklist.js``."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Shows the number of errors whether the panel is open or not."""

        aria_label = "Visa eller dölj checklistan"
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Adds the number of errors."""
            context = super().get_context_data(parent_context)
            context["count"] = len(self.panel.checklist.errors)
            return context

    name = "checklist"
    title = "Redo att publicera?"
    template_name = "profiles/admin/checklist_panel.html"
    order = 50

    class Media:
        js = [Script(f"profiles/admin/{name}.js", type="module") for name in SCRIPTS]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = build_checklist(self.object)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Adds the list and the URL that checks the form."""
        context = super().get_context_data(parent_context)
        context["checklist"] = self.checklist
        context["check_url"] = reverse("profile_checklist", args=[0]).removesuffix("0/")
        context["advice_url"] = reverse("set_aside_advice", args=[0]).removesuffix("0/")
        return context
