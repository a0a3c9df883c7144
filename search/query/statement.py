"""The statement: one question to the database that finds, ranks, filters and counts.

Each word of the query is a table of its own, from document to what it is worth for the word: the
highest *weight × closeness* of the terms that answer, and an eighth of what all of them are worth
together. The documents with enough of the words are the *hits*; only those are looked up. A
document's score is the sum, over the words, of *worth × rarity*, and the rarity of a word is one
more each time it is half as common among the pages. All numbers are whole, so that SQLite and
PostgreSQL give the same order.

Where all words are asked for, the rarest comes first, and of a word with very many postings only
those are read that stand in the documents found so far. How common such a word is, is estimated.
"""

# ruff: noqa: S608 - SQL is put together of the project's own words; all values are parameters.

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import exp
from typing import Any

from django.db import connection
from wagtail.models import Page

from home.models.site_page import private_paths
from search.analysis.characters import fold_text

_RAREST = 18
_TOO_COMMON = 2  # a word on more than every second page does not carry a query alone
_FEW = 4
SHARE_OF_REST = 8
_MOST_COUNTED = 3_000  # postings of a word; a word with more is estimated
_MOST_OF_SYNONYMS = 60  # no document that holds the word itself is worth so little
# LIKE would fold every letter of every text once more.
_FIND = {"sqlite": "instr", "postgresql": "strpos"}

_WORTH = f"MAX(weight * near) + SUM(weight * near) / {SHARE_OF_REST} AS worth"
_COLUMNS = (
    "d.id, d.content_type_id, d.object_id, d.page_id, d.county, d.size, d.year, d.label, d.place,"
    " d.shown_on"
)

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Condition:
    """A piece of SQL with its values."""

    sql: str
    values: tuple[Any, ...] = ()

    @classmethod
    def joined(cls, separator: str, parts: Iterable["Condition"]) -> "Condition":
        """Returns several pieces as one."""
        held = list(parts)
        values = tuple(value for part in held for value in part.values)
        return cls(separator.join(part.sql for part in held), values)

    @classmethod
    def among(cls, sql: str, values: Collection[Any]) -> "Condition":
        """Returns a piece whose ``{}`` is a list of values."""
        marks = ", ".join(["%s"] * len(values))
        return cls(sql.format(f"({marks})"), tuple(values))


def visitors() -> Condition:
    """Returns what makes a document one that visitors may find: live, and not restricted."""
    if not private_paths():
        return Condition("d.is_live")
    sql, values = Page.objects.private().order_by().values("pk").query.sql_with_params()
    return Condition(f"d.is_live AND d.page_id NOT IN ({sql})", values)


def in_text(phrase: str) -> Condition:
    """Tells whether a phrase stands in the text of the document in d, word for word."""
    return Condition(
        "EXISTS (SELECT 1 FROM search_documenttext t WHERE t.document_id = d.id"
        f" AND {_FIND[connection.vendor]}(t.plain, %s) > 0)",
        (as_written(phrase),),
    )


def without(terms: Collection[str]) -> Condition:
    """Tells whether the document in d has none of some terms."""
    have = "SELECT document_id FROM search_posting WHERE term IN {}"
    return Condition.among(f"d.id NOT IN ({have})", terms)


def as_written(phrase: str) -> str:
    """Returns a phrase as it stands in the text of a document."""
    return f" {fold_text(phrase)} "


_NOTHING = Condition("SELECT 0 AS document_id, 0 AS worth WHERE 1 = 0")

# Two terms of a synonym of several words, the rarer before, and how all of it is written.
Neighbours = tuple[str, str, str]


@dataclass(frozen=True)
class Word:
    """What answers for a word of the query; without any of this, nothing does.

    A word of ``group`` 1 comes after an "or". Below ``least`` a document is worth nothing.
    """

    terms: Mapping[str, int]  # with their closeness
    pieces: Sequence[Mapping[str, int]] = ()  # of which all must answer
    neighbours: tuple[Neighbours, ...] = ()
    between: tuple[str, str] | None = None  # all terms from one on and before another
    least: int = 0
    group: int = 0

    @property
    def is_unknown(self) -> bool:
        """Tells whether nothing can answer."""
        return not (self.terms or all(self.pieces or [()]) or self.neighbours or self.between)


