"""Promotions: pages that editors have put first for a query."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from profiles.models import ProfilePage
from search.hits import load_pages


@dataclass(frozen=True)
class Promoted:
    """A page, or a URL elsewhere, with the editor's own words about it."""

    title: str
    url: str
    description: str
    page: Page | None = None

    @property
    def label_text(self) -> str:
        """Returns who speaks on a profile; nothing of other pages and URLs."""
        return self.page.label_text if isinstance(self.page, ProfilePage) else ""

    @property
    def is_advertisement(self) -> bool:
        """Tells whether the page is a profile that somebody has paid for."""
        return isinstance(self.page, ProfilePage) and self.page.is_advertisement


def find_promoted(query: str, request: HttpRequest) -> list[Promoted]:
    """Returns what is promoted for exactly this query, in the editor's order."""
    rows = list(SearchPromotion.objects.filter(query__query_string=normalise_query_string(query)))
    pages = load_pages(row.page_id for row in rows if row.page_id)
    return [
        promoted for row in rows if (promoted := _promoted(row, pages.get(row.page_id), request))
    ]


def _promoted(row: SearchPromotion, page: Page | None, request: HttpRequest) -> Promoted | None:
    """Returns what to show; a page that visitors may not see is not promoted."""
    if page:
        return Promoted(page.title, page.get_url(request) or "", row.description, page)
    if row.page_id or not row.external_link_url:
        return None
    return Promoted(
        row.external_link_text or row.external_link_url, row.external_link_url, row.description
    )
