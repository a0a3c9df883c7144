"""A profile as a manuscript again, for the municipality to proof-read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from home.shortcuts import editable_draft
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
    latest = editable_draft(ProfilePage, page_id, request.user)
    _, content_type, write = FORMATS[ending]
    response = HttpResponse(write(export_draft(latest)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{latest.slug}.{ending}"'
    return response
