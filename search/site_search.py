"""The visitor's search: the best honest answer to a query, narrowed by the chosen filters.

All words first. If no page has them all: a correction of the words the site does not know, if
that leads to all words; else the pages with most of the words. What was done is told, so that the
page can say it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from home.pagination import PAGE_SIZE
from profiles.public.filters import TOPIC, Filters
from search.index import filter_terms
from search.index.vocabulary import after_all
from search.query.correcting import correct
from search.query.matching import Question, ask
from search.query.parsing import parse
from search.query.statement import Condition, Row, visitors

_YEAR = re.compile(r"\d{4}", re.ASCII)
_NO_VALUE = ("", "0")
BY_DATE = "datum"

_ORDERS = {True: "shown_on DESC, score DESC, id", False: "score DESC, shown_on DESC, id"}
# One row is a hit (id, page, score, day), a combination of columns with its count, or a topic's.
_FINAL = """
SELECT 'hit', '', id, page_id, score, shown_on FROM
  (SELECT * FROM hits WHERE {shown} ORDER BY {order} LIMIT %s OFFSET %s) AS listed
UNION ALL SELECT 'total', '', COUNT(*), 0, COALESCE(MAX(held), 0), NULL FROM hits WHERE {shown}
UNION ALL SELECT 'facets', place, COUNT(*), SUM(CASE WHEN {of_topic} THEN 1 ELSE 0 END), 0, NULL
  FROM hits GROUP BY place
UNION ALL SELECT 'topic', p.term, COUNT(*), 0, 0, NULL FROM search_posting p
  WHERE p.term >= %s AND p.term < %s
  AND +p.document_id IN (SELECT id FROM hits WHERE {of_columns}) GROUP BY p.term
"""
# The topics' own lists are gone through; the plus keeps SQLite from looking up each hit.
_OF_TOPIC = "EXISTS (SELECT 1 FROM search_posting q WHERE q.document_id = hits.id AND q.term IN {})"


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
    stop: int = PAGE_SIZE
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

    def hits_from(self, start: int) -> Sequence[tuple[int, int]]:
        """Returns the hits from one on, asking again if another was wanted."""
        if start == self.wanted.start:
            return self.found.hits
        stop = start + self.wanted.stop - self.wanted.start
        return _fetch(self.question, replace(self.wanted, start=start, stop=stop)).hits

    def count_of(self, parameter: str) -> Counter[str]:
        """Counts the values of a facet among what the filters of the others leave."""
        if parameter == TOPIC:
            return self.found.topics
        places = list(self.found.places.items())
        names = list(filter_terms.COLUMNS)
        for at, name in enumerate(names):
            chosen = self.wanted.filters.values(name)
            if chosen and name != parameter:
                places = [(place, counted) for place, counted in places if place[at] in chosen]
        counts: Counter[str] = Counter()
        column = names.index(parameter)
        for place, (_, in_topic) in places:
            counts[place[column]] += in_topic
        return Counter({value: n for value, n in counts.items() if n and value not in _NO_VALUE})


def find(text: str, wanted: Wanted) -> SearchResult:
    """Answers a query."""
    searchable = visitors()
    question = ask(parse(text), searchable)
    if not question.query.text and wanted.filters.number_chosen:
        question = replace(question, statement=replace(question.statement, is_everything=True))
    found = _fetch(question, wanted)
    if found.unfiltered:
        return SearchResult(QueryInterpretation.ALL_WORDS, question, wanted, found)
    found = _fetch(question, wanted, question.half)
    correction = correct(question.query, question.statement.word_counts())
    if correction:
        corrected = ask(parse(correction), searchable)
        better = _fetch(corrected, wanted, corrected.half)
        if better.held > found.held:
            missing = _missing(corrected)
            interpretation = QueryInterpretation.CORRECTED
            return SearchResult(interpretation, corrected, wanted, better, correction, missing)
    if found.unfiltered:
        missing = _missing(question)
        interpretation = QueryInterpretation.MOST_WORDS
        return SearchResult(interpretation, question, wanted, found, missing=missing)
    return SearchResult(QueryInterpretation.NOTHING, question, wanted, found)


def _missing(question: Question) -> list[str]:
    """Returns the words that none of the hits has."""
    counts = zip(question.query.words, question.statement.held_counts(question.half), strict=True)
    return [word.shown for word, count in counts if not count]


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
        places={tuple(row[0].split("/")): (row[1], row[2]) for row in kinds["facets"]},
        topics=Counter({row[0].removeprefix(filter_terms.TOPIC): row[1] for row in kinds["topic"]}),
    )


def _final(wanted: Wanted) -> tuple[str, list[object]]:
    """Returns what is asked of the hits."""
    of_columns = _all(_of_columns(wanted.filters))
    chosen = [filter_terms.TOPIC + slug for slug in wanted.filters.values(TOPIC)]
    of_topic = Condition.among(_OF_TOPIC, chosen) if chosen else Condition("1 = 1")
    besides = [Condition.among("page_id NOT IN {}", wanted.besides)] if wanted.besides else []
    shown = _all([of_columns, of_topic, *besides])
    sql = _FINAL.format(
        shown=shown.sql,
        order=_ORDERS[wanted.filters.sort == BY_DATE],
        of_topic=of_topic.sql,
        of_columns=of_columns.sql,
    )
    topics = (filter_terms.TOPIC, after_all(filter_terms.TOPIC))
    return sql, [
        *shown.values, wanted.stop - wanted.start, wanted.start,
        *shown.values, *of_topic.values,
        *topics, *of_columns.values,
    ]  # fmt: skip


def _all(conditions: Iterable[Condition]) -> Condition:
    return Condition.joined(" AND ", [Condition("1 = 1"), *conditions])


def _of_columns(filters: Filters) -> Iterator[Condition]:
    for parameter, column in filter_terms.COLUMNS.items():
        chosen: Collection[object] = filters.values(parameter)
        if column == "year":
            years = filters.values(parameter)
            chosen = [int(year) if _YEAR.fullmatch(year) else -1 for year in years]
        if chosen:
            yield Condition.among(f"{column} IN {{}}", chosen)
