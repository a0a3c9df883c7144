"""The page of results: everything the template shows, ready made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from home.pagination import paginate
from profiles.public.facets import FacetGroup
from profiles.public.filters import PAGE, Filters
from search.facets import facet_groups
from search.hits import make_hits
from search.index.bitmaps import ordered
from search.log import count_search
from search.promotions import Promoted, documents_of, find_promoted
from search.query.parsing import LONGEST_QUERY, parse
from search.site_search import BY_DATE, QueryInterpretation, SearchResult, find


@dataclass(frozen=True)
class SortChoice:
    """An order offered; ``query`` is the URL's query with it chosen."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class ResultsPage:
    """What was found, how it was understood, and the ways to go on."""

    query: str
    found: SearchResult
    page: ListPage
    promoted: list[Promoted]
    groups: list[FacetGroup]
    filters: Filters

    @property
    def number_found(self) -> int:
        """Returns how many pages there are, promoted ones included."""
        return self.page.paginator.count + len(self.promoted)

    @property
    def correction_query(self) -> str:
        """Returns the URL's query for the corrected spelling."""
        return self.filters.query_string([("q", self.found.correction)])

    @property
    def is_most_words(self) -> bool:
        """Tells whether the hits have most of the words, not all."""
        return self.found.reading is QueryInterpretation.MOST_WORDS

    @property
    def unfiltered_query(self) -> str:
        """Returns the URL's query without any filter."""
        return urlencode({"q": self.query}) if self.query else ""

    @property
    def query_string(self) -> str:
        """Returns the URL's query without the page number."""
        return self.filters.query_string(_kept(self.query))

    @property
    def sort_choices(self) -> list[SortChoice]:
        """Returns the orders: by relevance, by date."""
        return [
            SortChoice(
                label,
                self.filters.sorted_by(sort).query_string(_kept(self.query)),
                (self.filters.sort == BY_DATE) == (sort == BY_DATE),
            )
            for label, sort in (("Relevans", ""), ("Datum", BY_DATE))
        ]


class _Documents(Sequence[int]):
    """The documents found, in order; only those of the page asked for are sorted out."""

    def __init__(self, documents: int, order: Sequence[int]) -> None:
        self._documents = documents
        self._order = order

    def __len__(self) -> int:
        return self._documents.bit_count()

    def __getitem__(self, place: Any) -> Any:
        start, stop, _ = place.indices(len(self))
        return list(ordered(self._documents, self._order, start, stop))

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])


def make_results_page(request: HttpRequest) -> ResultsPage:
    """Returns the page that the URL asks for, and counts the search."""
    query = parse(request.GET.get("q", "")[: 2 * LONGEST_QUERY]).text
    filters = Filters.from_query(request.GET)
    found = find(query, filters)
    promoted = find_promoted(query, request) if query else []
    documents = found.documents & ~documents_of(promoted)
    page = paginate(_Documents(documents, found.order), request.GET.get(PAGE))
    page.object_list = make_hits(found, list(page.object_list), request)
    results = ResultsPage(query, found, page, promoted, facet_groups(found, query), filters)
    if query and not filters.number_chosen and PAGE not in request.GET:
        count_search(query, results.number_found, request)
    return results


def _kept(query: str) -> list[tuple[str, str]]:
    return [("q", query)] if query else []
