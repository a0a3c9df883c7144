"""Facets of a search: how many hits each further choice would leave."""

from profiles.public.facets import FACETS, FacetGroup, can_narrow, make_group
from profiles.public.filters import TOPIC
from search.index.filter_terms import COLUMNS
from search.site_search import SearchResult


def facet_groups(found: SearchResult, query: str) -> list[FacetGroup]:
    """Returns the facets that can narrow the hits; their links keep the query."""
    kept = [("q", query)] if query else []
    groups = [
        make_group(facet, found.count_of(facet.parameter), found.filters, kept)
        for facet in FACETS
        if facet.parameter in (TOPIC, *COLUMNS)
    ]
    return [group for group in groups if can_narrow(group, found.found.total)]
