"""Rules for Swedish typography in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.rules.finding import Finding
from profiles.rules.places import texts, warning

if TYPE_CHECKING:
    from profiles.models import ProfilePage

STRAIGHT = 'Byt raka citattecken (") mot svenska (”).'


def quotation_marks_are_swedish(page: ProfilePage) -> Iterator[Finding]:
    """Swedish quotation marks are ”…”."""
    if '"' in page.title:
        yield warning("straight-quotes", STRAIGHT, "title")
    marked = set()
    for place, text in texts(page):
        if '"' in text and (place.field, place.path) not in marked:
            marked.add((place.field, place.path))
            yield place.warning("straight-quotes", STRAIGHT)


RULES = (quotation_marks_are_swedish,)
