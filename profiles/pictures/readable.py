"""Pictures as programs get them: one size, or nothing where the file can't be read."""

from __future__ import annotations

from wagtail.images.models import SourceImageIOError

from home.images.models import SiteImage, SiteRendition
from home.shared_cache import cached_until_publish
from profiles.pictures.placed import MACHINE_SPEC


def readable_rendition(image: SiteImage | None, spec: str = MACHINE_SPEC) -> SiteRendition | None:
    """Returns the picture in one size; None without a picture or when its file is gone."""
    return _rendition(image, spec) if image else None


@cached_until_publish(largest=1000)
def _rendition(image: SiteImage, spec: str) -> SiteRendition | None:
    try:
        return image.get_rendition(spec)
    except (SourceImageIOError, OSError):
        return None
