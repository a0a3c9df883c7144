"""Makes pictures in every size a visitor may need, before the first visitor comes."""

from __future__ import annotations

from home.images.renditions import find_renditions
from profiles.content import AbstractProfilePage
from profiles.pictures.placed import placed_specs
from profiles.pictures.share_picture import draw_share_picture


def render_pictures(page: AbstractProfilePage) -> None:
    """Makes the sizes that are missing, and the picture to share.

    A file that can't be read is reported and passed over: the page is live, and its text
    matters more than a picture.
    """
    for image, specs in placed_specs(page).items():
        find_renditions(image, sorted(specs))
    draw_share_picture(page)
