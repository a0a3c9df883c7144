"""The page of results: everything the template shows, ready made."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from home import pagination
from profiles.public.facets import FACETS, FacetGroup, can_narrow, make_group
from profiles.public.filters import PAGE, STATED, Filters, SortChoice
from search.hits import make_hits
from search.log import count_search
from search.promotions import Promoted, find_promoted
from search.query.parsing import LONGEST_QUERY, QUOTATION_MARKS, parse
from search.site_search import BY_DATE, QueryInterpretation, SearchResult, Wanted, find

_MOST_HITS = 10_000_000
_ORDERS = {"": "Relevans", BY_DATE: "Datum"}


@dataclass(frozen=True)
class ResultsPage:
    """What was found, how it was understood, and the ways to go on."""

    query: str
    found: SearchResult
    page: ListPage
    promoted: list[Promoted]
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
        return self.filters.query_string(self._kept)

    @property
    def sort_choices(self) -> list[SortChoice]:
        """Returns the orders: by relevance, by date."""
        return self.filters.sort_choices(_ORDERS, self._kept)

    @cached_property
    def groups(self) -> list[FacetGroup]:
        """Returns the facets that can narrow the hits: how many each further choice would leave."""
        groups = (
            make_group(facet, self.found.count_of(facet.parameter), self.filters, self._kept)
            for facet in FACETS
            if facet.parameter != STATED
        )
        return [group for group in groups if can_narrow(group, self.found.found.total)]

    @property
    def _kept(self) -> list[tuple[str, str]]:
        return [("q", self.query)] if self.query else []


def make_results_page(request: HttpRequest) -> ResultsPage:
    """Returns the page that the URL asks for, and counts the search."""
    query = parse(request.GET.get("q", "")[: 2 * LONGEST_QUERY]).text
    # The index does not know what profiles state.
    filters = Filters.from_query(request.GET).with_choice(STATED)
    promoted = list(find_promoted(query, request)) if query else []
    # Where the page begins if there are so many hits.
    start = _start(pagination.paginate(range(_MOST_HITS), request.GET.get(PAGE)))
    besides = [one.page.pk for one in promoted if one.page]
    found = find(query, Wanted(filters, start, start + pagination.PAGE_SIZE, besides))
    page = pagination.paginate(range(found.found.total), request.GET.get(PAGE))
    page.object_list = make_hits(found, found.hits_from(_start(page)), request)
    results = ResultsPage(query, found, page, promoted, filters)
    if query and not filters.number_chosen and PAGE not in request.GET:
        count_search(query, results.number_found, request)
    return results


def _start(page: ListPage) -> int:
    return (page.number - 1) * pagination.PAGE_SIZE
