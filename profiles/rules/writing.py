"""Rules for Swedish typography in running text."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import texts, warning
from profiles.rules.finding import Finding

STRAIGHT = 'Byt raka citattecken (") mot svenska (”).'


def quotation_marks_are_swedish(page: AbstractProfilePage) -> Iterator[Finding]:
    """Advises against straight quotation marks, once for each field."""
    if '"' in page.title:
        yield warning("straight-quotes", STRAIGHT, "title")
    marked = set()
    for place, text in texts(page):
        if '"' in text and (place.field, place.path) not in marked:
            marked.add((place.field, place.path))
            yield place.warning("straight-quotes", STRAIGHT)


RULES = (quotation_marks_are_swedish,)
