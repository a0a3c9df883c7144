"""The table of contents of a long profile."""

from __future__ import annotations

from dataclasses import dataclass

from profiles.content import AbstractProfilePage

FEWEST_HEADINGS = 4


@dataclass(frozen=True)
class Entry:
    """A sub-heading and the anchor it stands at."""

    text: str
    anchor: str
    language: str


def table_of_contents(page: AbstractProfilePage) -> list[Entry]:
    """Returns the sub-headings, or nothing for a profile too short to need a list of them."""
    entries = [
        Entry(block.value["text"], f"avsnitt-{block.id}", block.value.get("language") or "")
        for block in page.body
        if block.block_type == "heading" and block.value.get("text") and block.id
    ]
    return entries if len(entries) >= FEWEST_HEADINGS else []
