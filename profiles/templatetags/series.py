"""The way to the series, from pages that are no part of it."""

from typing import Any

from django import template
from wagtail.models import Page

from home.shared_cache import cached_until_publish
from profiles.models import ProfileIndexPage

register = template.Library()


@register.simple_tag(takes_context=True)
def series_link(context: dict[str, Any]) -> dict[str, str]:
    """Returns title and URL of the series; nothing while visitors can't see it."""
    series = _visible_series()
    return {"title": series.title, "url": series.get_url(context.get("request"))} if series else {}


@cached_until_publish(largest=1)
def _visible_series() -> Page | None:
    return ProfileIndexPage.objects.visible().first()
