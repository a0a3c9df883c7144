"""The vocabulary: the words of the site, filed under the keys a query may know them by.

What language there is in the search lives here, word by word, not document by document: when a
new word comes to the site its keys are worked out once. A query asks for its own keys and gets
the words to look for.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.db import connection

from search.analysis import compound_parts, deletion_keys, fold, stem_keys
from search.models import WordKey

# The kinds of key.
STEM = "s"  # a stem the word shares with its other forms
PART = "p"  # the stem of a part of the word
BEGINNING = "b"  # the folded word, for looking up what begins alike
ENDING = "e"  # the folded stem backwards, for looking up what ends alike
SLIP = "d"  # what is left of the first letters less one or two

_BATCH = 2000
_LOOKUP = 900


def is_word(term: str) -> bool:
    """Tells a word of the site from a term that states a fact about a document."""
    return term[:1].isalnum()


def keys_of(word: str) -> Iterator[tuple[str, str]]:
    """Yields the kind and key of every way to a word."""
    yield BEGINNING, fold(word)
    for key in stem_keys(word):
        yield STEM, key
    yield ENDING, stem_keys(word)[0][::-1]
    for part in compound_parts(word):
        for key in stem_keys(part):
            yield PART, key
    for key in deletion_keys(word):
        yield SLIP, key


def learn(words: Iterable[str]) -> None:
    """Files the words that are new to the site."""
    asked = set(words)
    rows = (
        (kind, key, word)
        for word in sorted(asked - _known(asked))
        for kind, key in dict.fromkeys(keys_of(word))
    )
    while some := list(islice(rows, _BATCH)):
        _insert(some)


def _insert(rows: list[tuple[str, str, str]]) -> None:
    """Stores rows at a fraction of what as many objects would cost."""
    marks = ", ".join(["(%s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_wordkey (kind, key, word) VALUES {marks}"  # noqa: S608 only marks
            " ON CONFLICT DO NOTHING",
            list(chain.from_iterable(rows)),
        )


def _known(words: Iterable[str]) -> set[str]:
    """Returns those of the words that are filed already."""
    folded = sorted({fold(word) for word in words})
    known: set[str] = set()
    for start in range(0, len(folded), _LOOKUP):
        known.update(
            WordKey.objects.filter(
                kind=BEGINNING, key__in=folded[start : start + _LOOKUP]
            ).values_list("word", flat=True)
        )
    return known
