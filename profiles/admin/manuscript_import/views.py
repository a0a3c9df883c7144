"""The screens from manuscript to draft."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.auth import user_passes_test
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from profiles.admin.manuscript_import.form_data import merged_corrections, moved_lines
from profiles.admin.manuscript_import.lines import (
    KEYS,
    asked_questions,
    place_choices,
    review_lines,
    review_questions,
)
from profiles.admin.manuscript_import.uploads import MAX_FILES, manuscript_of, review_draft, take_in
from profiles.admin.new_profile import writable_series
from profiles.content import UNTITLED, CommercialLabel
from profiles.interchange.errors import DraftError
from profiles.interchange.importing import Outcome, find_imported, import_draft
from profiles.interchange.manuscripts import draft_of
from profiles.manuscript import SUFFIXES, ManuscriptError
from profiles.manuscript.parsing.answers import iso_date
from profiles.models import ManuscriptUpload, Municipality

SENTENCES = {
    Outcome.CREATED: "Utkastet är skapat. Läs igenom det och rätta det som är kvar.",
    Outcome.UNCHANGED: "Manuset hade redan blivit den här presentationen. Inget är ändrat.",
}
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
MAX_LISTED = 100


class EditorMixin(WagtailAdminTemplateMixin):
    """A screen of Wagtail's, with the editor who looks at it."""

    request: HttpRequest
    header_icon = "doc-full-inverse"

    @property
    def user(self) -> User:
        """Returns the editor; Wagtail lets nobody else in."""
        return cast(User, self.request.user)


@method_decorator(user_passes_test(writable_series), name="dispatch")
class UploadView(EditorMixin, TemplateView):
    """Takes files or pasted text, and lists every manuscript with how far it has come."""

    template_name = "profiles/manuscript_import/upload.html"
    page_title = "Importera manus"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the manuscripts of all who may import, and what the form accepts."""
        return super().get_context_data(
            uploads=ManuscriptUpload.objects.listed()[:MAX_LISTED],
            accept=",".join(SUFFIXES),
            max_files=MAX_FILES,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Goes to the review of a single manuscript, or back to the list of several."""
        ManuscriptUpload.objects.outdated().delete()
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


