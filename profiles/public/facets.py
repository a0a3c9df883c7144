"""Filtering and counting: which profiles a choice keeps, and how many each would leave.

The database counts. A facet says how its values become a condition and what to group by; facets
that are grouped by the same thing, under the same conditions, share one query.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast, Substr

from profiles.content import CommercialLabel, ProfilePageQuerySet, StatedMeasure
from profiles.public import filters as parameters
from profiles.public.filters import Filters
from profiles.registers.cached import counties, municipality_places, topics
from profiles.registers.models import Topic
from profiles.registers.population_classes import SIZE_CLASSES


@dataclass(frozen=True)
class Facet:
    """A way to divide the series.

    One query groups the profiles by ``columns``, the facet's own first; ``value_of`` returns what
    reads a facet's value from that column. ``names`` are the values with their labels, as a visitor
    reads them, and ``chip`` what they begin with apart from the facet's title. Of several values
    any will do, or every one is asked for (``asks_for_each``).
    """

    parameter: str
    title: str
    condition: Callable[[tuple[str, ...]], Q]
    columns: tuple[str, ...]
    value_of: Callable[[], Callable[[Any], str | None]]
    names: Callable[[Iterable[str]], dict[str, str]]
    chip: str = ""
    asks_for_each: bool = False


@dataclass(frozen=True)
class Choice:
    """A value offered.

    Once it is chosen, ``chip`` says so apart from its facet, and ``query`` is the URL's query
    without it.
    """

    value: str
    label: str
    count: int
    is_chosen: bool
    chip: str
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


LABEL_NAMES: dict[str, str] = dict(CommercialLabel.choices)
STATED_MEASURES = {
    "lon": ("pay", "Månadslön"),
    "arenden": ("caseload", "Ärenden per handläggare"),
    "introduktion": ("introduction", "Introduktion"),
    "flexibelt": ("flexible_work", "Flexibelt eller på distans"),
    "omsattning": ("turnover", "Personalomsättning"),
    "konsulter": ("hired_consultants", "Inhyrda konsulter"),
    "chef": ("manager", "Chef att ringa"),
}
"""What profiles can be asked to state, by the value in the URL: measure and label."""

_SLUGS_OF_MEASURES = {measure: slug for slug, (measure, _label) in STATED_MEASURES.items()}
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_NONE = Q(pk__in=[])


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


def _stating(slugs: tuple[str, ...]) -> Q:
    condition = Q()
    for slug in slugs:
        measure, _label = STATED_MEASURES.get(slug, ("", ""))
        condition &= Q(pk__in=StatedMeasure.objects.filter(measure=measure).values("page"))
    return condition


FACETS = (
    Facet(
        parameters.COUNTY,
        "Län",
        lambda codes: Q(municipality__county__code__in=codes),
        ("municipality",),
        lambda: {key: place.county for key, place in municipality_places().items()}.get,
        lambda _values: {county.code: county.name for county in counties()},
    ),
    Facet(
        parameters.TOPIC,
        "Ämne",
        _about,
        ("topics",),
        lambda: {topic.pk: topic.slug for topic in topics()}.get,
        lambda _values: {topic.slug: topic.label for topic in topics()},
    ),
    Facet(
        parameters.STATED,
        "Uppgift om",
        _stating,
        ("stated_measures__measure",),
        lambda: _SLUGS_OF_MEASURES.get,
        lambda _values: {slug: label for slug, (_measure, label) in STATED_MEASURES.items()},
        chip="Uppgift om",
        asks_for_each=True,
    ),
    Facet(
        parameters.SIZE,
        "Antal invånare",
        _of_size,
        ("municipality",),
        lambda: {key: place.size for key, place in municipality_places().items()}.get,
        lambda _values: {size.slug: size.label for size in SIZE_CLASSES},
    ),
    Facet(
        parameters.YEAR,
        "År",
        _of_years,
        ("year", "label"),
        lambda: lambda year: year,
        lambda values: {year: year for year in sorted(values, reverse=True)},
    ),
    Facet(
        parameters.LABEL,
        "Märkning",
        lambda labels: Q(label__in=labels),
        ("label", "year"),
        lambda: {label: label for label in LABEL_NAMES}.get,
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
    return make_group(facet, counting.of(facet), counting.filters).choices


def facet_groups(
    profiles: ProfilePageQuerySet,
    filters: Filters,
    number_found: int,
    without: frozenset[str] = frozenset(),
) -> list[FacetGroup]:
    """Returns the facets that can narrow the result, with counts.

    A choice's count is how many profiles it would leave together with the other facets'
    choices; ``number_found`` is how many all choices leave. A facet that can't narrow anything
    is left out, as are those named in ``without``.
    """
    counting = _Counting(profiles, filters)
    facets = [facet for facet in FACETS if facet.parameter not in without]
    groups = [make_group(facet, counting.of(facet), filters) for facet in facets]
    return [group for group in groups if can_narrow(group, number_found)]


def can_narrow(group: FacetGroup, number_found: int) -> bool:
    """Tells whether a facet is worth showing: something is chosen, or would leave fewer."""
    return bool(group.chosen) or any(choice.count != number_found for choice in group.choices)


def make_group(
    facet: Facet, counts: Counter[str], filters: Filters, kept: Iterable[tuple[str, str]] = ()
) -> FacetGroup:
    """Returns a facet with its choices; ``kept`` are parameters that their URLs keep."""
    chosen = filters.values(facet.parameter)
    shown = dict.fromkeys([*counts, *chosen])
    names = facet.names(shown)
    ordered = [*(value for value in names if value in shown)]
    ordered += [value for value in shown if value not in names]
    kept = tuple(kept)
    choices = []
    for value in ordered:
        label = names.get(value, value)
        chip = f"{facet.chip} {label[:1].lower()}{label[1:]}" if facet.chip else label
        without = filters.without(facet.parameter, value).query_string(kept)
        choices.append(Choice(value, label, counts[value], value in chosen, chip, without))
    return FacetGroup(facet.parameter, facet.title, choices)


@dataclass
class _Counting:
    """The profiles to count, what is chosen, and what was counted already."""

    profiles: ProfilePageQuerySet
    filters: Filters
    known: dict[tuple[str, ...], list[tuple]] = field(default_factory=dict)

    def of(self, facet: Facet) -> Counter[str]:
        """Counts a facet's values among what the other facets' choices leave.

        Where every value is asked for, its own choices narrow as well.
        """
        is_narrowed = facet.asks_for_each
        others = self.filters if is_narrowed else self.filters.with_choice(facet.parameter)
        columns = sorted(facet.columns)
        key = (*columns, others.query_string())
        if key not in self.known:
            self.known[key] = _grouped(matching(self.profiles, others), columns)
        counts: Counter[str] = Counter()
        place, value_of = columns.index(facet.columns[0]), facet.value_of()
        for *group, number in self.known[key]:
            if value := value_of(group[place]):
                counts[value] += number
        return counts


def _grouped(profiles: ProfilePageQuerySet, columns: list[str]) -> list[tuple]:
    """Returns how many profiles have the same in these columns, behind what they have."""
    if "year" in columns:
        # As text: SQLite has no function for the year of a date and would call Python for each row.
        profiles = profiles.annotate(year=Substr(Cast("published_on", CharField()), 1, 4))
    return list(profiles.order_by().values_list(*columns).annotate(number=Count("pk")))
