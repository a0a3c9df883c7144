"""Pictures in templates: ``<picture>`` with modern formats, by the role they play on the page."""

from functools import lru_cache
from urllib.parse import urljoin

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, Filter, Picture

from home.images.renditions import find_renditions
from home.images.sizes import LOGO_SPEC, ROLES, rendition_specs
from home.shared_cache import cached_until_publish

register = template.Library()


@register.simple_tag
def sized_picture(
    image: AbstractImage | None, role: str, alt: str = "", *, is_first: bool = False
) -> SafeString | str:
    """Renders the picture; the first one on a page is fetched at once, the others when near.

    Renders nothing where the picture can't be read.
    """
    return _picture(image, role, alt, is_first) if image else ""


@cached_until_publish(largest=1000)
def _picture(image: AbstractImage, role: str, alt: str, is_first: bool) -> SafeString | str:
    filters = [_filter(spec) for spec in rendition_specs(role, image.width)]
    renditions = find_renditions(image, filters)
    if not renditions:
        return ""
    attributes = {"alt": alt, "sizes": ROLES[role].sizes, **_loading(is_first)}
    markup: SafeString = Picture(renditions, attributes).__html__()
    return markup


@register.simple_tag
def logo(image: AbstractImage | None, alt: str = "") -> SafeString | str:
    """Renders a logotype in its own proportions, or nothing where it can't be read."""
    return _logo(image, alt) if image else ""


@cached_until_publish(largest=300)
def _logo(image: AbstractImage, alt: str) -> SafeString | str:
    renditions = find_renditions(image, [_filter(LOGO_SPEC)])
    if not renditions:
        return ""
    tag = renditions[LOGO_SPEC].img_tag({"alt": alt, "loading": "lazy"})
    return mark_safe(tag)  # noqa: S308 - Wagtail escapes the attributes


@register.simple_tag
def site_picture(page_url: str) -> str:
    """Returns the URL of the picture that stands for the site, absolute as the page's own is."""
    return urljoin(page_url, static("icons/share.png"))


@lru_cache(maxsize=100)
def _filter(spec: str) -> Filter:
    """Returns the filter of a spec; it is read once, not for every picture of a list."""
    return Filter(spec=spec)


def _loading(is_first: bool) -> dict[str, str]:
    if is_first:
        return {"loading": "eager", "fetchpriority": "high", "decoding": "async"}
    return {"loading": "lazy", "decoding": "async"}
