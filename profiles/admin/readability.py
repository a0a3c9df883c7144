"""LIX, the Swedish measure of how heavy a text is to read (Björnsson, 1968)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from profiles.models import ProfilePage
from profiles.rules.block_walk import Place, places, plain

LONG_WORD = 7
LEVELS = (
    (30, "mycket lättläst"),
    (40, "lättläst"),
    (50, "medelsvår"),
    (60, "svår"),
)
HARDEST = "mycket svår"
TOO_HARD = 50
ENOUGH_WORDS = 50

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$|[”\"’)])")


@dataclass(frozen=True)
class Readability:
    """The measure of a text, with the words that tell an editor what it means."""

    words: int
    lix: int | None

    @property
    def level(self) -> str:
        """Returns the Swedish word for the level, or "" when the text is too short to measure."""
        if self.lix is None:
            return ""
        return next((name for limit, name in LEVELS if self.lix < limit), HARDEST)

    @property
    def is_hard(self) -> bool:
        """Tells whether shorter sentences would help."""
        return self.lix is not None and self.lix >= TOO_HARD


def measure(text: str) -> Readability:
    """Returns words per sentence plus the percentage of words of seven letters or more."""
    words = _WORD.findall(text)
    if len(words) < ENOUGH_WORDS:
        return Readability(len(words), None)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    long_words = sum(len(word) >= LONG_WORD for word in words)
    return Readability(len(words), round(len(words) / sentences + 100 * long_words / len(words)))


def measure_page(page: ProfilePage) -> Readability:
    """Measures standfirst and body; a text without a closing mark still ends a sentence."""
    parts = (part.strip() for _, part in running_text(page))
    return measure(" ".join(_closed(part) for part in parts if part))


def running_text(page: ProfilePage) -> Iterator[tuple[Place, str]]:
    """Yields, with its place, what a reader reads in one go: paragraphs, points and quotations."""
    for place in places(page, "text", "paragraph", "list", "quote"):
        if place.block_type == "quote":
            yield place, place.value.get("text") or ""
        elif place.block_type == "list":
            yield from ((place, point or "") for point in place.value.get("items") or [])
        else:
            yield place, plain(place.value)


def _closed(part: str) -> str:
    return part if _SENTENCE_END.search(part[-1:]) else f"{part}."
