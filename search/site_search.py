"""The visitor's search: the best honest answer to a query, narrowed by the chosen filters.

All words first. If no page has them all: a correction of the words the site does not know, if
that leads to all words; else the pages with most of the words. What was done is told, so that the
page can say it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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
_NO_VALUE = ("", "0")
BY_DATE = "datum"
FIRST_PAGE = 24

_ORDERS = {True: "shown_on DESC, score DESC, id", False: "score DESC, shown_on DESC, id"}
# One row is a hit (id, page, score, day), a combination of columns with its count, or a topic's.
_FINAL = """
SELECT 'hit', '', id, page_id, score, shown_on FROM
  (SELECT * FROM hits WHERE {shown} ORDER BY {order} LIMIT %s OFFSET %s) AS listed
UNION ALL SELECT 'total', '', COUNT(*), 0, COALESCE(MAX(held), 0), NULL FROM hits WHERE {shown}
UNION ALL SELECT 'facets', place, COUNT(*), in_topic, 0, NULL
  FROM (SELECT place, {in_topic} AS in_topic FROM hits) AS placed GROUP BY place, in_topic
UNION ALL SELECT 'topic', p.term, COUNT(*), 0, 0, NULL FROM hits CROSS JOIN search_posting p
  WHERE {are_few} AND p.document_id = hits.id
  AND p.term >= %s AND p.term < %s AND {of_columns} GROUP BY p.term
UNION ALL SELECT 'topic', p.term, COUNT(*), 0, 0, NULL FROM search_posting p
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
    # How many hits there are of each combination of columns, and how many of them in the topics.
    places: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    topics: Counter[str] = field(default_factory=Counter)

    @property
    def unfiltered(self) -> int:
        """Returns how many there are before filtering."""
        return sum(count for count, _ in self.places.values())


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
        names = list(filter_terms.COLUMNS)
        chosen = [
            (at, values)
            for at, name in enumerate(names)
            if name != parameter and (values := self.filters.values(name))
        ]
        places = list(self.found.places.items())
        for at, values in chosen:
            places = [(place, counted) for place, counted in places if place[at] in values]
        counts: Counter[str] = Counter()
        column = names.index(parameter)
        for place, (_, in_topic) in places:
            counts[place[column]] += in_topic
        return Counter({value: n for value, n in counts.items() if n and value not in _NO_VALUE})


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
    listed = sorted(kinds["hit"], key=lambda row: row[1])
    listed.sort(key=lambda row: (row[4], row[3]) if by_date else (row[3], row[4]), reverse=True)
    return Found(
        hits=[(row[1], row[2]) for row in listed],
        total=total[1],
        held=total[3],
        places=_places(kinds["facets"]),
        topics=Counter({row[0].removeprefix(filter_terms.TOPIC): row[1] for row in kinds["topic"]}),
    )


def _places(rows: Iterable[Row]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Returns, for each combination of columns, how many there are, and how many in the topics."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for text, count, in_topic, *_ in rows:
        place = tuple(text.split("/"))
        every, within = found.get(place, (0, 0))
        found[place] = every + count, within + count * in_topic
    return found


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