@dataclass(frozen=True)
class Statement:
    """What is asked: words, and conditions on the documents."""

    words: Sequence[Word]
    searchable: Condition
    all_of: Sequence[Condition] = ()  # about the document in d, beside its words
    is_everything: bool = False  # whatever the words

    def of_any_word(self) -> "Statement":
        """Returns the statement for which one of the words is enough."""
        words = [replace(word, group=group) for group, word in enumerate(self.words)]
        return replace(self, words=words)

    def fetch(self, final: str, values: Sequence[Any] = (), least: int = 0) -> list[Row]:
        """Runs a query over ``hits``: the documents with all words, or with the largest number.

        That number is ``least`` at least, and among the words, unless all are there, is one that
        is not on more than every second page.
        """
        if self.is_everything:
            hits = f"SELECT {_COLUMNS}, 0 AS held, 0 AS score FROM search_indexeddocument d"
            sql = f"WITH hits AS MATERIALIZED ({hits} WHERE {self.searchable.sql})"
            given = list(self.searchable.values)
        elif self._can_answer(least or len(self.words)):
            sql, given = self._hits(least or len(self.words))
        else:
            return []
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} {final}", [*given, *values])
            return cursor.fetchall()

    def word_counts(self) -> Sequence[int]:
        """Returns how many documents answer each of the words."""
        if not self.words:
            return []
        sql, values = self._tables({})
        counts = ", ".join(f"c{index}" for index in range(len(self.words)))
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} SELECT {counts} FROM counted", values)
            return cursor.fetchone()

    def held_counts(self, least: int) -> Sequence[int]:
        """Returns how many of the hits have each of the words."""
        counts = ", ".join(
            f"(SELECT COUNT(*) FROM w{index} WHERE document_id IN (SELECT id FROM hits))"
            for index in range(len(self.words))
        )
        return self.fetch(f"SELECT {counts}", least=least)[0]

    @cached_property
    def _groups(self) -> set[int]:
        return {word.group for word in self.words}

    def _can_answer(self, least: int) -> bool:
        known = sum(not word.is_unknown for word in self.words)
        return known >= (1 if len(self._groups) > 1 else max(least, 1))

    def _hits(self, least: int) -> tuple[str, list[Any]]:
        number = len(self.words)
        takes_all = least == number and len(self._groups) == 1
        takes_most = least < number
        sql, values = self._tables(self._estimates() if takes_all and number > 1 else {})
        conditions = [Condition(f"d.id = scored.document_id AND held >= {least}"), *self.all_of]
        if takes_most:
            conditions.append(Condition(f"(held = {number} OR tells = 1)"))
        holds = Condition.joined(" AND ", conditions)
        name = "enough" if takes_most else "hits"
        sql = (
            f"{sql}, {name} AS MATERIALIZED (SELECT {_COLUMNS}, held, score"
            f" FROM ({self._scored()}) AS scored"
            f" CROSS JOIN search_indexeddocument d WHERE {holds.sql})"
        )
        if takes_most:
            most = "SELECT * FROM enough WHERE held = (SELECT MAX(held) FROM enough)"
            sql = f"{sql}, hits AS MATERIALIZED ({most})"
        return sql, [*values, *holds.values]

    def _scored(self) -> str:
        """What each document with any of the words is worth, and how many of them it has."""
        each = [
            f"SELECT document_id, worth * r{index} AS score, 1 AS held, t{index} AS tells,"
            f" {word.group} AS of_group FROM w{index} CROSS JOIN common"
            for index, word in enumerate(self.words)
        ]
        if len(each) == 1:
            return each[0]
        held = "COUNT(*)"
        for group in self._groups if len(self._groups) > 1 else ():
            size = sum(word.group == group for word in self.words)
            of_group = f"SUM(CASE WHEN of_group = {group} THEN 1 ELSE 0 END)"
            held = f"CASE WHEN {of_group} = {size} THEN {len(each)} ELSE {held} END"
        return (
            "SELECT document_id, CAST(SUM(score) AS BIGINT) AS score, MAX(tells) AS tells,"
            f" {held} AS held FROM ({' UNION ALL '.join(each)}) AS each_word GROUP BY document_id"
        )

    def _estimates(self) -> dict[int, int | None]:
        """Returns the places of the words, the rarest first, with how many documents have them.

        A word that is cheap to count has None.
        """
        counts = Condition.joined(", ", map(_count, self.words))
        with connection.cursor() as cursor:
            every = "(SELECT COUNT(*) FROM search_indexeddocument d)"
            cursor.execute(f"SELECT {every}, {counts.sql}", counts.values)
            number, *postings = cursor.fetchone()
        first, *others = sorted(range(len(postings)), key=postings.__getitem__)
        found: dict[int, int | None] = {first: None}
        for at in others:
            is_cheap = postings[at] <= _MOST_COUNTED or self.words[at].pieces
            # As many as would be met if the postings lay anywhere.
            found[at] = None if is_cheap else round(number * (1 - exp(-postings[at] / number)))
        return found

    def _tables(self, estimates: Mapping[int, int | None]) -> tuple[str, list[Any]]:
        """A table for each word, and how common the words are."""
        every = range(len(self.words))
        tables = Condition.joined(", ", self._word_tables(estimates or dict.fromkeys(every)))
        rarities = ", ".join(f"{_rarity(f'c{i}')} AS r{i}" for i in every)
        tells = ", ".join(
            f"CASE WHEN c{i} * {_TOO_COMMON} > n AND c{i} * {_TOO_COMMON} > {_FEW}"
            f" THEN 0 ELSE 1 END AS t{i}"
            for i in every
        )
        # An estimate has the width of a count, for it is multiplied by as much as 2 to the 18th.
        counted = (
            f"CAST({estimates[i]} AS BIGINT)"
            if estimates.get(i)
            else f"(SELECT COUNT(*) FROM w{i})"
            for i in every
        )
        counts = ", ".join(f"{count} AS c{i}" for i, count in enumerate(counted))
        sql = (
            f"WITH {tables.sql}, counted AS MATERIALIZED"
            f" (SELECT {counts}, (SELECT COUNT(*) FROM search_indexeddocument d"
            f" WHERE {self.searchable.sql}) AS n),"
            f" common AS MATERIALIZED (SELECT {rarities}, {tells} FROM counted)"
        )
        return sql, [*tables.values, *self.searchable.values]

    def _word_tables(self, estimates: Mapping[int, int | None]) -> Iterator[Condition]:
        """The tables of the words, and before them what those with synonyms are made of."""
        among = ""
        left = list(estimates)
        while left:
            neighbours = self.words[left[0]].neighbours
            together = [
                at for at in left if at == left[0] or neighbours == self.words[at].neighbours != ()
            ]
            left = [at for at in left if at not in together]
            for at in together:
                within = among if estimates[at] else ""
                name = f"{'o' if neighbours else 'w'}{at}"
                yield self._table(name, _own(self.words[at], within), self.words[at].least)
            if neighbours:
                all_estimated = all(estimates[at] for at in together)
                part = _side_by_side(neighbours, together, among if all_estimated else "")
                yield self._table(f"n{together[0]}", part)
            for at in together if neighbours else ():
                both = f"SELECT * FROM o{at} UNION ALL SELECT * FROM n{together[0]}"
                yield Condition(
                    f"w{at} AS MATERIALIZED (SELECT document_id, CAST(SUM(worth) AS BIGINT)"
                    f" AS worth FROM ({both}) AS ways GROUP BY document_id)"
                )
            among = next((f"w{at}" for at in together if not among or estimates[at]), among)

    def _table(self, name: str, part: Condition, least: int = 0) -> Condition:
        """A table of the documents that may be found, with what they are worth."""
        return Condition(
            f"{name} AS MATERIALIZED (SELECT document_id, worth FROM ({part.sql}) AS answers"
            " CROSS JOIN search_indexeddocument d WHERE d.id = document_id"
            f" AND worth >= {least} AND {self.searchable.sql})",
            (*part.values, *self.searchable.values),
        )


