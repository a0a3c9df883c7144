"""Hits: what a page of results shows of each page that was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page, Site

from home.shared_cache import cached_each_until_publish, cached_until_publish
from profiles.models import ProfilePage
from search.excerpts import Marker
from search.match_reasons import Reasons
from search.models import IndexedDocument
from search.site_search import SearchResult


@dataclass(frozen=True)
class Hit:
    """A page that was found; ``reasons`` say why when the excerpt does not show it."""

    page: Page
    url: str
    title: SafeString
    excerpt: SafeString
    reasons: tuple[str, ...] = ()

    @property
    def is_profile(self) -> bool:
        """Tells whether the hit is a municipality's profile, with all that belongs to one."""
        return isinstance(self.page, ProfilePage)


def make_hits(found: SearchResult, ordinals: Sequence[int], request: HttpRequest) -> list[Hit]:
    """Returns the hits of some documents in their order; a page that is no longer visible falls."""
    documents = {one.ordinal: one for one in _documents(ordinals)}
    pages = load_pages(int(one.object_id) for one in documents.values())
    marker = Marker(found.words.answers, found.words.query.phrases)
    reasons = Reasons(found)
    site = Site.find_for_request(request)
    hits = []
    for ordinal in ordinals:
        document = documents.get(ordinal)
        page = pages.get(int(document.object_id)) if document else None
        if document and page:
            hits.append(_make_hit(page, document, marker, reasons, site))
    return hits


@cached_each_until_publish(largest=500)
def load_pages(wanted: list[int]) -> dict[int, Page]:
    """Returns visible pages by primary key, profiles with what a hit shows of them."""
    if not wanted:
        return {}
    profiles = ProfilePage.objects.visible().filter(pk__in=wanted).for_rows()
    pages: dict[int, Page] = {page.pk: page for page in profiles}
    others = set(wanted) - pages.keys()
    if others:
        rest = Page.objects.live().public().filter(pk__in=others)
        pages |= {page.pk: page for page in rest.not_type(ProfilePage)}
    return pages


@cached_until_publish(largest=500)
def _url(page: Page, site: Site | None) -> str:
    """Returns where a page is, as seen from the site that was asked."""
    return page.relative_url(site) or ""


def _documents(ordinals: Sequence[int]) -> Iterable[IndexedDocument]:
    return IndexedDocument.objects.filter(
        ordinal__in=ordinals, content_type_id__in=get_descendants_content_types_pks(Page)
    ).only("ordinal", "object_id", "text")


def _make_hit(
    page: Page, document: IndexedDocument, marker: Marker, reasons: Reasons, site: Site | None
) -> Hit:
    title = marker.mark(page.title)
    excerpt = marker.excerpt("".join(document.text.split("\n", 2)[2:]))
    seen = title.found | excerpt.found
    return Hit(
        page=page,
        url=_url(page, site),
        title=title.html,
        excerpt=excerpt.html,
        reasons=tuple(reasons.of(page, document.ordinal, seen)),
    )
