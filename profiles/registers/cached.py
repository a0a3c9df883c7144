"""Registers: what profiles are narrowed and counted by, asked once until one changes.

Every search needs their names, and so does a filter that matches nothing. What is returned is
shared by all threads: treat it as read-only.
"""

from dataclasses import dataclass

from home.shared_cache import cached_until_publish
from profiles.registers.models import County, Municipality, Topic
from profiles.registers.population_classes import size_class


@dataclass(frozen=True)
class Place:
    """A municipality as it is counted: its county's code, the slug of its size or none."""

    county: str
    size: str | None


@cached_until_publish(largest=1)
def counties() -> tuple[County, ...]:
    """Returns the counties in their order."""
    return tuple(County.objects.order_by("sort_key"))


@cached_until_publish(largest=1)
def topics() -> tuple[Topic, ...]:
    """Returns the topics in their order."""
    return tuple(Topic.objects.order_by("sort_key"))


@cached_until_publish(largest=1)
def municipality_places() -> dict[int, Place]:
    """Returns by key where each municipality is counted."""
    rows = Municipality.objects.values_list("pk", "county__code", "population")
    places = {}
    for key, county, population in rows.order_by():
        size = size_class(population)
        places[key] = Place(county, size.slug if size else None)
    return places
