"""Promotions: pages that editors have put first for a query."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from search.hits import load_pages


@dataclass(frozen=True)
class Promoted:
    """A page, or a URL elsewhere, with the editor's own words about it."""

    title: str
    url: str
    description: str
    page: Page | None = None


def find_promoted(query: str, request: HttpRequest) -> Iterator[Promoted]:
    """Yields what is promoted for exactly this query, in the editor's order.

    A page that visitors may not see is not promoted.
    """
    rows = list(SearchPromotion.objects.filter(query__query_string=normalise_query_string(query)))
    pages = load_pages(row.page_id for row in rows if row.page_id)
    for row in rows:
        if page := pages.get(row.page_id):
            yield Promoted(page.title, page.get_url(request) or "", row.description, page)
        elif not row.page_id and row.external_link_url:
            text = row.external_link_text or row.external_link_url
            yield Promoted(text, row.external_link_url, row.description)
