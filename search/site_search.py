"""The visitor's search: the best honest answer to a query, narrowed by the chosen filters.

All words first. If no page has them all: a correction of the words the site does not know, if
that leads to all words; else the pages with most of the words. What was done is told, so that the
page can say it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from profiles.public.filters import FACET_PARAMETERS, TOPIC, Filters
from search.index import filter_terms
from search.index.vocabulary import after_all
from search.query.correcting import correct
from search.query.matching import Question, ask
from search.query.parsing import parse
from search.query.statement import Condition, Row, visitors

_YEAR = re.compile(r"\d{4}", re.ASCII)
BY_DATE = "datum"
FIRST_PAGE = 24

_ORDERS = {True: "shown_on DESC, score DESC, id", False: "score DESC, shown_on DESC, id"}
# One row is a hit (id, score, page, day), a combination of columns with its count, or a topic's.
_FINAL = """
SELECT 'hit', '', '', score, '', page_id, id, shown_on FROM
  (SELECT * FROM hits WHERE {shown} ORDER BY {order} LIMIT %s OFFSET %s) AS listed
UNION ALL SELECT 'total', '', '', COALESCE(MAX(held), 0), '', 0, COUNT(*), NULL FROM hits
  WHERE {shown}
UNION ALL SELECT 'facets', county, size, year, label, in_topic, COUNT(*), NULL
  FROM (SELECT county, size, year, label, {in_topic} AS in_topic FROM hits) AS placed
  GROUP BY county, size, year, label, in_topic
UNION ALL SELECT 'topic', p.term, '', 0, '', 0, COUNT(*), NULL FROM hits CROSS JOIN search_posting p
  WHERE {are_few} AND p.document_id = hits.id
  AND p.term >= %s AND p.term < %s AND {of_columns} GROUP BY p.term
UNION ALL SELECT 'topic', p.term, '', 0, '', 0, COUNT(*), NULL FROM search_posting p
  WHERE NOT {are_few} AND p.term >= %s AND p.term < %s
  AND +p.document_id IN (SELECT id FROM hits WHERE {of_columns}) GROUP BY p.term
