"""The screens from manuscript to draft."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from profiles.admin.manuscript_import.form_data import is_moved, merged_corrections
from profiles.admin.manuscript_import.lines import place_choices, review_decisions, review_lines
from profiles.admin.manuscript_import.uploads import MAX_FILES, manuscript_of, take_in
from profiles.content import UNTITLED, CommercialLabel
from profiles.interchange.errors import DraftError
from profiles.interchange.importing import Outcome, find_imported, import_draft
from profiles.interchange.manuscripts import draft_of
from profiles.manuscript import SUFFIXES, ManuscriptError
from profiles.models import ManuscriptUpload, Municipality, ProfileIndexPage

SENTENCES = {
    Outcome.CREATED: "Utkastet är skapat. Läs igenom det och rätta det som är kvar.",
    Outcome.UNCHANGED: "Manuset hade redan blivit den här presentationen. Inget är ändrat.",
}


class ImporterRequiredMixin(WagtailAdminTemplateMixin):
    """Lets in those who may add a profile to the series."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuses everyone else, as Wagtail does."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        """Returns the editor; Wagtail lets nobody else in."""
        return cast(User, self.request.user)

    def own_uploads(self) -> Any:
        """Returns the uploads this user may see: their own."""
        return ManuscriptUpload.objects.filter(owner=self.request.user)


def may_import(user: Any) -> bool:
    """Tells whether the user may add a profile to the series."""
    series = ProfileIndexPage.objects.first()
    return bool(series and series.permissions_for_user(user).can_add_subpage())


class UploadView(ImporterRequiredMixin, TemplateView):
    """Takes files or pasted text, and lists what waits to be reviewed."""

    template_name = "profiles/manuscript_import/upload.html"
    page_title = "Importera manus"
    header_icon = "doc-full-inverse"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the waiting manuscripts and what the form accepts."""
        return super().get_context_data(
            uploads=self.own_uploads().waiting().defer("content"),
            accept=",".join(SUFFIXES),
            max_files=MAX_FILES,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Goes to the review of a single manuscript, or back to the list of several."""
        self.own_uploads().outdated().delete()
        pasted = request.POST.get("pasted_html") or request.POST.get("pasted") or ""
        intake = take_in(request.FILES.getlist("files"), pasted, self.user)
        for sentence in intake.refusals:
            messages.error(request, sentence)
        if not intake.uploads:
            if not intake.refusals:
                messages.error(request, "Välj en fil eller klistra in texten.")
            context = self.get_context_data(pasted=request.POST.get("pasted", ""))
            return self.render_to_response(context)
        if len(intake.uploads) == 1 and not intake.refusals:
            return redirect(intake.uploads[0])
        messages.success(
            request, f"{len(intake.uploads)} manus är inlästa och väntar på granskning."
        )
        return redirect("manuscript_upload")


class ReviewView(ImporterRequiredMixin, TemplateView):
    """Shows decisions first, then the manuscript line by line, each line correctable."""

    template_name = "profiles/manuscript_import/review.html"
    page_title = "Granska manus"
    header_icon = "doc-full-inverse"

    @cached_property
    def upload(self) -> ManuscriptUpload:
        """Returns the user's manuscript, or answers 404."""
        return get_object_or_404(self.own_uploads(), pk=self.kwargs["upload_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Says so when the stored file can no longer be read."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except ManuscriptError as error:
            messages.error(request, error.message)
            return redirect("manuscript_upload")

    def get_page_subtitle(self) -> str:
        """Names the manuscript in the header."""
        return str(self.upload)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the draft as it stands with the corrections so far."""
        manuscript = manuscript_of(self.upload)
        draft, _ = draft_of(manuscript, self.upload.corrections)
        return super().get_context_data(
            upload=self.upload,
            draft=draft,
            decisions=review_decisions(draft),
            lines=review_lines(manuscript, draft),
            notes=manuscript.notes,
            pictures=manuscript.pictures,
            place_choices=place_choices(),
            municipalities=Municipality.objects.all(),
            municipality_code=(draft.get("municipality") or {}).get("code") or "",
            labels=CommercialLabel.choices,
            people=[person["name"] for person in draft.get("people") or []],
            existing=find_imported(draft),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keeps the corrections; then stays, or creates the draft."""
        if "delete" in request.POST:
            return self._delete()
        changed = self._keep_corrections()
        if "create" in request.POST:
            return self._create(changed)
        return redirect(f"{self.upload.get_absolute_url()}#rader")

    def _keep_corrections(self) -> set[str]:
        """Returns the numbers of the lines that were given another place just now."""
        manuscript = manuscript_of(self.upload)
        draft, _ = draft_of(manuscript, self.upload.corrections)
        shown = review_lines(manuscript, draft)
        self.upload.corrections = merged_corrections(
            self.upload.corrections, self.request.POST, shown
        )
        self.upload.save(update_fields=["corrections"])
        return {str(line.number) for line in shown if is_moved(line, self.request.POST)}

    def _create(self, changed: set[str]) -> HttpResponse:
        draft, pictures = draft_of(manuscript_of(self.upload), self.upload.corrections)
        unseen = [number for number in draft.get("refused") or {} if number in changed]
        if unseen:
            for number in unseen:
                messages.error(self.request, f"Rad {number}: {draft['refused'][number]}")
            return redirect(f"{self.upload.get_absolute_url()}#rad-{unseen[0]}")
        if not (draft.get("municipality") or {}).get("code"):
            messages.error(self.request, "Välj vilken kommun presentationen handlar om.")
            return redirect(self.upload)
        draft["title"] = draft.get("title") or {"text": UNTITLED}
        try:
            imported = import_draft(draft, pictures, user=self.user)
        except DraftError as error:
            messages.error(self.request, str(error))
            return redirect(self.upload)
        self.upload.page = imported.page
        self.upload.save(update_fields=["page"])
        messages.success(self.request, SENTENCES[imported.outcome])
        return redirect("wagtailadmin_pages:edit", imported.page.pk)

    def _delete(self) -> HttpResponse:
        name = str(self.upload)
        self.upload.delete()
        messages.success(self.request, f"”{name}” är borttaget.")
        return redirect("manuscript_upload")
