"""The site's first page."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from home.blocks.standard_body import StandardBodyBlock
from home.models.site_page import SitePage
from home.remembered import remembered


class HomePage(SitePage):
    """Says in a sentence what the series is and leads on to it."""

    intro = models.TextField(
        "inledning",
        blank=True,
        help_text="En eller två meningar om vad besökaren hittar här.",
    )
    body = StreamField(StandardBodyBlock(), verbose_name="innehåll", blank=True)

    content_panels: ClassVar[list] = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
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
        """Lets other apps add what they show here, through the hook ``home_page_context``.

        A hook function takes ``(request, page)`` and returns a dict. So this
        app shows profiles without importing the app that owns them.
        """
        context = super().get_context(request, *args, **kwargs)
        for contribute in hooks.get_hooks("home_page_context"):
            context.update(contribute(request, self))
        return context


@remembered(largest=50)
def child_called(parent: HomePage, slug: str) -> Page:
    """Returns the page with all its fields; raises ``DoesNotExist`` where there is none."""
    return parent.get_children().get(slug=slug).specific
