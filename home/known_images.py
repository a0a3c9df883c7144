"""Pictures of the library, which pages share, without asking for known ones again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.images import get_image_model

from home.remembered import remembered_each

if TYPE_CHECKING:
    from home.models import SiteImage


@remembered_each(largest=500)
def known_images(keys: list[int]) -> dict[int, SiteImage]:
    """Returns the pictures by their keys; keys of none are left out."""
    images: dict[int, SiteImage] = get_image_model().objects.in_bulk(keys)
    return images
