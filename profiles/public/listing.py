"""A page of the series: what the visitor chose, what was found, how to go on."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import QueryDict

from home.pagination import paginate
from profiles.content import ProfilePageQuerySet
from profiles.public.cards import Card, load_cards, with_facts
from profiles.public.facets import (
    STATED_MEASURES,
    Choice,
    FacetGroup,
    facet_groups,
    matching,
)
from profiles.public.filters import ALPHABETICAL, PAGE, STATED, Filters, SortChoice

_ORDERS = {"": "Nyast först", ALPHABETICAL: "A–Ö"}


@dataclass(frozen=True)
class Listing:
    """One page of found profiles and the ways to change what is found."""

    profiles: Page
    cards: list[Card]
    number_found: int
    groups: list[FacetGroup]
    filters: Filters
    sort_choices: list[SortChoice]

    @property
    def chosen(self) -> list[Choice]:
        """Returns the choices made, each with the query that takes it back."""
        return [choice for group in self.groups for choice in group.chosen]

    @property
    def query_string(self) -> str:
        """Returns the choices as a query string without the page number."""
        return self.filters.query_string()


def make_listing(
    profiles: ProfilePageQuerySet, query: QueryDict, fixed: frozenset[str] = frozenset()
) -> Listing:
    """Returns the page of these profiles that the query asks for.

    ``fixed`` are parameters that the page itself decides (a county's page has its
    county), which the URL can't change.
    """
    filters = Filters.from_query(query)
    for parameter in fixed:
        filters = filters.with_choice(parameter)
    found = _sorted(matching(profiles, filters), filters.sort)
    page = paginate(found.values_list("pk", flat=True), query.get(PAGE))
    page.object_list = load_cards(profiles.model, page.object_list)
    number_found = page.paginator.count
    stated = [slug for slug in filters.values(STATED) if slug in STATED_MEASURES]
    return Listing(
        profiles=page,
        cards=with_facts(page.object_list, [STATED_MEASURES[slug][0] for slug in stated]),
        number_found=number_found,
        groups=facet_groups(profiles, filters, number_found, without=fixed),
        filters=filters,
        sort_choices=filters.sort_choices(_ORDERS),
    )


def _sorted(profiles: ProfilePageQuerySet, sort: str) -> ProfilePageQuerySet:
    newest_first = profiles.newest_first()
    if sort != ALPHABETICAL:
        return newest_first
    return newest_first.order_by("municipality__sort_key", *newest_first.query.order_by)
