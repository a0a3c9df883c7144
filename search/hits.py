"""Hits: what a page of results shows of each page that was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from home.shared_cache import cached_each_until_publish, cached_until_publish
from profiles.models import ProfilePage
from search.excerpts import Marker
from search.match_reasons import Reasons
from search.models import DocumentText
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


def make_hits(
    found: SearchResult, listed: Sequence[tuple[int, int]], request: HttpRequest
) -> list[Hit]:
    """Returns the hits of some documents in their order; a page that is no longer visible falls.

    A document comes with the key of its page.
    """
    documents = [document for document, _ in listed]
    rows = DocumentText.objects.filter(document__in=documents)
    texts = dict(rows.values_list("document_id", "shown"))
    pages = load_pages([page for _, page in listed])
    marker = Marker(found.question.answers, found.question.query.phrases)
    reasons = Reasons(found.question, documents)
    site = Site.find_for_request(request)
    hits = []
    for document, key in listed:
        if key in pages and document in texts:
            page = pages[key]
            title, excerpt, seen = _mark(
                page.title, texts[document], marker, len(found.question.answers)
            )
            why = tuple(reasons.of(document, page, seen))
            hits.append(Hit(page, _url(page, site), title, excerpt, why))
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


def _mark(
    title: str, text: str, marker: Marker, number: int
) -> tuple[SafeString, SafeString, frozenset[int]]:
    """Returns title and excerpt with marks, and which of the words of the query are seen there."""
    marked = marker.mark(title)
    body = "".join(text.split("\n", 2)[2:])
    excerpt = marker.excerpt(body)
    seen = marked.found | excerpt.found
    if not seen or len(seen) == number:
        return marked.html, excerpt.html, seen
    # Where the words stand in two places, both are shown.
    more = marker.excerpt(body, besides=seen)
    html = format_html("{} {}", excerpt.html, more.html) if more.found else excerpt.html
    return marked.html, html, seen | more.found
