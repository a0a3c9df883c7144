"""Expanding: from a word of the query to the words of the site that answer for it.

How close an answer is decides what it counts for (``Closeness``): the word itself, another form
of it, a form with other marks on its letters, what is derived from it, a compound that holds it,
or what it is together with its neighbours. Whoever holds the word itself comes before all who
hold it in a compound only, and those before all who hold a synonym.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import chain, islice

from django.db import connection

from search.analysis.characters import fold, marks_agree
from search.analysis.compounds import begins_with, ends_with, first_part_forms
from search.analysis.stems import derivation_key, spelled_keys, stem_keys
from search.analysis.stop_words import is_stop_word
from search.index.vocabulary import BEGINNING, ENDING, PART, STEM, after_all
from search.models import WordKey

_SHORTEST_COMPOUND_PART = 3
_SHORTEST_NUMBER_BEGINNING = 6
_MOST_COMPOUNDS = 120
_SHORTEST_JOINED, _LONGEST_JOINED = 7, 40
_SHORTEST_JOINED_PIECE = 3
_MOST_JOINED = 3
# SQLite takes 500 questions in one, and each of these words asks up to five.
_MOST_WITH_COMPOUNDS = 90

_SHORTEST_WITH_PART = (
    "SELECT * FROM (SELECT %s, kind, key, word FROM search_wordkey WHERE kind = %s AND key = %s"
    " GROUP BY kind, key, word ORDER BY length(word), word LIMIT %s) AS with_part"
)
_RANGE = (
    "SELECT * FROM (SELECT %s, kind, key, word FROM search_wordkey WHERE kind = %s"
    " AND key >= %s AND key < %s GROUP BY kind, key, word ORDER BY kind, key, word LIMIT %s)"
    " AS compounds"
)

Row = tuple[str, str, str, str]
# What may be a compound of a word, and whether the vocabulary says that it is.
Compounds = dict[str, bool]


class Closeness(IntEnum):
    """How close a word of the site is to a word of the query; the value is its weight."""

    SYNONYM = 1
    PART = 12
    DERIVED = 24
    FOLDED = 300
    FORM = 360
    SAME = 480
    JOINED = 720


Answers = dict[str, Closeness]


def expand(words: Iterable[str], forms_only: Iterable[str] = ()) -> dict[str, Answers]:
    """Returns, for every word, the words of the site that answer for it.

    For those in ``forms_only`` the compounds that begin or end with them are not looked up.
    """
    whole = list(dict.fromkeys(words))
    asked = list(dict.fromkeys([*whole, *forms_only]))
    forms: dict[str, list[str]] = defaultdict(list)
    compounds: dict[str, Compounds] = defaultdict(dict)
    for origin, kind, key, word in _rows(asked, whole[:_MOST_WITH_COMPOUNDS]):
        if kind == STEM:
            forms[key].append(word)
        else:
            compounds[origin][word] = kind == PART or compounds[origin].get(word, False)
    return {word: _answers(word, forms, compounds[word]) for word in asked}


def joined_words(word: str) -> tuple[str, ...]:
    """Returns two or three words of the site that were typed as one, or nothing."""
    if not word.isalpha() or not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED:
        return ()
    starts = range(len(word))
    pieces = {word[a:b] for a in starts for b in range(a + 1, len(word) + 1)}
    filed = WordKey.objects.filter(kind=BEGINNING, key__in=[fold(piece) for piece in pieces])
    known = {fold(found) for found in filed.values_list("word", flat=True) if len(found) > 1}
    known |= {fold(piece) for piece in pieces if is_stop_word(piece)}
    return _cut(word, known, _MOST_JOINED)


def _cut(word: str, known: set[str], most: int) -> tuple[str, ...]:
    """Returns the fewest known words that a word is made of, the longest first word before."""
    if fold(word) in known and len(word) >= _SHORTEST_JOINED_PIECE:
        return (word,)
    best: tuple[str, ...] = ()
    for end in range(len(word) - _SHORTEST_JOINED_PIECE, 0, -1) if most > 1 else ():
        rest = _cut(word[end:], known, most - 1) if fold(word[:end]) in known else ()
        if rest and (not best or len(rest) + 1 < len(best)):
            best = (word[:end], *rest)
    return best


def _answers(asked: str, forms: Mapping[str, list[str]], compounds: Compounds) -> Answers:
    # Short compounds are the common ones.
    shortest = sorted(compounds, key=lambda word: (len(word), word))
    certain = (word for word in shortest if compounds[word] or _is_compound(word, asked))
    near = Closeness.FORM if asked.isdigit() else Closeness.PART
    answers = dict.fromkeys(islice(certain, _MOST_COMPOUNDS), near)
    answers |= dict.fromkeys(forms.get(derivation_key(asked), ()), Closeness.DERIVED)
    for word in chain.from_iterable(forms.get(key, ()) for key in stem_keys(asked)):
        if marks_agree(asked, word):
            answers[word] = closeness(asked, word)
    return answers


@lru_cache(maxsize=20_000)
def _is_compound(word: str, asked: str) -> bool:
    """Tells whether a word holds what was asked for, or continues it if that is a number."""
    return asked.isdigit() or begins_with(word, asked) or ends_with(word, asked)


def closeness(asked: str, word: str) -> Closeness:
    """Returns how close two words are that share a stem."""
    if asked == word:
        return Closeness.SAME
    same_marks = not set(spelled_keys(asked)).isdisjoint(spelled_keys(word))
    return Closeness.FORM if same_marks else Closeness.FOLDED


def _rows(asked: Sequence[str], whole: Sequence[str]) -> Iterator[Row]:
    """Yields the word keys that may matter, for compounds after the word that asked for them.

    One question to the database, however many words there are.
    """
    keys = sorted(
        {key for word in asked for key in (*stem_keys(word), derivation_key(word)) if key}
    )
    if not keys:
        return
    marks = ", ".join(["%s"] * len(keys))
    questions = [
        f"SELECT '', kind, key, word FROM search_wordkey WHERE kind = %s AND key IN ({marks})"  # noqa: S608 only marks
    ]
    values: list[str | int] = [STEM, *keys]
    for word in whole:
        questions.append(_SHORTEST_WITH_PART)
        values += [word, PART, stem_keys(word)[0], _MOST_COMPOUNDS]
        for kind, beginning in _ranges(word):
            questions.append(_RANGE)
            values += [word, kind, beginning, after_all(beginning), _MOST_COMPOUNDS]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions), values)
        yield from cursor.fetchall()


def _ranges(word: str) -> Iterator[tuple[str, str]]:
    """Yields the kinds of key and their beginnings under which compounds of a word are filed."""
    if word.isdigit():
        if len(word) >= _SHORTEST_NUMBER_BEGINNING:
            yield BEGINNING, word
    elif len(word) >= _SHORTEST_COMPOUND_PART and word.isalpha():
        yield BEGINNING, min(first_part_forms(fold(word)), key=len)
        for head in stem_keys(word):
            if len(head) >= _SHORTEST_COMPOUND_PART:
                yield ENDING, head[::-1]
