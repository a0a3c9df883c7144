"""Which pictures a profile shows, and in which roles."""

from __future__ import annotations

from collections.abc import Iterable

from home.images.models import SiteImage
from home.images.sizes import LOGO_SPEC, MACHINE_SPEC, rendition_specs
from profiles.content import AbstractProfilePage

LEAD_ROLES = ("lead", "card_large", "card", "row")
"""The lead picture also opens listings: any profile may be the first or the last of one."""


def body_images(page: AbstractProfilePage) -> list[SiteImage]:
    """Returns the pictures in the running text, in its order."""
    images = [block.value.get("image") for block in page.body if block.block_type == "image"]
    return [image for image in images if image]


def page_images(page: AbstractProfilePage) -> list[SiteImage]:
    """Returns every picture that the profile's own page shows."""
    images = [page.lead_image, page.logo, *body_images(page)]
    return [image for image in images if image]


def placed_specs(page: AbstractProfilePage) -> dict[SiteImage, set[str]]:
    """Returns the sizes in which each of the profile's pictures is shown anywhere."""
    specs: dict[SiteImage, set[str]] = {}
    if page.lead_image:
        _add(specs, page.lead_image, [MACHINE_SPEC])
        for role in LEAD_ROLES:
            _add(specs, page.lead_image, rendition_specs(role, page.lead_image.width))
    for image in body_images(page):
        _add(specs, image, [MACHINE_SPEC, *rendition_specs("body", image.width)])
    if page.logo:
        _add(specs, page.logo, [LOGO_SPEC])
    return specs


def _add(specs: dict[SiteImage, set[str]], image: SiteImage, wanted: Iterable[str]) -> None:
    specs.setdefault(image, set()).update(wanted)