@method_decorator(user_passes_test(writable_series), name="dispatch")
class ReviewView(EditorMixin, TemplateView):
    """Shows questions first, then the manuscript line by line, each line correctable.

    The script posts what the editor has done in one go and gets the rows as JSON; without it the
    same form posts what its buttons say.
    """

    template_name = "profiles/manuscript_import/review.html"
    page_title = "Granska manus"

    @cached_property
    def upload(self) -> ManuscriptUpload:
        """Returns the manuscript, or answers 404."""
        return get_object_or_404(ManuscriptUpload, pk=self.kwargs["upload_id"])

    @property
    def is_colleagues(self) -> bool:
        """Tells whether somebody else is at work with the manuscript."""
        return self.upload.owner_id != self.user.pk

    @property
    def wants_json(self) -> bool:
        """Tells whether the script asks."""
        return self.request.headers.get("Accept", "") == "application/json"

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
        draft = review_draft(self.upload)
        lines = self.rows(draft)
        return super().get_context_data(
            **self.questions(draft),
            is_colleagues=self.is_colleagues,
            lines=lines,
            opened=set(self.request.GET.getlist("rad")),
            place_choices=place_choices(),
            state={
                "rows": [line.as_data() for line in lines],
                "steps": len(self.upload.corrections.get("history", [])),
                "places": place_choices(),
                "keys": KEYS,
            },
            people=[person["name"] for person in draft.get("people") or []],
            existing=find_imported(draft),
            **kwargs,
        )

    def rows(self, draft: dict[str, Any]) -> list[Any]:
        """Returns the rows of the manuscript."""
        changes = self.upload.corrections.get("lines", {})
        return review_lines(manuscript_of(self.upload), draft, changes)

    def questions(self, draft: dict[str, Any]) -> dict[str, Any]:
        """Returns what the list of questions shows."""
        manuscript = manuscript_of(self.upload)
        asked = self.upload.questions or asked_questions(draft, {})
        return {
            "upload": self.upload,
            "draft": draft,
            "questions": review_questions(draft, asked),
            "answered": list(asked.get("answered", {}).values()),
            "asks": asked.get("open", {}),
            "doubtful": sum(line.is_doubtful for line in self.rows(draft)),
            "notes": manuscript.notes,
            "pictures": manuscript.pictures,
            "consent_on": self.upload.corrections.get("consent_on", ""),
            "municipalities": Municipality.objects.all(),
            "municipality_code": (draft.get("municipality") or {}).get("code") or "",
            "labels": CommercialLabel.choices,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keeps the corrections; then stays, or creates the draft."""
        if "take_over" in request.POST:
            return self._take_over()
        if self.is_colleagues:
            return self._refuse()
        if "delete" in request.POST:
            return self._delete()
        changed = self._keep_corrections()
        if "create" in request.POST:
            return self._create(changed)
        if self.wants_json:
            return self._answer()
        return redirect(f"{self.upload.get_absolute_url()}#rader")

    def _take_over(self) -> HttpResponse:
        before = self.upload.owner
        self.upload.owner = self.user
        self.upload.save(update_fields=["owner"])
        name = before.get_full_name() or before.get_username()
        messages.success(self.request, f"Du har tagit över manuset från {name}.")
        return redirect(self.upload)

    def _refuse(self) -> HttpResponse:
        name = self.upload.owner.get_full_name() or self.upload.owner.get_username()
        sentence = f"{name} arbetar med manuset. Ta över det för att ändra."
        if self.wants_json:
            return JsonResponse({"error": sentence}, status=409)
        messages.error(self.request, sentence)
        return redirect(self.upload)

    def _keep_corrections(self) -> set[str]:
        """Returns the numbers of the lines that were given another place just now."""
        before = self.upload.corrections
        places = review_draft(self.upload)["places"]
        self.upload.corrections = merged_corrections(before, self.request.POST, places)
        draft = review_draft(self.upload)
        self.upload.questions = asked_questions(draft, self.upload.questions)
        self.upload.save(update_fields=["corrections", "questions"])
        return moved_lines(before, self.upload.corrections)

    def _answer(self) -> HttpResponse:
        draft = review_draft(self.upload)
        lines = self.rows(draft)
        answer = {
            "rows": [line.as_data() for line in lines],
            "steps": len(self.upload.corrections.get("history", [])),
            "questions": self._html("questions", self.questions(draft)),
        }
        if "structure" in self.request.POST:
            answer["body"] = self._html("rows", {"lines": lines, "upload": self.upload})
        return JsonResponse(answer)

    def _html(self, name: str, context: dict[str, Any]) -> str:
        return render_to_string(f"profiles/manuscript_import/{name}.html", context, self.request)

    def _create(self, changed: set[str]) -> HttpResponse:
        corrections = self.upload.corrections
        draft, pictures = draft_of(manuscript_of(self.upload), corrections)
        unseen = [number for number in draft.get("refused") or {} if number in changed]
        if unseen:
            for number in unseen:
                messages.error(self.request, f"Rad {number}: {draft['refused'][number]}")
            return redirect(f"{self.upload.get_absolute_url()}#rad-{unseen[0]}")
        if not (draft.get("municipality") or {}).get("code"):
            messages.error(self.request, "Välj vilken kommun presentationen handlar om.")
            return redirect(self.upload)
        draft["title"] = draft.get("title") or {"text": UNTITLED}
        is_advertisement = draft.get("label") == CommercialLabel.ADVERTISEMENT
        if is_advertisement and "advertiser" not in corrections:
            draft["advertiser"] = draft.get("advertiser") or draft.get("advertiser_suggested")
        for person in draft.get("people") or []:
            person["consent_on"] = iso_date(corrections.get("consent_on")) or None
        try:
            imported = import_draft(draft, pictures, user=self.user)
        except DraftError as error:
            messages.error(self.request, str(error))
            return redirect(self.upload)
        self.upload.page = imported.page
        self.upload.save(update_fields=["page"])
        messages.success(self.request, SENTENCES[imported.outcome])
        edit = reverse("wagtailadmin_pages:edit", args=[imported.page.pk])
        return redirect(f"{edit}#checklista")

    def _delete(self) -> HttpResponse:
        name = str(self.upload)
        self.upload.delete()
        messages.success(self.request, f"”{name}” är borttaget.")
        return redirect("manuscript_upload")


@require_safe
@user_passes_test(writable_series)
def show_picture(request: HttpRequest, upload_id: int, index: int) -> HttpResponse:
    """Answers with a picture as it came, for whoever describes it, if browsers show its kind."""
    pictures = manuscript_of(get_object_or_404(ManuscriptUpload, pk=upload_id)).pictures
    if index >= len(pictures) or pictures[index].content_type not in PICTURE_TYPES:
        raise Http404
    return HttpResponse(pictures[index].content, content_type=pictures[index].content_type)
