"""The statement: one question to the database that finds, ranks, filters and counts.

Each word of the query has a *slot*: the terms that answer for it. From the postings of all terms
the statement makes one row for each document, with what it is worth for every slot; from those,
whether it answers the query's words and how well. All numbers are whole, so that SQLite and
PostgreSQL give the same order.

A document's score is the sum, over the words of the query, of *worth × rarity*. Its worth for a
word is the highest *weight × closeness* of the terms that answer, and the rarity of a word is one
more each time it is half as common among the pages.
"""

# ruff: noqa: S608 - SQL is put together of the project's own words; all values are parameters.

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import connection
from wagtail.models import Page, PageViewRestriction

_RAREST = 18
_TOO_COMMON = 2  # a word on more than every second page does not carry a query alone
_FEW = 4
SHARE_OF_REST = 8

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Condition:
    """A condition or another expression in SQL, with its values."""

    sql: str
    values: tuple[Any, ...] = ()


VISITORS = Condition("d.is_live")


def visitors() -> Condition:
    """Returns what makes a document one that visitors may find: live, and not restricted."""
    if not PageViewRestriction.objects.exists():
        return VISITORS
    sql, values = Page.objects.private().order_by().values("pk").query.sql_with_params()
    return Condition(f"{VISITORS.sql} AND d.page_id NOT IN ({sql})", values)


@dataclass
class Slots:
    """The terms asked for, by the slot that they answer for."""

    rows: list[tuple[int, str, int]] = field(default_factory=list)
    ranges: list[tuple[int, str, str]] = field(default_factory=list)
    number: int = 0

    def add(self, terms: Iterable[tuple[str, int]]) -> int:
        """Adds a slot for terms with their closeness."""
        self.rows += [(self.number, term, near) for term, near in terms]
        self.number += 1
        return self.number - 1

    def add_range(self, first: str, after_last: str) -> int:
        """Adds a slot for all terms from one on and before another."""
        self.ranges.append((self.number, first, after_last))
        self.number += 1
        return self.number - 1


