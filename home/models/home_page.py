"""The site's first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from home.blocks.home_body import HomeBodyBlock, SectionBlock, contributions
from home.models.site_page import SitePage
from home.shared_cache import cached_until_publish


@dataclass(frozen=True)
class Part:
    """Sections, or running text, that stand next to each other."""

    is_section: bool
    blocks: list[Any]


class HomePage(SitePage):
    """Says in a sentence what the series is and leads on to it."""

    intro = models.TextField(
        "inledning",
        blank=True,
        help_text="En eller två meningar om vad besökaren hittar här.",
    )
    body = StreamField(HomeBodyBlock(), verbose_name="innehåll", blank=True)

    content_panels: ClassVar[list] = [*SitePage.content_panels, "intro", "body"]
    search_fields: ClassVar[list] = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage", "profiles.ProfileIndexPage"]
    max_count = 1
    template = "home/home_page.html"

    class Meta:
        verbose_name = "startsida"
        verbose_name_plural = "startsidor"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds the page right below, which the way to every other page goes by."""
        if not path_components:
            return super().route(request, path_components)
        slug, *further = path_components
        try:
            child = child_called(self, slug)
        except Page.DoesNotExist as error:
            raise Http404 from error
        return child.route(request, further)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what other apps contribute, and the body in parts."""
        context = super().get_context(request, *args, **kwargs)
        context.update(contributions(request, self))
        context["parts"] = list(self.get_parts(context))
        return context

    def get_parts(self, context: dict[str, Any]) -> Iterator[Part]:
        """Yields sections one by one and text together; a section with nothing to show falls."""
        for is_section, group in groupby(self.body, key=is_section_block):
            shown = [child for child in group if has_something_to_show(child, context)]
            if shown:
                yield Part(is_section, shown)


def is_section_block(child: Any) -> bool:
    """Tells whether a child of the body fills itself."""
    return isinstance(child.block, SectionBlock)


def has_something_to_show(child: Any, context: dict[str, Any]) -> bool:
    """Tells whether what a section shows is there; text always is."""
    return not is_section_block(child) or bool(context.get(child.block.shows))


@cached_until_publish(largest=50)
def child_called(parent: HomePage, slug: str) -> Page:
    """Returns the page with all its fields; raises ``DoesNotExist`` where there is none."""
    return parent.get_children().get(slug=slug).specific
