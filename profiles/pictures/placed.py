"""Which pictures a profile shows, and in which roles."""

from __future__ import annotations

from collections.abc import Iterable

from home.images.models import SiteImage
from home.images.sizes import LOGO_SPEC, MACHINE_SPEC, rendition_specs
from profiles.content import AbstractProfilePage, ProfilePerson

LEAD_ROLES = ("lead", "card_large", "card", "row", "hit")
"""The lead picture also opens listings: any profile may be the first or the last of one."""


def body_images(page: AbstractProfilePage) -> list[SiteImage]:
    """Returns the pictures in the running text, in its order."""
    images = [block.value.get("image") for block in page.body if block.block_type == "image"]
    return [image for image in images if image]


def portraits(people: Iterable[ProfilePerson]) -> dict[str, SiteImage]:
    """Returns the people's pictures by their names, as a quotation names its speaker."""
    return {person.name.casefold(): person.portrait for person in people if person.portrait}


def page_images(page: AbstractProfilePage, people: Iterable[ProfilePerson]) -> list[SiteImage]:
    """Returns every picture that the profile's own page shows."""
    images = [page.lead_image, page.logo, *body_images(page), *portraits(people).values()]
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
    for portrait in portraits(page.get_visible_people()).values():
        _add(specs, portrait, rendition_specs("portrait", portrait.width))
    if page.logo:
        _add(specs, page.logo, [LOGO_SPEC])
    return specs


def _add(specs: dict[SiteImage, set[str]], image: SiteImage, wanted: Iterable[str]) -> None:
    specs.setdefault(image, set()).update(wanted)
