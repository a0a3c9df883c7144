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
from search.match_reasons import DocumentReasons, Reasons
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
    texts = _texts([document for document, _ in listed])
    pages = load_pages([page for _, page in listed])
    marker = Marker(found.question.answers, found.question.query.phrases)
    reasons = Reasons(found.question, [document for document, _ in listed])
    site = Site.find_for_request(request)
    return [
        _make_hit(pages[page], texts[document], marker, reasons.of_document(document), site)
        for document, page in listed
        if page in pages and document in texts
    ]


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


def _texts(documents: Sequence[int]) -> dict[int, str]:
    rows = DocumentText.objects.filter(document__in=documents)
    return dict(rows.values_list("document_id", "shown"))


def _make_hit(
    page: Page, text: str, marker: Marker, reasons: DocumentReasons, site: Site | None
) -> Hit:
    title = marker.mark(page.title)
    body = "".join(text.split("\n", 2)[2:])
    excerpt = marker.excerpt(body)
    seen = title.found | excerpt.found
    # Where the words stand in two places, both are shown.
    more = marker.excerpt(body, besides=seen) if seen and len(seen) < reasons.number else None
    shown = excerpt.html
    if more and more.found:
        seen |= more.found
        shown = format_html("{} {}", shown, more.html)
    return Hit(
        page=page,
        url=_url(page, site),
        title=title.html,
        excerpt=shown,
        reasons=tuple(reasons.of(page, seen)),
    )
