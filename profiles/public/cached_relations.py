"""What profiles have in common with others: municipalities and pictures, shared by all pages."""

from __future__ import annotations

from home.images.cached_images import cached_images
from home.shared_cache import cached_each_until_publish
from profiles.content import AbstractProfilePage, ProfilePerson
from profiles.registers.models import Municipality


def attach_relations(page: AbstractProfilePage) -> None:
    """Gives a profile its municipality, lead picture and logotype without asking for known ones."""
    places = _municipalities(filter(None, [page.municipality_id]))
    page.municipality = places.get(page.municipality_id)
    images = cached_images(filter(None, [page.lead_image_id, page.logo_id]))
    page.lead_image = images.get(page.lead_image_id)
    page.logo = images.get(page.logo_id)


def attach_portraits(people: list[ProfilePerson]) -> None:
    """Gives people their pictures without asking for known ones."""
    images = cached_images(person.portrait_id for person in people if person.portrait_id)
    for person in people:
        person.portrait = images.get(person.portrait_id)


@cached_each_until_publish(largest=300)
def _municipalities(keys: list[int]) -> dict[int, Municipality]:
    """All of Sweden's at most, each with its county."""
    return Municipality.objects.select_related("county").in_bulk(keys)
