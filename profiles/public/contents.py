"""The table of contents of a long profile."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count

from django.utils.text import slugify

from home.models import SitePage
from profiles.content import AbstractProfilePage

FEWEST_HEADINGS = 4

# What a page's own parts are called.
_TAKEN = ("innehall", "fakta-och-kontakt", "fler-profiler", "tidigare", "medverkande")


@dataclass(frozen=True)
class Entry:
    """A sub-heading and the anchor it stands at."""

    text: str
    anchor: str
    language: str


def table_of_contents(page: AbstractProfilePage) -> list[Entry]:
    """Returns the sub-headings, or nothing for a profile too short to need a list of them."""
    anchors = heading_anchors(page)
    entries = [
        Entry(block.value["text"], anchors[block.id], block.value.get("language") or "")
        for block in page.body
        if block.id in anchors
    ]
    return entries if len(entries) >= FEWEST_HEADINGS else []


def heading_anchors(page: SitePage) -> dict[str, str]:
    """Returns where each sub-heading is found, by the block's id: its words, numbered if alike."""
    anchors: dict[str, str] = {}
    used = {*_TAKEN}
    for block in page.body:
        if block.block_type == "heading" and block.value.get("text") and block.id:
            words = slugify(block.value["text"]) or "avsnitt"
            candidates = chain([words], (f"{words}-{number}" for number in count(2)))
            anchors[block.id] = next(anchor for anchor in candidates if anchor not in used)
            used.add(anchors[block.id])
    return anchors
