"""Pictures with caption and credit."""

from __future__ import annotations

from collections.abc import Callable

from home.images.models import SiteImage
from home.images.renditions import readable_rendition
from home.images.sizes import LOGO_SPEC
from profiles.content import AbstractProfilePage
from profiles.public.structured_data.graph import Thing, maker, thing

Absolute = Callable[[str], str]


def page_pictures(page: AbstractProfilePage, absolute: Absolute) -> list[Thing]:
    """Returns the lead picture and those of the running text, in the page's order."""
    pictures = []
    if page.lead_image:
        credit = page.lead_image_credit or page.lead_image.credit
        pictures.append(_picture(page.lead_image, page.lead_image_caption, credit, absolute))
    for block in page.body:
        image = block.value.get("image") if block.block_type == "image" else None
        if image:
            credit = block.value.get("credit") or image.credit
            pictures.append(_picture(image, block.value.get("caption"), credit, absolute))
    return [picture for picture in pictures if picture]


def logotype(image: SiteImage | None, absolute: Absolute) -> Thing | None:
    """Returns the municipality's logotype."""
    rendition = readable_rendition(image, LOGO_SPEC)
    if not rendition:
        return None
    return thing("ImageObject", contentUrl=absolute(rendition.url))


def _picture(image: SiteImage, caption: str | None, credit: str, absolute: Absolute) -> Thing:
    rendition = readable_rendition(image)
    if not rendition:
        return {}
    return thing(
        "ImageObject",
        contentUrl=absolute(rendition.url),
        width=rendition.width,
        height=rendition.height,
        caption=caption,
        creditText=credit,
        creator=maker(credit) if credit else None,
    )
