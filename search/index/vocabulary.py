"""The vocabulary: the words of the site, filed under the keys a query may know them by.

What language there is in the search lives here, word by word, not document by document: when a
new word comes to the site its keys are worked out once. A query asks for its own keys and gets
the words to look for.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from django.db import transaction
from django.db.models import Q

from search.analysis.characters import fold
from search.analysis.compounds import compound_parts
from search.analysis.stems import derivation_key, stem_keys
from search.index.bulk_insert import insert_rows
from search.models import WordKey

# The kinds of key.
STEM = "s"  # a stem the word shares with its other forms, or with what is derived from it
PART = "p"  # the stem of a part in the middle of a word, where neither of the next two leads
BEGINNING = "b"  # the folded word, for looking up what begins alike
ENDING = "e"  # the folded stem backwards, for looking up what ends alike

_LOOKUP = 900
_SHORTEST_WITH_MIDDLE = 11


def is_word(term: str) -> bool:
    """Tells a word of the site from a term that states a fact about a document."""
    return term[:1].isalnum()


def after_all(beginning: str) -> str:
    """Returns the first text, by code point, after all that begin so."""
    last = ord(beginning[-1]) + 1
    # The surrogates in between are no characters, and the last code point has none after it.
    last = 0xE000 if 0xD800 <= last <= 0xDFFF else min(last, 0x10FFFF)
    return beginning[:-1] + chr(last)


def keys_from(kind: str, beginning: str) -> Q:
    """Returns the condition that a key of one kind begins so."""
    return Q(kind=kind, key__gte=beginning, key__lt=after_all(beginning))


def keys_of(word: str) -> Iterator[tuple[str, str]]:
    """Yields the kind and key of every way to a word."""
    yield BEGINNING, fold(word)
    keys = stem_keys(word)
    for key in keys:
        yield STEM, key
    for key in {keys[0], min(keys, key=len)}:
        yield ENDING, key[::-1]
    if derived := derivation_key(word):
        yield STEM, derived
    if len(word) >= _SHORTEST_WITH_MIDDLE:
        for part in compound_parts(word)[1:-1]:
            yield PART, stem_keys(part)[0]


def add_words(words: Iterable[str]) -> None:
    """Files the words that are new to the site; nobody waits for another who files the same."""
    asked = set(words)
    new = asked - _known(asked)
    _file({(kind, key, word) for word in new for kind, key in keys_of(word)})


def _file(rows: Iterable[tuple[str, str, str]]) -> None:
    insert_rows("search_wordkey", ("kind", "key", "word"), sorted(rows))


def renew() -> None:
    """Files every word anew under the keys of today's rules; writes only what differs."""
    rows = WordKey.objects.order_by("word").values_list("word", "kind", "key", "pk")
    missing: list[tuple[str, str, str]] = []
    surplus: list[int] = []
    for word, filed in groupby(rows.iterator(), key=itemgetter(0)):
        wanted = set(keys_of(word))
        for _, kind, key, pk in filed:
            if (kind, key) in wanted:
                wanted.remove((kind, key))
            else:
                surplus.append(pk)
        missing += [(kind, key, word) for kind, key in wanted]
    for start in range(0, max(len(missing), len(surplus)), _LOOKUP):
        with transaction.atomic():
            _file(missing[start : start + _LOOKUP])
            WordKey.objects.filter(pk__in=surplus[start : start + _LOOKUP]).delete()


def _known(words: Iterable[str]) -> set[str]:
    """Returns those of the words that are filed already."""
    asked = sorted(words)
    known: set[str] = set()
    for start in range(0, len(asked), _LOOKUP):
        some = [fold(word) for word in asked[start : start + _LOOKUP]]
        filed = WordKey.objects.filter(kind=BEGINNING, key__in=some)
        known.update(filed.values_list("word", flat=True))
    return known
