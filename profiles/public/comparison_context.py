"""What the page shows where municipalities are compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfileIndexPage
from profiles.public.comparison import MOST, chosen_codes, compare
from profiles.public.rows import SeriesRow, municipalities, newest_editions
from profiles.public.series_context import series_urls, subpage_context
from profiles.public.urls import COMPARED, Link, SeriesUrls
from profiles.registers.neighbours import neighbours_of

ONLY_DIFFERENCES = "skillnader"
_MOST_SUGGESTED = 8


def comparison_context(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the chosen municipalities side by side, and the fields to choose others."""
    urls = series_urls(page, request)
    newest = newest_editions(page)
    codes = chosen_codes(request.GET.getlist(COMPARED))
    only_differences = ONLY_DIFFERENCES in request.GET
    profiles = page.get_profiles().visible()
    comparison = compare(profiles, newest, codes, urls, only_differences=only_differences)
    own_codes = [item.row.code for item in comparison.compared]
    return {
        **subpage_context(page, request, "Jämför", urls.comparison),
        "comparison": comparison,
        "without_profile": len(codes) - len(own_codes),
        "fields": [*own_codes, *[""] * (MOST - len(own_codes))],
        "choices": municipalities(newest),
        "without": [_without(item.row, own_codes, urls) for item in comparison.compared],
        "suggestions": _suggestions(newest, own_codes, urls),
        "only_differences": only_differences,
        "differences_url": f"{urls.compared(own_codes)}&{ONLY_DIFFERENCES}=ja",
        "everything_url": urls.compared(own_codes),
        "shared_url": absolute_url(request, urls.compared(own_codes)),
    }


def _without(row: SeriesRow, codes: list[str], urls: SeriesUrls) -> Link:
    return Link(row.name, urls.compared(code for code in codes if code != row.code))


def _suggestions(newest: list[SeriesRow], codes: list[str], urls: SeriesUrls) -> list[Link]:
    """Returns who may be added: neighbours first, then the same counties, then others, A–Ö."""
    if not codes or len(codes) >= MOST:
        return []
    near = {neighbour for code in codes for neighbour in neighbours_of(code).all}
    counties = {code[:2] for code in codes}
    found = [row for row in newest if row.code and row.code not in codes]
    found.sort(key=lambda row: (row.code not in near, row.code[:2] not in counties, row.sort_key))
    return [Link(row.name, urls.compared([*codes, row.code])) for row in found[:_MOST_SUGGESTED]]
