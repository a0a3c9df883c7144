"""Rules for the parts a new profile starts with: none may be left empty unseen."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import places, plain
from profiles.rules.finding import Finding


def text_is_written(page: AbstractProfilePage) -> Iterator[Finding]:
    """Visitors don't see an empty heading or paragraph, but an editor may have forgotten it."""
    for place in places(page, "heading"):
        if not (place.value.get("text") or "").strip():
            message = "Skriv mellanrubriken, eller ta bort rutan."
            yield place.warning("heading-empty", message, "text")
    for place in places(page, "paragraph"):
        if not plain(place.value):
            yield place.warning("paragraph-empty", "Skriv stycket, eller ta bort rutan.")


def panels_are_filled(page: AbstractProfilePage) -> Iterator[Finding]:
    """A fact panel and a contact have something in them."""
    for place in places(page, "fact_panel"):
        if not place.value.get("items"):
            message = "Faktarutan är tom. Fyll i den, eller ta bort den."
            yield place.warning("fact-panel-empty", message, "title")
    for place in places(page, "contact"):
        if not any(_filled(value) for name, value in place.value.items() if name != "organisation"):
            message = "Kontaktrutan är tom. Fyll i den, eller ta bort den."
            yield place.warning("contact-empty", message, "unit")


def _filled(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, bool):
        return value
    return any(entry.get("number") or entry.get("address") for entry in value or [])  # type: ignore[attr-defined]


RULES = (text_is_written, panels_are_filled)
