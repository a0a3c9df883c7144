"""The first page: ways into the series, and running text around them."""

from typing import Any

from django.http import HttpRequest
from wagtail import blocks, hooks
from wagtail.models import Site

from home.blocks.standard_body import StandardBodyBlock


def contributions(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Returns what other apps show on the first page, asked for by the hook ``home_page_context``.

    A hook function takes ``(request, page)`` and returns a dict. So this app shows profiles
    without importing the app that owns them.
    """
    context: dict[str, Any] = {}
    for contribute in hooks.get_hooks("home_page_context"):
        context.update(contribute(request, page))
    return context


class SectionBlock(blocks.StructBlock):
    """A part of the first page that fills itself; ``shows`` names what it needs of the context."""

    shows = ""

    def get_preview_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds what the site has to show now."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)
        request = context["request"]
        return {**context, **contributions(request, Site.find_for_request(request).root_page)}

    class Meta:
        group = "Serien"
        label_format = "{heading}"


class NewestProfilesBlock(SectionBlock):
    """The profiles published last, the newest one large."""

    shows = "newest_profiles"
    heading = blocks.CharBlock(required=False, label="Rubrik", default="Senaste presentationerna")

    class Meta:
        icon = "history"
        label = "Senaste presentationerna"
        description = "De fyra senast publicerade presentationerna, den senaste stor."
        template = "components/newest_profiles.html"


class MapBlock(SectionBlock):
    """The map of Sweden with the counties that have profiles."""

    shows = "sweden_map"
    heading = blocks.CharBlock(required=False, label="Rubrik", default="Hitta på kartan")

    class Meta:
        icon = "site"
        label = "Karta"
        description = "Sverigekartan med alla kommuner som har en presentation."
        template = "components/map_section.html"


class TopicsBlock(SectionBlock):
    """The topics that most profiles have."""

    shows = "topics"
    heading = blocks.CharBlock(required=False, label="Rubrik", default="Vad handlar de om?")

    class Meta:
        icon = "tag"
        label = "Ämnen"
        description = "De vanligaste ämnena, med antalet presentationer."
        template = "components/topics_section.html"


class HomeBodyBlock(StandardBodyBlock):
    """What the first page may hold; each way into the series once."""

    newest_profiles = NewestProfilesBlock()
    map = MapBlock()
    topics = TopicsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("newest_profiles", "map", "topics")}
