"""Rules for sub-headings and the length of what stands between them."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import places, plain
from profiles.rules.finding import Finding

LONG_HEADING = 60
LONG_SECTION = 1500
MANY_PARAGRAPHS = 3


def body_does_not_end_with_heading(page: AbstractProfilePage) -> Iterator[Finding]:
    """A heading has text after it."""
    body = [place for place in places(page) if place.field == "body"]
    if body and body[-1].block_type == "heading":
        message = "Texten slutar med en mellanrubrik. Skriv text under den, eller ta bort den."
        yield body[-1].error("heading-last", message, "text")


def heading_reads_well(page: AbstractProfilePage) -> Iterator[Finding]:
    """A heading is short and has no full stop."""
    for place in places(page, "heading"):
        text = (place.value.get("text") or "").strip()
        if len(text) > LONG_HEADING:
            message = f"Mellanrubriken är längre än {LONG_HEADING} tecken. Korta den om det går."
            yield place.warning("heading-long", message, "text")
        if text.endswith("."):
            yield place.warning(
                "heading-full-stop", "Ta bort punkten efter mellanrubriken.", "text"
            )


def long_text_has_headings(page: AbstractProfilePage) -> Iterator[Finding]:
    """Three or more paragraphs of over 1,500 characters want a heading."""
    paragraphs, length = 0, 0
    for place in places(page):
        if place.field != "body":
            continue
        if place.block_type == "heading":
            paragraphs, length = 0, 0
        elif place.block_type == "paragraph":
            before = length
            paragraphs, length = paragraphs + 1, length + len(plain(place.value))
            if paragraphs >= MANY_PARAGRAPHS and length > LONG_SECTION >= before:
                message = "Här är många stycken utan mellanrubrik. Sätt in en för läsarens skull."
                yield place.warning("section-long", message)


RULES = (body_does_not_end_with_heading, heading_reads_well, long_text_has_headings)
