"""What every page of the site has in common."""

from http import HTTPMethod
from typing import Any, ClassVar, Self

from django.db import transaction
from wagtail.models import Page, PageManager, PageQuerySet, Site


class SitePageQuerySet(PageQuerySet):
    """Chainable filters; their names say what is left."""

    def visible(self, site: Site | None = None) -> Self:
        """Keeps what any visitor may see: live, not private and, when given, of the site.

        Every listing, feed, sitemap and search asks this one method.
        """
        pages = self.live().public()
        return pages.in_site(site) if site else pages


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


class SitePage(Page):
    """A page that answers only to reading methods."""

    allowed_http_methods: ClassVar[list[HTTPMethod]] = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]

    objects = SitePageManager()

    class Meta:
        abstract = True

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publishes with all that follows from it (index, redirects, log), or not at all."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Unpublishes with all that follows from it, or not at all."""
        return super().unpublish(*args, **kwargs)