def _count(word: Word) -> Condition:
    """Counts the postings of the terms of a word."""
    if not word.terms:
        return Condition("0")
    return Condition.among("(SELECT COUNT(*) FROM search_posting WHERE term IN {})", word.terms)


def _own(word: Word, within: str = "") -> Condition:
    """What documents are worth for the terms of a word, or for all pieces that stand in for it.

    Only those of the table ``within`` are asked for, if there is one.
    """
    parts = []
    if word.between:
        parts.append(
            Condition(
                f"SELECT document_id, MAX(weight) + SUM(weight) / {SHARE_OF_REST} AS worth"
                " FROM search_posting WHERE term >= %s AND term < %s GROUP BY document_id",
                word.between,
            )
        )
    if word.terms:
        rows = ((0, *answer) for answer in word.terms.items())
        parts.append(_of_terms(rows, "document_id", within))
    if word.pieces and all(word.pieces):
        rows = ((at, *answer) for at, piece in enumerate(word.pieces) for answer in piece.items())
        each = _of_terms(rows, "document_id, piece")
        number = len(word.pieces)
        parts.append(
            Condition(
                f"SELECT document_id, CAST(SUM(worth) / {number} AS BIGINT) AS worth"
                f" FROM ({each.sql}) AS pieces GROUP BY document_id HAVING COUNT(*) = {number}",
                each.values,
            )
        )
    if len(parts) == 1:
        return parts[0]
    together = Condition.joined(" UNION ALL ", parts or [_NOTHING])
    return Condition(
        f"SELECT document_id, MAX(worth) AS worth FROM ({together.sql}) AS parts"
        " GROUP BY document_id",
        together.values,
    )


