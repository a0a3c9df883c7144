"""A profile as a manuscript again, for the municipality to proof-read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from home.shortcuts import page_or_404
from profiles.interchange.exporter import export_draft
from profiles.manuscript.writing.markdown import to_markdown
from profiles.manuscript.writing.word import to_word
from profiles.models import ProfilePage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _json(draft: dict[str, Any]) -> bytes:
    return json.dumps(draft, ensure_ascii=False, indent=2).encode()


FORMATS: dict[str, tuple[str, str, Callable[[dict[str, Any]], bytes]]] = {
    "docx": ("Exportera till Word", WORD, to_word),
    "md": (
        "Exportera till text",
        "text/markdown; charset=utf-8",
        lambda draft: to_markdown(draft).encode(),
    ),
    "json": ("Exportera som utkast (JSON)", "application/json", _json),
}
"""File ending: name of the button, content type, and what writes the file."""


def export_profile(request: HttpRequest, page_id: int, ending: str) -> HttpResponse:
    """Answers with the latest revision as a file, to whoever may edit the profile."""
    if ending not in FORMATS:
        raise Http404
    page = page_or_404(ProfilePage, page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    latest = page.get_latest_revision_as_object()
    _, content_type, write = FORMATS[ending]
    response = HttpResponse(write(export_draft(latest)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{latest.slug}.{ending}"'
    return response


def export_buttons(page: Page, user: Any, *_args: Any, **_kwargs: Any) -> Iterator[Button]:
    """Yields a button for each kind of file."""
    if not isinstance(page, ProfilePage) or not page.permissions_for_user(user).can_edit():
        return
    for priority, (ending, (name, _, _)) in enumerate(FORMATS.items(), start=40):
        url = reverse("profile_export", args=[page.pk, ending])
        yield Button(name, url, icon_name="download", priority=priority)
