"""What profiles have in common with others: municipalities and pictures, shared by all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home.known_images import known_images
from home.remembered import remembered_each
from profiles.models.municipality import Municipality

if TYPE_CHECKING:
    from profiles.models import ProfilePage


def attach_relations(page: ProfilePage) -> None:
    """Gives a profile its municipality, lead picture and logotype without asking for known ones."""
    places = _municipalities(filter(None, [page.municipality_id]))
    page.municipality = places.get(page.municipality_id)
    images = known_images(filter(None, [page.lead_image_id, page.logo_id]))
    page.lead_image = images.get(page.lead_image_id)
    page.logo = images.get(page.logo_id)


@remembered_each(largest=300)
def _municipalities(keys: list[int]) -> dict[int, Municipality]:
    """All of Sweden's at most, each with its county."""
    return Municipality.objects.select_related("county").in_bulk(keys)
