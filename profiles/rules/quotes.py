"""Rules for quotations and who says them."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import places
from profiles.rules.finding import Finding


def quote_is_written(page: AbstractProfilePage) -> Iterator[Finding]:
    """A quotation block has a quotation in it."""
    for place in places(page, "quote"):
        if not (place.value.get("text") or "").strip():
            yield place.error("quote-empty", "Skriv citatet, eller ta bort rutan.", "text")


def quote_has_speaker(page: AbstractProfilePage) -> Iterator[Finding]:
    """A reader knows who speaks."""
    for place in places(page, "quote"):
        quote = place.value
        if quote.get("text") and not quote.speaker_names and not quote.has_inquit:
            yield place.warning("speaker-missing", "Ange vem som talar.", "speakers")


def quote_has_one_kind_of_mark(page: AbstractProfilePage) -> Iterator[Finding]:
    """A dash is enough: quotation marks around the same words are one too many."""
    for place in places(page, "quote"):
        text = (place.value.get("text") or "").strip()
        if text.startswith(("”", '"', "“")):
            message = "Citatet har både talstreck och citattecken. Ta bort citattecknen."
            yield place.warning("quote-marks", message, "text")


def speakers_are_in_the_list(page: AbstractProfilePage) -> Iterator[Finding]:
    """Whoever is quoted is among the page's people, where role and consent are kept."""
    known = {person.name.casefold() for person in page.people.all()}
    for place in places(page, "quote"):
        for name in place.value.speaker_names:
            if name.casefold() not in known:
                message = f"{name} finns inte bland presentationens personer. Lägg till personen."
                yield place.warning("speaker-unknown", message, "speakers")


RULES = (
    quote_is_written,
    quote_has_speaker,
    quote_has_one_kind_of_mark,
    speakers_are_in_the_list,
)