def _within(table: str) -> str:
    """Returns a condition; the plus keeps SQLite from looking up each document for each term."""
    return f" AND +p.document_id IN (SELECT document_id FROM {table})" if table else ""


def _of_terms(rows: Iterable[tuple[int, str, int]], grouped_by: str, within: str = "") -> Condition:
    """What documents are worth for terms, given with the piece that they answer for."""
    given = _given(rows, "piece", "asked", "near")
    return Condition(
        f"SELECT {grouped_by}, {_WORTH} FROM {given.sql}"
        f" CROSS JOIN search_posting p WHERE p.term = asked{_within(within)}"
        f" GROUP BY {grouped_by}",
        given.values,
    )


def _given(rows: Iterable[tuple[Any, ...]], *names: str) -> Condition:
    """A table of values with names for its columns."""
    values = tuple(chain.from_iterable(rows))
    row = f"({', '.join(['%s'] * len(names))})"
    marks = ", ".join([row] * (len(values) // len(names)))
    columns = ", ".join(f"column{at} AS {name}" for at, name in enumerate(names, 1))
    return Condition(f"(SELECT {columns} FROM (VALUES {marks}) AS given) AS named", values)


def _side_by_side(
    some: Iterable[Neighbours], of_words: Sequence[int], within: str = ""
) -> Condition:
    """The documents in which words stand side by side, but for those that need no synonym."""
    given = _given(some, "rarer", "other", "phrase")
    needed = " OR ".join(
        f"p.document_id NOT IN (SELECT document_id FROM o{at} WHERE worth > {_MOST_OF_SYNONYMS})"
        for at in of_words
    )
    return Condition(
        f"SELECT p.document_id, SUM(p.weight + q.weight) / 2 AS worth FROM {given.sql}"
        " CROSS JOIN search_posting p CROSS JOIN search_posting q"
        " CROSS JOIN search_documenttext t"
        f" WHERE p.term = rarer AND ({needed}){_within(within)}"
        " AND q.document_id = p.document_id AND q.term = other"
        f" AND t.document_id = p.document_id AND {_FIND[connection.vendor]}(t.plain, phrase) > 0"
        " GROUP BY p.document_id",
        given.values,
    )


def _rarity(count: str) -> str:
    """Returns 1 for a word that stands everywhere, one more for each time it is half as common."""
    steps = " ".join(
        f"WHEN n >= {count} * {2**power} THEN {power + 1}" for power in range(_RAREST, -1, -1)
    )
    return f"CASE WHEN {count} = 0 THEN 0 {steps} ELSE 1 END"
