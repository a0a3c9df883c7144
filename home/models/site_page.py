"""What every page of the site has in common."""

from http import HTTPMethod
from typing import Any, ClassVar, Self

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction, Site

from home.shared_cache import cached_until_publish


class SitePageQuerySet(PageQuerySet):
    """Chainable filters; their names say what is left."""

    def visible(self, site: Site | None = None) -> Self:
        """Keeps what any visitor may see: live, not private and, when given, of the site.

        Every listing, feed, sitemap and search asks this one method.
        """
        pages = self.live().public()
        return pages.in_site(site) if site else pages

    def private_q(self) -> Q:
        """Matches the private pages and all below them, as Wagtail's does, asking once."""
        private = Q(pk__in=[])
        for path in private_paths():
            private |= Q(path__startswith=path)
        return private


def is_visible(page: Page) -> bool:
    """Tells of one page at hand what ``visible()`` asks of many."""
    return bool(page.live) and not page.path.startswith(tuple(private_paths()))


@cached_until_publish(largest=2)
def private_paths() -> list[str]:
    """Returns the places in the tree where something private begins."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


@cached_until_publish(largest=1)
def no_restrictions() -> QuerySet[PageViewRestriction]:
    """Returns an empty answer that already has been asked, so that nobody asks it again."""
    nothing = PageViewRestriction.objects.none()
    len(nothing)
    return nothing


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

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Asks about this page and those above it only where anything is private at all."""
        if not private_paths():
            return no_restrictions()
        return super().get_view_restrictions()
