"""Rules for corrections: a correction says what was wrong, and when it was put right."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import places
from profiles.rules.finding import Finding

TEXT_MISSING = "Skriv vad som är rättat, eller ta bort rättelsen."
DATE_MISSING = "Ange vilken dag felet rättades."


def corrections_are_complete(page: AbstractProfilePage) -> Iterator[Finding]:
    """Visitors don't see a correction without text, but its author may think that they do."""
    for place in places(page, "correction"):
        if not (place.value.get("text") or "").strip():
            yield place.warning("correction-empty", TEXT_MISSING, "text")
        elif not place.value.get("date"):
            yield place.warning("correction-undated", DATE_MISSING, "date")


RULES = (corrections_are_complete,)
