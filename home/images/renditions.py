"""The sizes of a picture, or none of them: a picture that fails never takes its page along."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from wagtail.images.models import Filter, SourceImageIOError

from home.images.models import SiteImage, SiteRendition

logger = logging.getLogger(__name__)


def find_renditions(image: SiteImage, specs: Iterable[Filter | str]) -> dict[str, SiteRendition]:
    """Returns the sizes by their specs, made where they are missing.

    Returns nothing, and logs why, when the file is gone or can't be rendered.
    """
    try:
        renditions: dict[str, SiteRendition] = image.get_renditions(*specs)
    except (SourceImageIOError, OSError) as error:
        logger.error("Picture %s (%s) is left out: %s", image.pk, image.title, error)
        return {}
    return renditions
