"""The visitor's search: the best honest answer to a query, narrowed by the chosen filters.

All words first. If no page has them all: a correction of the words the site does not know, if
that leads to all words; else the pages with most of the words. What was done is told, so that the
page can say it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from profiles.public.filters import FACET_PARAMETERS, Filters
from search.index import facts
from search.index.bitmaps import at_least, descending, united, within
from search.query.correcting import corrected
from search.query.matching import Match, WordMatches, match_phrases, match_words
from search.query.parsing import parse
from search.query.reading import read_facts
from search.query.visibility import visible_documents

BY_DATE = "datum"
_TOO_COMMON = 2  # a word on more than every second page does not carry a query alone


class QueryInterpretation(Enum):
    """How the query was understood."""

    ALL_WORDS = "all"
    CORRECTED = "corrected"
    MOST_WORDS = "most"
    NOTHING = "nothing"


@dataclass(frozen=True)
class SearchResult:
    """What was found: the documents before and after filtering, and how to sort them."""

    reading: QueryInterpretation
    words: WordMatches
    match: Match
    bitmaps: Mapping[str, int]
    filters: Filters
    correction: str = ""
    missing: Sequence[str] = ()
    documents: int = field(init=False)

    def __post_init__(self) -> None:
        """Applies the filters."""
        object.__setattr__(self, "documents", self.filtered())

    def filtered(self, besides: str = "") -> int:
        """Returns the documents that fit the filters, one parameter perhaps left aside."""
        documents = self.match.documents
        for parameter in FACET_PARAMETERS:
            values = self.filters.values(parameter)
            if values and parameter != besides:
                documents &= united(self.of_value(parameter, value) for value in values)
        return documents

    def of_value(self, parameter: str, value: str) -> int:
        """Returns the documents with a value of a facet."""
        return self.bitmaps.get(facts.OF_PARAMETER[parameter] + value, 0)

    def values_of(self, parameter: str) -> list[str]:
        """Returns the values of a facet that any document has."""
        prefix = facts.OF_PARAMETER[parameter]
        return [fact.removeprefix(prefix) for fact in self.bitmaps if fact.startswith(prefix)]

    @property
    def order(self) -> Sequence[int]:
        """Returns the order chosen: relevance, or the shown date; the other one breaks ties."""
        days = facts.day_bitmaps(self.bitmaps)
        relevance = descending(self.match.score)
        by_date = self.filters.sort == BY_DATE
        return [*days, *relevance] if by_date else [*relevance, *days]


def find(text: str, filters: Filters) -> SearchResult:
    """Answers a query."""
    bitmaps = read_facts()
    domain = visible_documents(bitmaps)
    query = parse(text)
    words = match_words(query, domain)
    if not query.text and filters.number_chosen:
        return SearchResult(QueryInterpretation.ALL_WORDS, words, Match(domain), bitmaps, filters)
    match = _all_words(words)
    if match.documents:
        return SearchResult(QueryInterpretation.ALL_WORDS, words, match, bitmaps, filters)
    correction = corrected(words, domain)
    if correction:
        of_correction = match_words(parse(correction), domain)
        match = _all_words(of_correction)
        if match.documents:
            found = QueryInterpretation.CORRECTED, of_correction, match, bitmaps, filters
            return SearchResult(*found, correction=correction)
    return _most_words(words, domain, bitmaps, filters)


def _all_words(words: WordMatches) -> Match:
    match = words.all_words()
    documents = match_phrases(words.query.phrases, match.documents)
    return Match(documents, within(match.score, documents))


def _most_words(
    words: WordMatches, domain: int, bitmaps: Mapping[str, int], filters: Filters
) -> SearchResult:
    """Finds the pages with the largest number of words, at least half, and one that tells."""
    any_word = words.any_word()
    counts = words.counts(any_word.documents)
    telling = united(_unless_common(match.documents, domain) for match in words.matches)
    for least in range(len(words.matches) - 1, (len(words.matches) - 1) // 2, -1):
        documents = at_least(counts, least, any_word.documents) & telling
        if documents:
            match = Match(documents, within(any_word.score, documents))
            missing = _missing(words, documents)
            found = QueryInterpretation.MOST_WORDS, words, match, bitmaps, filters
            return SearchResult(*found, missing=missing)
    return SearchResult(QueryInterpretation.NOTHING, words, Match(), bitmaps, filters)


def _unless_common(documents: int, domain: int) -> int:
    """Returns no document at all for a word that stands on most of them."""
    is_common = documents.bit_count() * _TOO_COMMON > max(domain.bit_count(), 4)
    return 0 if is_common else documents


def _missing(words: WordMatches, documents: int) -> list[str]:
    """Returns the words that none of the documents has."""
    return [
        asked.shown
        for asked, match in zip(words.query.words, words.matches, strict=True)
        if not match.documents & documents
    ]
