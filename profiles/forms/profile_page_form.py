"""The editor's form: a draft is never refused, publishing asks the rules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockWidget
from wagtail.models import COMMENTS_RELATION_NAME

from home.formats import web_address
from home.formats.text import clean_line
from home.images.credits import normalise_credit
from profiles.content import UNTITLED, AbstractProfilePage
from profiles.rules import Finding, Severity, findings
from profiles.rules.block_errors import stream_error

ACTIONS_THAT_PUBLISH = ("action-publish", "action-submit", "action-restart-workflow")
TASK_ACTIONS_THAT_STOP = ("reject",)


def share_block_definitions(fields: dict[str, Field]) -> None:
    """Packs the definitions of the blocks once in the life of the process.

    They are the same for everybody and a sixth of the time that it takes to open the editor.
    Django copies a form's widgets for each form, with what they have packed before.
    """
    for field in fields.values():
        if isinstance(field.widget, BlockWidget):
            field.widget.block_json  # noqa: B018 - packs them the first time
            field.widget.media  # noqa: B018


class ProfilePageForm(WagtailAdminPageForm):
    """Puts mechanical slips right and shows the publishing rules' sentences on their fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        share_block_definitions(self.base_fields)
        page = kwargs.get("instance")
        if page and page.pk:
            # Formsets, rules and the checklist read them: asked for once.
            for name in ("people", "topics", COMMENTS_RELATION_NAME):
                getattr(page, name).get_object_list()
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].required = False
        if self.initial.get("title") == UNTITLED:
            # What is typed would stand beside the words that only stand in for a headline.
            self.initial["title"] = ""

    def clean_title(self) -> str:
        """Makes one line of it; a draft without a title gets one that the rules know as empty."""
        return " ".join(clean_line(self.cleaned_data["title"]).split()) or UNTITLED

    def clean_lead_image_credit(self) -> str:
        """Drops a leading ”Foto:”."""
        return normalise_credit(self.cleaned_data["lead_image_credit"])

    def clean_logo_url(self) -> str:
        """Adds a missing scheme."""
        return web_address.tidy(self.cleaned_data["logo_url"])

    def clean_source_url(self) -> str:
        """Adds a missing scheme."""
        return web_address.tidy(self.cleaned_data["source_url"])

    def is_valid(self) -> bool:
        """Tells whether the form can be saved and, when it is to be published, may be."""
        if not super().is_valid():
            return False
        if not self._leads_to_live():
            return True
        page = self.save(commit=False)
        page.checked_findings = findings(page)
        errors = [found for found in page.checked_findings if found.severity == Severity.ERROR]
        self._show(errors)
        return not errors

    def save(self, commit: bool = True) -> AbstractProfilePage:
        """Leaves a draft that is published next unsaved: publishing saves the page."""
        commit = commit and not self.instance.is_being_published
        page: AbstractProfilePage = super().save(commit=commit)
        return page

    def _leads_to_live(self) -> bool:
        if self.is_deferred_validation:
            return False
        if self.data.get("action-workflow-action"):
            return self.data.get("workflow-action-name") not in TASK_ACTIONS_THAT_STOP
        return any(self.data.get(action) for action in ACTIONS_THAT_PUBLISH)

    def _show(self, errors: list[Finding]) -> None:
        by_field: dict[str, list[Finding]] = {}
        for finding in errors:
            by_field.setdefault(finding.field, []).append(finding)
        for field, found in by_field.items():
            if field in self.formsets:
                self._show_on_rows(field, found)
            else:
                self._show_on_field(field, found)

    def _show_on_rows(self, name: str, findings: list[Finding]) -> None:
        rows = list(getattr(self.instance, name).all())
        for finding in findings:
            position, field = finding.path
            for form in self.formsets[name].forms:
                if form.instance is rows[int(position)]:
                    form.add_error(str(field), finding.message)

    def _show_on_field(self, field: str, findings: list[Finding]) -> None:
        if any(finding.path for finding in findings):
            stream = getattr(self.instance, field)
            steps = [(finding.path, finding.message) for finding in findings]
            error: ValidationError = stream_error(stream.stream_block, stream, steps)
        else:
            error = ValidationError([finding.message for finding in findings])
        self.add_error(field if field in self.fields else None, error)
