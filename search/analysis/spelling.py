"""Spelling: which of the site's words a misspelled one may have been meant as.

Every word of the vocabulary is filed under what is left of its first letters when one is taken
away (the "symmetric delete" idea); so is the misspelled word, with up to two. Where they meet
stands a candidate: a few dozen keys answer for any vocabulary, on any database. The candidates are
then weighed by how many slips lie between the words; å ä ö are no slip.

>>> slips("sosialsekreterare", "socialsekreterare")
1
>>> slip_keys("sosialsekreterare").isdisjoint(deletion_keys("socialsekreterare"))
False
"""

from functools import lru_cache
from itertools import combinations

from search.analysis.characters import fold

_KEY_LENGTH = 7
_SHORTEST = 4
_LONGEST = 40
_TWO_SLIPS_FROM = 8


def slips_allowed(word: str) -> int:
    """Returns how many slips a word of this length may hold and still be recognised."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return 0
    return 2 if len(word) >= _TWO_SLIPS_FROM else 1


def deletion_keys(word: str) -> frozenset[str]:
    """Returns the keys a word of the site is filed under: its beginning less up to one letter."""
    return _deletions(word, min(slips_allowed(word), 1))


def slip_keys(word: str) -> frozenset[str]:
    """Returns the keys to look under for a misspelled word: its beginning less up to two letters.

    Two letters that are both wrong within the beginning are not found; filing every word under
    four times as many keys would be the price. Three letters may be four that lost one: hor, Höör.
    """
    if len(word) == _SHORTEST - 1 and word.isalpha():
        return frozenset({fold(word)})
    return _deletions(word, slips_allowed(word))


@lru_cache(maxsize=10_000)
def _deletions(word: str, most: int) -> frozenset[str]:
    beginning = fold(word)[:_KEY_LENGTH]
    kept = range(len(beginning) - most, len(beginning) + 1) if most else ()
    return frozenset(
        "".join(letters) for length in kept for letters in combinations(beginning, length)
    )


def slips(one: str, other: str, most: int = _LONGEST) -> int:
    """Counts the letters added, lost, changed or swapped between two words, folded.

    Beyond ``most`` it stops counting and returns a higher number.
    """
    one, other = _differing(fold(one), fold(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i] + [most + 1] * len(other)
        # Further from the diagonal there are more slips than counted.
        for j in range(max(i - most, 1), min(i + most, len(other)) + 1):
            wanted = other[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row[j] = cost
        if min(row) > most:
            return most + 1
    return row[-1]


def _differing(one: str, other: str) -> tuple[str, str]:
    """Returns two words without the beginning and the end that they share."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _shared(one: str, other: str) -> int:
    """Returns how many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (letter, wanted) in enumerate(pairs) if letter != wanted),
        min(len(one), len(other)),
    )
