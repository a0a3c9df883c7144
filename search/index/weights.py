"""Weights: from the parts of a text to one weight per word.

Weights are small whole numbers (1-15). Those from
``NAMES`` up are for what a document is called; a word that means nothing by itself ("vara", "om")
is indexed only there, so that Vara kommun can be found without every page answering to the verb.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from search.analysis.characters import fold
from search.analysis.stop_words import ALL_FORMS
from search.analysis.words import words

HEAVIEST = 15
MUNICIPALITY = HEAVIEST
TITLE = 12
PERSON = 10
NAMES = 8
TOPIC = 6
COUNTY = 6
STANDFIRST = 5
HEADING = 5
ROLE = 4
CONTACT = 3
BODY = 2
ASIDE = 1

AUTOCOMPLETE = "^"
PERSON_NAME = "@"

Part = tuple[int, str]


def weighed_words(parts: Iterable[Part]) -> dict[str, int]:
    """Returns the weight of every word: its heaviest place, a little more if it recurs."""
    found: dict[int, list[str]] = defaultdict(list)
    for weight, text in parts:
        found[weight] += words(text)
    heaviest: dict[str, int] = {}
    times: Counter[str] = Counter()
    for weight in sorted(found):
        counted = Counter(found[weight])
        if weight < NAMES:
            for word in counted.keys() & ALL_FORMS:
                del counted[word]
        heaviest |= dict.fromkeys(counted, weight)
        times.update(counted)
    for word, number in times.items():
        if number > 1:
            heaviest[word] = _raised(heaviest[word], number)
    return heaviest


def _raised(weight: int, times: int) -> int:
    """Adds for recurrence, never so much that a text outweighs a name."""
    raised = weight + (times > 1) + (times > 3)
    return min(raised, NAMES - 1 if weight < NAMES else HEAVIEST)


def beginnings(texts: Iterable[str]) -> dict[str, int]:
    """Returns the terms that answer to a word as yet half typed: a range of them."""
    return {AUTOCOMPLETE + fold(word): NAMES for text in texts for word in words(text)}


def name_terms(names: Iterable[str]) -> dict[str, int]:
    """Returns the terms that answer to a half-typed name, from any of its words on."""
    return {PERSON_NAME + rest: 1 for name in names for rest in rests(name)}


@lru_cache(maxsize=5_000)
def rests(name: str) -> tuple[str, ...]:
    """Returns a name from each of its words on, folded; names recur."""
    parts = fold(" ".join(words(name))).split()
    return tuple(" ".join(parts[start:]) for start in range(len(parts)))
