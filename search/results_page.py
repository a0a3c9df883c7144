"""The page of results: everything the template shows, ready made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from home import pagination
from profiles.public.facets import FacetGroup
from profiles.public.filters import PAGE, STATED, Filters, SortChoice
from search.facets import facet_groups
from search.hits import make_hits
from search.log import count_search
from search.promotions import Promoted, find_promoted
from search.query.parsing import LONGEST_QUERY, QUOTATION_MARKS, parse
from search.site_search import BY_DATE, QueryInterpretation, SearchResult, Wanted, find

_LONGEST_PAGE_NUMBER = 6
_ORDERS = {"": "Relevans", BY_DATE: "Datum"}


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
        return self.found.interpretation is QueryInterpretation.MOST_WORDS

    @property
    def unquoted_query(self) -> str:
        """Returns the URL's query without quotation marks, where no page has the phrase."""
        if self.number_found or not parse(self.query).phrases:
            return ""
        return self.filters.query_string([("q", QUOTATION_MARKS.sub(" ", self.query))])

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
        return self.filters.sort_choices(_ORDERS, _kept(self.query))


class _Hits(Sequence[tuple[int, int]]):
    """The hits in order; only the stretch that is shown has been asked for."""

    def __init__(self, found: SearchResult) -> None:
        self._found = found

    def __len__(self) -> int:
        return self._found.found.total

    def __getitem__(self, place: Any) -> Any:
        return self._found.hits(place.start, place.start + pagination.PAGE_SIZE)


def make_results_page(request: HttpRequest) -> ResultsPage:
    """Returns the page that the URL asks for, and counts the search."""
    query = parse(request.GET.get("q", "")[: 2 * LONGEST_QUERY]).text
    # The index does not know what profiles state.
    filters = Filters.from_query(request.GET).with_choice(STATED)
    promoted = find_promoted(query, request) if query else []
    start = _start(request.GET.get(PAGE, ""))
    besides = [one.page.pk for one in promoted if one.page]
    found = find(query, Wanted(filters, start, start + pagination.PAGE_SIZE, besides))
    page = pagination.paginate(_Hits(found), request.GET.get(PAGE))
    page.object_list = make_hits(found, list(page.object_list), request)
    results = ResultsPage(query, found, page, promoted, facet_groups(found, query), filters)
    if query and not filters.number_chosen and PAGE not in request.GET:
        count_search(query, results.number_found, request)
    return results


def _start(page: str) -> int:
    """Returns where the page of a URL begins; one that cannot be is the first."""
    number = int(page) if page.isdecimal() and len(page) <= _LONGEST_PAGE_NUMBER else 1
    return max(number - 1, 0) * pagination.PAGE_SIZE


def _kept(query: str) -> list[tuple[str, str]]:
    return [("q", query)] if query else []
