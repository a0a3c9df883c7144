"""”Godkännande”: sends a page's version to the municipality and shows what came back."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from home.absolute_urls import absolute_url
from home.shortcuts import editable_draft
from profiles.approval import mails
from profiles.approval.history import note
from profiles.models import Answer, Approval, ProfilePage
from profiles.rules.approval import Line, approved_lines, content_digest, quoted_names

WHOLE_PAGE = "Hela presentationen"
DAYS = ((7, "En vecka"), (14, "Två veckor"), (30, "En månad"))


class ApprovalForm(forms.Form):
    """Asks who is to approve, and what."""

    recipient = forms.CharField(
        label="Namn",
        max_length=255,
        help_text="Den som ska läsa och svara.",
        error_messages={"required": "Skriv vem som ska godkänna."},
    )
    email = forms.EmailField(
        label="E-post",
        required=False,
        help_text="Länken mejlas hit. Lämna tomt om du hellre skickar länken själv.",
        error_messages={"invalid": "Skriv en hel e-postadress, till exempel namn@example.se."},
    )
    speaker = forms.ChoiceField(label="Vad ska godkännas?", required=False)
    days = forms.TypedChoiceField(label="Länken gäller", choices=DAYS, coerce=int, initial=14)
    message = forms.CharField(
        label="Hälsning i mejlet",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, page: ProfilePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(name, f"Bara citaten av {name}") for name in quoted_names(page)]
        field: Any = self.fields["speaker"]
        field.choices = [("", WHOLE_PAGE), *names]


# A line that was approved and what it is now; one of the two may be missing.
Change = tuple[Line | None, Line | None]


@dataclass(frozen=True)
class SentApproval:
    """An approval as the list shows it, with what has changed since it was sent."""

    approval: Approval
    changes: list[Change]

    @property
    def state(self) -> str:
        """Returns the state; an approval of something else than the page now says so."""
        approved = self.approval.answer == Answer.APPROVED
        return "Godkänd, äldre version" if approved and self.changes else self.approval.state


class ApprovalsView(FormView):
    """Shows all that was sent of a page, and sends more."""

    http_method_names = ("get", "post")
    form_class = ApprovalForm
    template_name = "profiles/admin/approvals.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Finds the page, which the user must be allowed to change."""
        super().setup(request, *args, **kwargs)
        self.page = editable_draft(ProfilePage, kwargs["page_id"], request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Gives the form the page, whose speakers it names."""
        return {**super().get_form_kwargs(), "page": self.page}

    def get_context_data(self, new_link: str = "", **kwargs: Any) -> dict[str, Any]:
        """Adds what was sent."""
        return super().get_context_data(
            new_link=new_link,
            page_title="Godkännande",
            header_icon="check",
            page=self.page,
            sent=list(sent_approvals(self.page)),
            **kwargs,
        )

    def form_valid(self, form: ApprovalForm) -> HttpResponse:
        """Makes a link; it is shown in this answer alone, for nothing of it is kept."""
        user, page = self.request.user, self.page
        values = dict(form.cleaned_data)
        message = values.pop("message")
        revision = page.get_latest_revision() or page.save_revision(user=user)
        approval, token = Approval.send(page, revision, sent_by=user, **values)
        note(approval, "sent", user=user)
        url = absolute_url(self.request, reverse("proof", args=[token]))
        if approval.email and mails.send_link(approval, url, message):
            messages.success(self.request, f"Länken är mejlad till {approval.email}.")
        elif approval.email:
            error = "Mejlet kunde inte skickas. Kopiera länken och skicka den."
            messages.error(self.request, error)
        context = self.get_context_data(form=ApprovalForm(page=page), new_link=url)
        return self.render_to_response(context)


@require_POST
def revoke_approval(request: HttpRequest, page_id: int, approval_id: int) -> HttpResponse:
    """Ends a link at once; an answer that was given stays."""
    page = editable_draft(ProfilePage, page_id, request.user)
    approval = get_object_or_404(Approval, pk=approval_id, page=page)
    open_ones = Approval.objects.filter(pk=approval.pk, revoked_at=None)
    if open_ones.update(revoked_at=timezone.now()):
        note(approval, "revoked", user=request.user)
    messages.success(request, f"Länken till {approval.recipient} gäller inte längre.")
    return redirect("approvals", page_id)


def sent_approvals(page: ProfilePage) -> Iterator[SentApproval]:
    """Yields what was sent, the latest first, compared with the page as it is now."""
    for approval in page.approvals.select_related("sent_by").prefetch_related("comments"):
        changed = approval.content_digest != content_digest(page, approval.speaker)
        changes = changes_between(approval.get_page(), page, approval.speaker) if changed else []
        yield SentApproval(approval, changes)


def changes_between(before: ProfilePage, after: ProfilePage, speaker: str) -> list[Change]:
    """Returns what a reader would meet differently, in the order of the page."""
    old, new = approved_lines(before, speaker), approved_lines(after, speaker)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    return [
        pair
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
        for pair in zip_longest(old[a:b], new[c:d])
    ]


def approval_state(page: ProfilePage) -> str:
    """Returns how far the approval has come, in words, or "" when nothing was sent.

    The whole page counts before single speakers, and links that came to nothing not at all.
    """
    sent = [a for a in page.approvals.all() if a.answer or not a.revoked_at]
    whole = [approval for approval in sent if not approval.speaker]
    if not (latest := next(iter(whole or sent), None)):
        return ""
    state = getattr(page, "checklist_state", None)
    is_older = state and whole and state.content_digest not in ("", latest.content_digest)
    if is_older and latest.answer == Answer.APPROVED:
        return "Godkänd, äldre version"
    return latest.state if whole else f"{latest.state} (citat)"
