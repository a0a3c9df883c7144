"""The facets of the series and how many profiles each choice would leave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from profiles.public import filters as parameters
from profiles.public.filters import Filters
from profiles.public.rows import SeriesRow
from profiles.registers.cached import counties, topics
from profiles.registers.population_classes import SIZE_CLASSES, size_class

MOST_SHOWN_AT_ONCE = 10


@dataclass(frozen=True, order=True)
class FacetValue:
    """A value of a facet; ordered as a visitor reads the choices."""

    order: str
    value: str
    label: str


@dataclass(frozen=True)
class Facet:
    """A way to divide the series: which values a profile has, and what a value is called."""

    parameter: str
    title: str
    values_of: Callable[[SeriesRow], list[FacetValue]]
    name_of: Callable[[str], str]


@dataclass(frozen=True)
class Choice:
    """A value offered: ``query`` is the URL's query with it chosen, or dropped if it was."""

    value: str
    label: str
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class FacetGroup:
    """A facet's choices; ``title`` is its heading."""

    parameter: str
    title: str
    choices: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        """Returns the choices that are made."""
        return [choice for choice in self.choices if choice.is_chosen]

    @property
    def common(self) -> list[Choice]:
        """Returns the choices shown at once: all of a few, else those of most profiles."""
        if len(self.choices) <= MOST_SHOWN_AT_ONCE:
            return self.choices
        by_count = sorted(self.choices, key=lambda choice: (not choice.is_chosen, -choice.count))
        first = {choice.value for choice in by_count[:MOST_SHOWN_AT_ONCE]}
        return [choice for choice in self.choices if choice.value in first]

    @property
    def others(self) -> list[Choice]:
        """Returns the choices that wait behind ”fler”."""
        shown = {choice.value for choice in self.common}
        return [choice for choice in self.choices if choice.value not in shown]


def _counties(row: SeriesRow) -> list[FacetValue]:
    if not row.county_code:
        return []
    return [FacetValue(row.county_sort_key, row.county_code, row.county_name)]


def _topics(row: SeriesRow) -> list[FacetValue]:
    return [FacetValue(topic.sort_key, topic.slug, topic.label) for topic in row.topics]


def _sizes(row: SeriesRow) -> list[FacetValue]:
    size = size_class(row.population)
    if size is None:
        return []
    return [FacetValue(f"{SIZE_CLASSES.index(size)}", size.slug, size.label)]


def _years(row: SeriesRow) -> list[FacetValue]:
    if not row.published_on:
        return []
    year = row.published_on.year
    return [FacetValue(f"{9999 - year:04}", str(year), str(year))]


def _labels(row: SeriesRow) -> list[FacetValue]:
    name = LABEL_NAMES.get(row.label)
    return [FacetValue(name, row.label, name)] if name else []


LABEL_NAMES = {"annons": "Annons", "redaktionellt": "Redaktionellt"}


def _county_name(code: str) -> str:
    return next((county.name for county in counties() if county.code == code), code)


def _topic_name(slug: str) -> str:
    return next((topic.label for topic in topics() if topic.slug == slug), slug)


def _size_name(slug: str) -> str:
    return next((size.label for size in SIZE_CLASSES if size.slug == slug), slug)


def _label_name(label: str) -> str:
    return LABEL_NAMES.get(label, label)


FACETS = (
    Facet(parameters.COUNTY, "Län", _counties, _county_name),
    Facet(parameters.TOPIC, "Ämne", _topics, _topic_name),
    Facet(parameters.SIZE, "Antal invånare", _sizes, _size_name),
    Facet(parameters.YEAR, "År", _years, str),
    Facet(parameters.LABEL, "Märkning", _labels, _label_name),
)


def matching(rows: Iterable[SeriesRow], filters: Filters) -> list[SeriesRow]:
    """Keeps the rows that have one of the chosen values in every chosen facet."""
    kept = list(rows)
    for facet in FACETS:
        wanted = set(filters.values(facet.parameter))
        if wanted:
            kept = [row for row in kept if wanted & {v.value for v in facet.values_of(row)}]
    return kept


def facet_groups(
    rows: list[SeriesRow],
    filters: Filters,
    kept: Iterable[tuple[str, str]] = (),
    without: frozenset[str] = frozenset(),
) -> list[FacetGroup]:
    """Returns the facets that can narrow the result, with counts.

    A choice's count is how many rows it would leave together with the other facets'
    choices. A facet that can't narrow anything is left out, as are those named in
    ``without``. ``kept`` are parameters that the choices' URLs keep.
    """
    kept = list(kept)
    number_found = len(matching(rows, filters))
    groups = [
        _group(facet, rows, filters, kept) for facet in FACETS if facet.parameter not in without
    ]
    return [group for group in groups if _can_narrow(group, number_found)]


def _can_narrow(group: FacetGroup, number_found: int) -> bool:
    return bool(group.chosen) or any(choice.count != number_found for choice in group.choices)


def _group(
    facet: Facet, rows: list[SeriesRow], filters: Filters, kept: list[tuple[str, str]]
) -> FacetGroup:
    counts = _counts(facet, matching(rows, filters.with_choice(facet.parameter)))
    for value in filters.values(facet.parameter):
        if not any(known.value == value for known in counts):
            counts[FacetValue(value, value, facet.name_of(value))] = 0
    choices = [_choice(facet, value, counts[value], filters, kept) for value in sorted(counts)]
    return FacetGroup(facet.parameter, facet.title, choices)


def _counts(facet: Facet, rows: Iterable[SeriesRow]) -> dict[FacetValue, int]:
    counts: dict[FacetValue, int] = {}
    for row in rows:
        for value in facet.values_of(row):
            counts[value] = counts.get(value, 0) + 1
    return counts


def _choice(
    facet: Facet,
    value: FacetValue,
    count: int,
    filters: Filters,
    kept: list[tuple[str, str]],
) -> Choice:
    is_chosen = value.value in filters.values(facet.parameter)
    after = (
        filters.with_choice(facet.parameter)
        if is_chosen
        else filters.with_choice(facet.parameter, value.value)
    )
    return Choice(value.value, value.label, count, is_chosen, after.query_string(kept))