"""
# Of few hits the topics are looked up one by one; of more, the topics' own lists are gone through,
# with a plus that keeps SQLite from looking up each hit after all.
_ARE_FEW = "((SELECT COUNT(*) FROM hits) * 4 <= (SELECT n FROM counted))"
_OF_TOPIC = "EXISTS (SELECT 1 FROM search_posting q WHERE q.document_id = hits.id AND q.term {})"


class QueryInterpretation(Enum):
    """How the query was understood."""

    ALL_WORDS = "all"
    CORRECTED = "corrected"
    MOST_WORDS = "most"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Found:
    """What one statement brought: a stretch of the hits in order, how many there are, facets."""

    hits: Sequence[tuple[int, int]] = ()  # document, page
    total: int = 0
    held: int = 0
    facet_rows: Sequence[Row] = ()
    topics: Counter[str] = field(default_factory=Counter)

    @property
    def unfiltered(self) -> int:
        """Returns how many there are before filtering."""
        return sum(row[-1] for row in self.facet_rows)


@dataclass(frozen=True)
class Wanted:
    """Which stretch of the hits is shown, and how they are filtered and sorted."""

    filters: Filters
    start: int = 0
    stop: int = FIRST_PAGE
    besides: Collection[int] = ()  # pages that are shown elsewhere


@dataclass(frozen=True)
class SearchResult:
    """What was found, and how the query was read."""

    interpretation: QueryInterpretation
    question: Question
    wanted: Wanted
    found: Found
    correction: str = ""
    missing: Sequence[str] = ()

    @property
    def filters(self) -> Filters:
        """Returns what was chosen."""
        return self.wanted.filters

    def hits(self, start: int, stop: int) -> Sequence[tuple[int, int]]:
        """Returns a stretch of the hits, asking again if it is another than was wanted."""
        if (start, stop) == (self.wanted.start, self.wanted.stop):
            return self.found.hits
        return _fetch(self.question, replace(self.wanted, start=start, stop=stop)).hits

    def count_of(self, parameter: str) -> Counter[str]:
        """Counts the values of a facet among what the filters of the others leave."""
        if parameter == TOPIC:
            return self.found.topics
        counts: Counter[str | int] = Counter()
        place = _PLACES[parameter]
        rows = [row for row in self.found.facet_rows if row[4]]
        for name, at in _PLACES.items():
            values = self.filters.values(name)
            if values and at != place:
                rows = [row for row in rows if str(row[at]) in values]
        for row in rows:
            counts[row[place]] += row[-1]
        return Counter({str(value): count for value, count in counts.items() if value})


_PLACES = {name: place for place, name in enumerate(filter_terms.COLUMNS)}


def find(text: str, wanted: Wanted) -> SearchResult:
    """Answers a query."""
    query, searchable = parse(text), visitors()
    question = ask(query, searchable)
    if not query.text and wanted.filters.number_chosen:
        question = replace(question, statement=question.statement.everything())
        found = _fetch(question, wanted)
        return SearchResult(QueryInterpretation.ALL_WORDS, question, wanted, found)
    query = question.query  # words typed as one are apart now
    number = len(query.words)
    least = (number + 1) // 2
    found = _fetch(question, wanted)
    if found.unfiltered:
        return SearchResult(QueryInterpretation.ALL_WORDS, question, wanted, found)
    found = _fetch(question, wanted, least)
    counts = question.statement.word_counts()
    correction = correct(query, counts)
    if correction:
        of_correction = ask(parse(correction), searchable)
        least = (len(of_correction.query.words) + 1) // 2
        better = _fetch(of_correction, wanted, least)
        if better.unfiltered and better.held > found.held:
            missing = _missing(of_correction, least)
            interpretation = QueryInterpretation.CORRECTED
            return SearchResult(interpretation, of_correction, wanted, better, correction, missing)
    if found.unfiltered:
        missing = _missing(question, least)
        interpretation = QueryInterpretation.MOST_WORDS
        return SearchResult(interpretation, question, wanted, found, missing=missing)
    return SearchResult(QueryInterpretation.NOTHING, question, wanted, Found())


def _missing(question: Question, least: int) -> list[str]:
    """Returns the words that none of the hits has."""
    counts = question.statement.held_counts(least)
    return [
        word.shown for word, count in zip(question.query.words, counts, strict=True) if not count
    ]


def _fetch(question: Question, wanted: Wanted, least: int = 0) -> Found:
    final, values = _final(wanted)
    kinds: dict[str, list[Row]] = {"hit": [], "total": [], "facets": [], "topic": []}
    statement = question.statement
    for kind, *row in statement.fetch(final, values, least):
        kinds[kind].append(tuple(row))
    if not kinds["total"]:
        return Found()
    (total,) = kinds["total"]
    by_date = wanted.filters.sort == BY_DATE
    listed = sorted(kinds["hit"], key=lambda row: row[5])
    listed.sort(key=lambda row: (row[6], row[2]) if by_date else (row[2], row[6]), reverse=True)
    return Found(
        hits=[(row[5], row[4]) for row in listed],
        total=total[5],
        held=total[2],
        facet_rows=[row[:6] for row in kinds["facets"]],
        topics=Counter({row[0].removeprefix(filter_terms.TOPIC): row[5] for row in kinds["topic"]}),
    )


def _final(wanted: Wanted) -> tuple[str, list[object]]:
    """Returns what is asked of the hits."""
    of_columns = _all([_of_column(wanted.filters, name) for name in FACET_PARAMETERS])
    of_topic = _among(
        _OF_TOPIC, [filter_terms.TOPIC + slug for slug in wanted.filters.values(TOPIC)]
    )
    shown = _all([of_columns, of_topic, _among("page_id NOT {}", wanted.besides)])
    flag = Condition("1")
    if of_topic.sql:
        flag = Condition(f"CASE WHEN {of_topic.sql} THEN 1 ELSE 0 END", of_topic.values)
    sql = _FINAL.format(
        shown=shown.sql or "1 = 1",
        order=_ORDERS[wanted.filters.sort == BY_DATE],
        in_topic=flag.sql,
        of_columns=of_columns.sql or "1 = 1",
        are_few=_ARE_FEW,
    )
    topics = (filter_terms.TOPIC, after_all(filter_terms.TOPIC))
    return sql, [
        *shown.values, wanted.stop - wanted.start, wanted.start,
        *shown.values, *flag.values,
        *topics, *of_columns.values,
        *topics, *of_columns.values,
    ]  # fmt: skip


def _all(conditions: Sequence[Condition]) -> Condition:
    held = [one for one in conditions if one.sql]
    values = tuple(value for one in held for value in one.values)
    return Condition(" AND ".join(one.sql for one in held), values)


def _among(sql: str, values: Collection[object]) -> Condition:
    """Returns a condition with a list of values in it; without any there is no condition."""
    marks = ", ".join(["%s"] * len(values))
    return Condition(sql.format(f"IN ({marks})"), tuple(values)) if values else Condition("")


def _of_column(filters: Filters, parameter: str) -> Condition:
    column = filter_terms.COLUMNS.get(parameter)
    chosen = filters.values(parameter) if column else ()
    values: Collection[object] = chosen
    if chosen and column == "year":
        values = [int(value) for value in chosen if _YEAR.fullmatch(value)] or [-1]
    return _among(f"{column} {{}}", values)
