"""Pictures as programs get them: one size, or nothing where the file can't be read."""

from __future__ import annotations

from home.images.models import SiteImage, SiteRendition
from home.images.renditions import find_renditions
from home.shared_cache import cached_until_publish
from profiles.pictures.placed import MACHINE_SPEC


def readable_rendition(image: SiteImage | None, spec: str = MACHINE_SPEC) -> SiteRendition | None:
    """Returns the picture in one size; None without a picture or when that can't be read."""
    return _rendition(image, spec) if image else None


@cached_until_publish(largest=1000)
def _rendition(image: SiteImage, spec: str) -> SiteRendition | None:
    return find_renditions(image, [spec]).get(spec)
