"""A page of the series: what the visitor chose, what was found, how to go on."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import F, FilteredRelation, Q
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
from profiles.public.filters import (
    ALPHABETICAL,
    HIGHEST_FIRST,
    LOWEST_FIRST,
    PAGE,
    STATED,
    Filters,
    SortChoice,
)

_ORDERS = {"": "Nyast först", ALPHABETICAL: "A–Ö"}
_ORDERS_OF_NUMBERS = {LOWEST_FIRST: "Lägst först", HIGHEST_FIRST: "Högst först"}
_WORDS = frozenset({"flexible_work", "manager"})


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
    stated = [slug for slug in filters.values(STATED) if slug in STATED_MEASURES]
    measures = [STATED_MEASURES[slug][0] for slug in stated]
    numbers = [measure for measure in measures if measure not in _WORDS]
    sorted_by = numbers[0] if len(numbers) == 1 else ""
    found = _sorted(matching(profiles, filters), filters.sort, sorted_by)
    page = paginate(found.values_list("pk", flat=True), query.get(PAGE))
    page.object_list = load_cards(profiles.model, page.object_list)
    number_found = page.paginator.count
    return Listing(
        profiles=page,
        cards=with_facts(page.object_list, measures),
        number_found=number_found,
        groups=facet_groups(profiles, filters, number_found, without=fixed),
        filters=filters,
        sort_choices=filters.sort_choices({**_ORDERS, **(_ORDERS_OF_NUMBERS if sorted_by else {})}),
    )


def _sorted(profiles: ProfilePageQuerySet, sort: str, measure: str = "") -> ProfilePageQuerySet:
    """Sorts the profiles; by number only where one ``measure`` is asked for."""
    newest_first = profiles.newest_first()
    order = newest_first.query.order_by
    if sort == ALPHABETICAL:
        return newest_first.order_by("municipality__sort_key", *order)
    if measure and sort in _ORDERS_OF_NUMBERS:
        stated = FilteredRelation("stated_measures", condition=Q(stated_measures__measure=measure))
        number = F("stated__number")
        by_number = number.asc if sort == LOWEST_FIRST else number.desc
        return newest_first.annotate(stated=stated).order_by(by_number(nulls_last=True), *order)
    return newest_first
