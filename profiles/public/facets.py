"""Filtering and counting: which profiles a choice keeps, and how many each would leave.

The database counts. A facet says how its values become a condition and what to group by; facets
that are grouped by the same thing, under the same conditions, share one query.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast, Substr

from profiles.content import ProfilePageQuerySet
from profiles.public import filters as parameters
from profiles.public.filters import Filters
from profiles.registers.cached import counties, municipality_places, topics
from profiles.registers.models import Topic
from profiles.registers.population_classes import SIZE_CLASSES

MOST_SHOWN_AT_ONCE = 10


Counts = dict[Hashable, int]


@dataclass(frozen=True)
class Facet:
    """A way to divide the series.

    ``count`` groups profiles in one query; ``reader`` returns what reads a facet's value from what
    they are grouped by. ``names`` are the values with their labels, as a visitor reads them.
    """

    parameter: str
    title: str
    condition: Callable[[tuple[str, ...]], Q]
    count: Callable[[ProfilePageQuerySet], Counts]
    reader: Callable[[], Callable[[Hashable], str | None]]
    names: Callable[[Iterable[str]], dict[str, str]]


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


LABEL_NAMES = {"annons": "Annons", "redaktionellt": "Redaktionellt"}
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_NONE = Q(pk__in=[])


def _in_counties(codes: tuple[str, ...]) -> Q:
    return Q(municipality__county__code__in=codes)


def _about(slugs: tuple[str, ...]) -> Q:
    """Asks for keys: a join would give a profile once for each of its topics."""
    return Q(pk__in=Topic.objects.filter(slug__in=slugs).values("profiles"))


def _of_size(slugs: tuple[str, ...]) -> Q:
    places = municipality_places()
    return Q(municipality__in=[key for key, place in places.items() if place.size in slugs])


def _of_years(years: tuple[str, ...]) -> Q:
    condition = _NONE
    for year in filter(_YEAR.fullmatch, years):
        condition |= Q(published_on__year=int(year))
    return condition


def _labelled(labels: tuple[str, ...]) -> Q:
    return Q(label__in=labels)


def _by_municipality(profiles: ProfilePageQuerySet) -> Counts:
    return dict(_grouped(profiles, "municipality"))


def _by_topic(profiles: ProfilePageQuerySet) -> Counts:
    return dict(_grouped(profiles, "topics"))


def _by_year_and_label(profiles: ProfilePageQuerySet) -> Counts:
    # As text: SQLite has no function for the year of a date and would call Python for each row.
    year = Substr(Cast("published_on", CharField()), 1, 4)
    grouped = _grouped(profiles.annotate(year=year), "year", "label")
    return {tuple(values): count for *values, count in grouped}


def _grouped(profiles: ProfilePageQuerySet, *columns: str) -> Iterable[tuple]:
    return profiles.order_by().values_list(*columns).annotate(number=Count("pk"))


def _county_reader() -> Callable[[Hashable], str | None]:
    counties_of: dict[Hashable, str] = {
        key: place.county for key, place in municipality_places().items()
    }
    return lambda municipality: counties_of.get(municipality)


def _size_reader() -> Callable[[Hashable], str | None]:
    sizes: dict[Hashable, str | None] = {
        key: place.size for key, place in municipality_places().items()
    }
    return lambda municipality: sizes.get(municipality)


def _topic_reader() -> Callable[[Hashable], str | None]:
    slugs: dict[Hashable, str] = {topic.pk: topic.slug for topic in topics()}
    return lambda key: slugs.get(key)


def _year_reader() -> Callable[[Hashable], str | None]:
    return lambda group: group[0]  # type: ignore[index]


def _label_reader() -> Callable[[Hashable], str | None]:
    return lambda group: group[1] if group[1] in LABEL_NAMES else None  # type: ignore[index]


FACETS = (
    Facet(
        parameters.COUNTY,
        "Län",
        _in_counties,
        _by_municipality,
        _county_reader,
        lambda _values: {county.code: county.name for county in counties()},
    ),
    Facet(
        parameters.TOPIC,
        "Ämne",
        _about,
        _by_topic,
        _topic_reader,
        lambda _values: {topic.slug: topic.label for topic in topics()},
    ),
    Facet(
        parameters.SIZE,
        "Antal invånare",
        _of_size,
        _by_municipality,
        _size_reader,
        lambda _values: {size.slug: size.label for size in SIZE_CLASSES},
    ),
    Facet(
        parameters.YEAR,
        "År",
        _of_years,
        _by_year_and_label,
        _year_reader,
        lambda values: {year: year for year in sorted(values, reverse=True)},
    ),
    Facet(
        parameters.LABEL,
        "Märkning",
        _labelled,
        _by_year_and_label,
        _label_reader,
        lambda _values: LABEL_NAMES,
    ),
)


def matching(profiles: ProfilePageQuerySet, filters: Filters) -> ProfilePageQuerySet:
    """Keeps the profiles that have one of the chosen values in every chosen facet."""
    for facet in FACETS:
        wanted = filters.values(facet.parameter)
        if wanted:
            profiles = profiles.filter(facet.condition(wanted))
    return profiles


def about_topic(profiles: ProfilePageQuerySet, slug: str) -> ProfilePageQuerySet:
    """Keeps the profiles with this topic."""
    return profiles.filter(_about((slug,)))


def topic_choices(profiles: ProfilePageQuerySet) -> list[Choice]:
    """Returns the topics that profiles have, A–Ö, with how many."""
    counting = _Counting(profiles, Filters())
    facet = next(facet for facet in FACETS if facet.parameter == parameters.TOPIC)
    return facet_group(facet, counting.of(facet), counting.filters).choices


def facet_groups(
    profiles: ProfilePageQuerySet,
    filters: Filters,
    number_found: int,
    kept: Iterable[tuple[str, str]] = (),
    without: frozenset[str] = frozenset(),
) -> list[FacetGroup]:
    """Returns the facets that can narrow the result, with counts.

    A choice's count is how many profiles it would leave together with the other facets'
    choices; ``number_found`` is how many all choices leave. A facet that can't narrow anything
    is left out, as are those named in ``without``. ``kept`` are parameters that the choices'
    URLs keep.
    """
    counting, kept = _Counting(profiles, filters), tuple(kept)
    facets = [facet for facet in FACETS if facet.parameter not in without]
    groups = [facet_group(facet, counting.of(facet), filters, kept) for facet in facets]
    return [group for group in groups if can_narrow(group, number_found)]


def can_narrow(group: FacetGroup, number_found: int) -> bool:
    """Tells whether any choice leaves fewer than were found, or is made."""
    return bool(group.chosen) or any(choice.count != number_found for choice in group.choices)


@dataclass
class _Counting:
    """The profiles to count, what is chosen, and what was counted already."""

    profiles: ProfilePageQuerySet
    filters: Filters
    known: dict[Hashable, Counts] = field(default_factory=dict)

    def of(self, facet: Facet) -> Counter[str]:
        """Counts a facet's values among what the other facets' choices leave."""
        others = self.filters.with_choice(facet.parameter)
        key = (facet.count, others.query_string())
        if key not in self.known:
            self.known[key] = facet.count(matching(self.profiles, others))
        counts: Counter[str] = Counter()
        value_of = facet.reader()
        for group, number in self.known[key].items():
            value = value_of(group)
            if value:
                counts[value] += number
        return counts


def facet_group(
    facet: Facet, counts: Counter[str], filters: Filters, kept: tuple[tuple[str, str], ...] = ()
) -> FacetGroup:
    """Returns a facet with the values that are counted or chosen, in their order."""
    chosen = filters.values(facet.parameter)
    shown = dict.fromkeys([*counts, *chosen])
    names = facet.names(shown)
    ordered = [*(value for value in names if value in shown)]
    ordered += [value for value in shown if value not in names]
    return FacetGroup(
        facet.parameter,
        facet.title,
        [
            _choice(facet, value, names.get(value, value), counts[value], filters, kept)
            for value in ordered
        ],
    )


def _choice(
    facet: Facet,
    value: str,
    label: str,
    count: int,
    filters: Filters,
    kept: tuple[tuple[str, str], ...],
) -> Choice:
    is_chosen = value in filters.values(facet.parameter)
    after = filters.with_choice(facet.parameter, *(() if is_chosen else (value,)))
    return Choice(value, label, count, is_chosen, after.query_string(kept))
