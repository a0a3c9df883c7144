"""Spelling: how many letters two words differ in, and which words are no misspelling.

å ä ö are no difference. A word of ordinary Swedish is never taken for a misspelling of another,
however near: ``löpning`` is not ``lösning``. The ordinary words are those of the list beside this
module, in any inflection.

>>> edits("sosialsekreterare", "socialsekreterare"), edits("bistnåd", "bistånd")
(1, 1)
>>> is_ordinary("löpningen"), is_ordinary("handleding")
(True, False)
"""

import re
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from search.analysis.characters import fold
from search.analysis.stems import spelled_keys

_ORDINARY_STEMS = Path(__file__).with_name("ordinary_stems.txt")
_SHORTEST = 4
_LONGEST = 40
_TWO_EDITS_FROM = 8
# Letters by which one name is written in several ways: Catharina, Katarina.
_SAME_SOUNDS = (
    ("[cq]h?|ch", "k"), ("ph|v", "f"), ("z", "s"), ("x", "ks"), ("dt", "d"), ("(?<!^)h", ""),
    (r"(.)\1", r"\1"),
)  # fmt: skip


def edits_allowed(word: str) -> int:
    """Returns how many letters may be wrong in a word of this length that is still recognised."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


def edits(one: str, other: str, most: int = _LONGEST) -> int:
    """Counts the letters added, lost, changed or swapped; beyond ``most`` it returns one more."""
    return OSA.distance(fold(one), fold(other), score_cutoff=most)


def sounds_alike(one: str, other: str) -> bool:
    """Tells whether two words are one name in two spellings: Veronika, Veronica."""
    return _sound(one) == _sound(other)


def _sound(word: str) -> str:
    word = fold(word)
    for written, sound in _SAME_SOUNDS:
        word = re.sub(written, sound, word)
    return word


def is_ordinary(word: str) -> bool:
    """Tells whether a lower-case word is a form of an ordinary Swedish word."""
    return not _ordinary_stems().isdisjoint(spelled_keys(word))


@cache
def _ordinary_stems() -> frozenset[str]:
    lines = _ORDINARY_STEMS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
