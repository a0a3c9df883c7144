"""Makes pictures in every size a visitor may need, before the first visitor comes."""

from __future__ import annotations

import logging

from wagtail.images.models import SourceImageIOError

from profiles.content import AbstractProfilePage
from profiles.pictures.placed import placed_specs
from profiles.pictures.share_picture import draw_share_picture

logger = logging.getLogger(__name__)


def render_pictures(page: AbstractProfilePage) -> None:
    """Makes the sizes that are missing, and the picture to share.

    A file that can't be read is reported and passed over: the page is live, and its text
    matters more than a picture.
    """
    for image, specs in placed_specs(page).items():
        try:
            image.get_renditions(*sorted(specs))
        except (SourceImageIOError, OSError) as error:
            logger.warning("Picture %s of page %s was not rendered: %s", image.pk, page.pk, error)
    draw_share_picture(page)
