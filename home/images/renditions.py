"""The sizes of a picture, or none of them: a picture that fails never takes its page along."""

import logging
from collections.abc import Iterable
from typing import Any

from wagtail.images.models import Filter, SourceImageIOError

from home.images.models import SiteImage, SiteRendition
from home.images.sizes import MACHINE_SPEC
from home.shared_cache import cached_until_publish

logger = logging.getLogger(__name__)


def find_renditions(image: SiteImage, specs: Iterable[Filter | str]) -> dict[str, SiteRendition]:
    """Returns the sizes by their specs, made where they are missing.

    Returns nothing, and says why in the log and on the picture (for the editors' checklist), when
    the file is gone or can't be rendered.
    """
    try:
        renditions: dict[str, SiteRendition] = image.get_renditions(*specs)
    except (SourceImageIOError, OSError) as error:
        logger.error("Picture %s (%s) is left out: %s", image.pk, image.title, error)
        _note(image, is_broken=True)
        return {}
    _note(image, is_broken=False)
    return renditions


def _note(image: SiteImage, *, is_broken: bool) -> None:
    """Notes the state where it has changed: past signals, for no page looks different by it."""
    if image.is_broken != is_broken:
        image.is_broken = is_broken
        SiteImage.objects.filter(pk=image.pk).update(is_broken=is_broken)


def readable_rendition(image: SiteImage | None, spec: str = MACHINE_SPEC) -> SiteRendition | None:
    """Returns the picture in one size; None without a picture or when that can't be read."""
    return _rendition(image, spec) if image else None


@cached_until_publish(largest=1000)
def _rendition(image: SiteImage, spec: str) -> SiteRendition | None:
    return find_renditions(image, [spec]).get(spec)


def rendition_data(image: SiteImage | None) -> dict[str, Any] | None:
    """Returns the picture's URL, width and height in pixels as the API shows them, or None."""
    rendition = readable_rendition(image)
    if rendition is None:
        return None
    return {"url": rendition.full_url, "width": rendition.width, "height": rendition.height}
