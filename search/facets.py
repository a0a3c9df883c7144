"""Facets of a search: how many hits each further choice would leave."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from profiles.public import filters as parameters
from profiles.public.facets import LABEL_NAMES, Choice, FacetGroup
from profiles.registers.cached import counties, topics
from profiles.registers.population_classes import SIZE_CLASSES
from search.site_search import SearchResult

_TITLES = {
    parameters.COUNTY: "Län",
    parameters.TOPIC: "Ämne",
    parameters.SIZE: "Antal invånare",
    parameters.YEAR: "År",
    parameters.LABEL: "Märkning",
}


@dataclass(frozen=True)
class _Named:
    value: str
    label: str


def facet_groups(found: SearchResult, query: str) -> list[FacetGroup]:
    """Returns the facets that can narrow the hits; their links keep the query."""
    groups = [_group(found, parameter, query) for parameter in parameters.FACET_PARAMETERS]
    total = found.found.total
    return [
        group
        for group in groups
        if group.chosen or any(choice.count != total for choice in group.choices)
    ]


def _group(found: SearchResult, parameter: str, query: str) -> FacetGroup:
    counts = found.count_of(parameter)
    chosen = found.filters.values(parameter)
    choices = []
    for named in _values(counts, parameter):
        count = counts[named.value]
        if count or named.value in chosen:
            choices.append(_choice(found, parameter, named, count, query))
    return FacetGroup(parameter, _TITLES[parameter], choices)


def _choice(found: SearchResult, parameter: str, named: _Named, count: int, query: str) -> Choice:
    is_chosen = named.value in found.filters.values(parameter)
    values = () if is_chosen else (named.value,)
    after = found.filters.with_choice(parameter, *values)
    kept = [("q", query)] if query else []
    return Choice(named.value, named.label, count, is_chosen, after.query_string(kept))


def _values(counts: Counter[str], parameter: str) -> Iterator[_Named]:
    """Yields the values of a facet as a visitor reads them, in their order."""
    if parameter == parameters.COUNTY:
        yield from (_Named(county.code, county.name) for county in counties())
    elif parameter == parameters.TOPIC:
        yield from (_Named(topic.slug, topic.label) for topic in topics())
    elif parameter == parameters.SIZE:
        yield from (_Named(size.slug, size.label) for size in SIZE_CLASSES)
    elif parameter == parameters.LABEL:
        yield from (_Named(value, name) for value, name in LABEL_NAMES.items())
    else:
        years = (year for year in sorted(counts, reverse=True) if year != "0")
        yield from (_Named(year, year) for year in years)