@dataclass(frozen=True)
class Statement:
    """What is asked: words over slots, and conditions on the documents."""

    slots: Slots
    words: Sequence[Condition]  # what a document is worth for each; null if it does not answer
    searchable: Condition
    without: Sequence[int] = ()  # slots that must not answer
    all_of: Sequence[Condition] = ()  # about the document in h, beside its words
    groups: Sequence[int] = ()  # of each word; a document with all words of one has enough
    is_everything: bool = False

    def everything(self) -> "Statement":
        """Returns the statement that finds every document there is."""
        return Statement(Slots(), (), self.searchable, is_everything=True)

    def fetch(
        self, final: str, values: Sequence[Any] = (), least: int = 0, any_word: bool = False
    ) -> list[Row]:
        """Runs a query over ``hits``: the documents with all words, or with the largest number.

        That number is ``least`` at least, and among the words, unless all are there, is one that
        is not on more than every second page. With ``any_word`` one word is enough.
        """
        if self.is_everything:
            sql, given = self._everything()
        elif self.words and (self.slots.rows or self.slots.ranges):
            sql, given = self._hits(least or len(self.words), any_word)
        else:
            return []
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} {final}", [*given, *values])
            return cursor.fetchall()

    def word_counts(self) -> Sequence[int]:
        """Returns how many documents answer each of the words."""
        if not self.slots.rows:
            return [0] * len(self.words)
        sql, values = self._documents
        counts = ", ".join(f"c{index}" for index in range(len(self.words)))
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} SELECT {counts} FROM counted", values)
            return cursor.fetchone()

    def _everything(self) -> tuple[str, Sequence[Any]]:
        return (
            "WITH hits AS MATERIALIZED (SELECT d.*, 0 AS held, 0 AS score"
            f" FROM search_indexeddocument d WHERE {self.searchable.sql})"
        ), self.searchable.values

    def _hits(self, least: int, any_word: bool) -> tuple[str, Sequence[Any]]:
        sql, values = self._documents
        number = len(self.words)
        every = range(number)
        held = " + ".join(f"(CASE WHEN w{i} IS NULL THEN 0 ELSE 1 END)" for i in every)
        for group in set(self.groups) if len(set(self.groups)) > 1 else ():
            of_group = [f"w{i} IS NOT NULL" for i in every if self.groups[i] == group]
            held = f"CASE WHEN {' AND '.join(of_group)} THEN {number} ELSE {held} END"
        score = " + ".join(f"COALESCE(w{i}, 0) * r{i}" for i in every)
        tells = " OR ".join(f"(w{i} IS NOT NULL AND t{i} = 1)" for i in every)
        most = "held = (SELECT MAX(held) FROM scored)"
        enough = f"{held} = {number} OR {tells}"
        if any_word:
            most, enough, least = "1 = 1", "1 = 1", 1
        conditions = " AND ".join([f"({enough})", *(one.sql for one in self.all_of)])
        given = [value for one in self.all_of for value in one.values]
        return (
            f"{sql}, scored AS MATERIALIZED (SELECT h.*, {held} AS held, {score} AS score"
            f" FROM words h CROSS JOIN common WHERE {conditions})"
            f", hits AS MATERIALIZED (SELECT * FROM scored WHERE held >= {least} AND {most})"
        ), [*values, *given]

    @cached_property
    def _documents(self) -> tuple[str, list[Any]]:
        """The documents with any of the words, and how common each word is."""
        sources, values = self._sources()
        slots = range(self.slots.number)
        one = "CASE WHEN slot = {} THEN worth END"
        spread = ", ".join(
            f"MAX({one.format(i)}) + SUM({one.format(i)}) / {SHARE_OF_REST} AS s{i}" for i in slots
        )
        worths = ", ".join(f"{one.sql} AS w{i}" for i, one in enumerate(self.words))
        without = "".join(f" AND s{slot} IS NULL" for slot in self.without)
        every = range(len(self.words))
        rarities = ", ".join(f"{_rarity(f'c{i}')} AS r{i}" for i in every)
        tells = ", ".join(
            f"CASE WHEN c{i} * {_TOO_COMMON} > n AND c{i} * {_TOO_COMMON} > {_FEW}"
            f" THEN 0 ELSE 1 END AS t{i}"
            for i in every
        )
        counts = ", ".join(f"COUNT(w{i}) AS c{i}" for i in every)
        sql = (
            f"{sources}, spread AS MATERIALIZED"
            f" (SELECT document_id, {spread} FROM worths GROUP BY document_id),"
            " words AS MATERIALIZED (SELECT d.id, d.content_type_id, d.object_id, d.page_id,"
            f" d.county, d.size, d.year, d.label, d.shown_on, {worths} FROM spread"
            " JOIN search_indexeddocument d ON d.id = spread.document_id"
            f" WHERE {self.searchable.sql}{without}),"
            f" counted AS (SELECT {counts}, (SELECT COUNT(*) FROM search_indexeddocument d"
            f" WHERE {self.searchable.sql}) AS n FROM words),"
            f" common AS MATERIALIZED (SELECT {rarities}, {tells} FROM counted)"
        )
        of_words = [value for one in self.words for value in one.values]
        return sql, [*values, *of_words, *self.searchable.values, *self.searchable.values]

    def _sources(self) -> tuple[str, list[Any]]:
        """The worth of each document for each slot."""
        parts, asked, values = [], "", []
        if self.slots.rows:
            marks = ", ".join(["(%s, %s, %s)"] * len(self.slots.rows))
            asked = f" asked(slot, term, near) AS (VALUES {marks}),"
            values += [value for row in self.slots.rows for value in row]
            parts.append(
                "SELECT document_id, slot, weight * near AS worth FROM asked"
                " CROSS JOIN search_posting p WHERE p.term = asked.term"
            )
        for slot, first, after_last in self.slots.ranges:
            parts.append(
                f"SELECT document_id, {slot} AS slot, weight AS worth FROM search_posting"
                " WHERE term >= %s AND term < %s"
            )
            values += [first, after_last]
        return f"WITH{asked} worths AS ({' UNION ALL '.join(parts)})", values


def _rarity(count: str) -> str:
    """Returns 1 for a word that stands everywhere, one more for each time it is half as common."""
    steps = " ".join(
        f"WHEN n >= {count} * {2**power} THEN {power + 1}" for power in range(_RAREST, -1, -1)
    )
    return f"CASE WHEN {count} = 0 THEN 0 {steps} ELSE 1 END"
