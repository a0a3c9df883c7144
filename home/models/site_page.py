"""What every page of the site has in common."""

from collections.abc import Iterable
from http import HTTPMethod
from typing import Any, ClassVar, Self

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Page,
    PageManager,
    PageQuerySet,
    PageViewRestriction,
    Revision,
    Site,
)

from home.clean_texts import CleanTexts
from home.missing_rows import emptied_fields, protected_rows
from home.shared_cache import cached_until_publish
from home.task_backends import collecting_tasks

# As "alias_of=None", which SQLite takes for rare: it then reads every page by that column's index.
NO_ALIAS = ~Q(alias_of__gt=0)


class SitePageQuerySet(PageQuerySet):
    """Chainable filters; their names say what is left."""

    def visible(self, site: Site | None = None) -> Self:
        """Keeps what any visitor may see: live, not private and, when given, of the site.

        Every listing, feed, sitemap and search asks this one method. Of a page and its alias
        only the page itself is listed.
        """
        pages = self.live().public().filter(NO_ALIAS)
        return pages.in_site(site) if site else pages

    def private_q(self) -> Q:
        """Matches the private pages and all below them, as Wagtail's does, asking once."""
        private = Q(pk__in=[])
        for path in private_paths():
            private |= Q(path__startswith=path)
        return private


def content_of(page: Page) -> dict[str, Any]:
    """Returns what the page says, without the keys that its rows get when it is published."""
    return {
        name: [without_key(row) for row in value] if isinstance(value, list) else value
        for name, value in page.serializable_data().items()
        if name not in BOOKKEEPING
    }


def without_key(row: Any) -> Any:
    """Returns the fields of a row that belongs to a page; a key of a row elsewhere as it is."""
    return {**row, "pk": None} if isinstance(row, dict) else row


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


# What is stored with a page and says nothing of its content.
BOOKKEEPING = frozenset(
    "first_published_at last_published_at live_revision expired url_path".split()
    + [COMMENTS_RELATION_NAME]
)


# Of a revision's content Wagtail replaces these by the page's own values, after it has looked each
# up in the database.
KEPT_BY_THE_PAGE = frozenset(
    "alias_of content_type latest_revision locale locked_by owner translation_key".split()
)
# No form has these fields, and the database holds their constraints.
SET_BY_WAGTAIL = KEPT_BY_THE_PAGE | {"live_revision", "path"}


class SitePage(CleanTexts, Page):
    """A page that answers only to reading methods."""

    allowed_http_methods: ClassVar[list[HTTPMethod]] = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]

    objects = SitePageManager()

    search_auto_update = False
    """Asks the application ``search`` to follow what is saved; drafts change nothing there."""

    emptied_fields: frozenset[str] = frozenset()
    """What the revision names that this page was made of, and that is gone."""

    is_being_published = False
    """Whether the revision to be saved is published next, so that nobody compares the two."""

    class Meta:
        abstract = True

    def full_clean(self, exclude: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Asks the database neither for rows at hand nor for what Wagtail has set itself."""
        at_hand = {
            field.name
            for field in self._meta.concrete_fields
            if field.is_relation and field.is_cached(self) and getattr(self, field.name)
        }
        super().full_clean(exclude={*(exclude or ()), *SET_BY_WAGTAIL, *at_hand}, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Opens a revision also when what it names has been deleted, with those fields empty."""
        rows = protected_rows(self, content)
        asked_for = content.keys() - rows.keys() - KEPT_BY_THE_PAGE
        page = super().with_content_json({name: content[name] for name in asked_for})
        for name, row in rows.items():
            setattr(page, name, row)
        # treebeard's; Wagtail has just asked for it.
        page._cached_parent_obj = self.get_parent()
        page.emptied_fields = emptied_fields(page, content)
        return page

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Saves; a live page whose latest revision says what visitors read has no changes."""
        if self.is_being_published:
            # The form has cleaned the page, and publishing does it again.
            kwargs["clean"] = False
        revision = super().save_revision(*args, **kwargs)
        has_changes = self.has_unpublished_changes  # type: ignore[has-type]  # a cycle of types only
        is_kept = self.live and has_changes and not self.is_being_published
        if is_kept and self._says_what_is_live(revision):
            self.has_unpublished_changes = False
            self.save(update_fields=["has_unpublished_changes"], clean=False)
        return revision

    def _says_what_is_live(self, revision: Revision) -> bool:
        live = type(self).objects.get(pk=self.pk)
        return content_of(live.with_content_json(revision.content)) == content_of(live)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the URL under which search engines are to know the page."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "canonical": self.get_canonical_url(request)}

    @classmethod
    def get_indexed_objects(cls) -> QuerySet:
        """Leaves aliases out of the search: the page itself is found."""
        return super().get_indexed_objects().filter(NO_ALIAS)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Leaves an alias out: the page itself is there."""
        return [] if self.alias_of_id else super().get_sitemap_urls(request)

    def get_canonical_url(self, request: HttpRequest | None = None) -> str:
        """Returns the page's whole URL, or that of the page that it repeats."""
        return (self.alias_of or self).get_full_url(request) or ""

    @transaction.atomic
    @collecting_tasks()
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publishes with all that follows from it (index, redirects, log), or not at all."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    @collecting_tasks()
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Unpublishes with all that follows from it, or not at all."""
        return super().unpublish(*args, **kwargs)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Asks about this page and those above it only where anything is private at all."""
        if not private_paths():
            return no_restrictions()
        return super().get_view_restrictions()
