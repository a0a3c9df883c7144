"""What the page shows where municipalities are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfileIndexPage
from profiles.public.comparison import MOST, chosen_codes, compare
from profiles.public.rows import SeriesRow, newest_editions
from profiles.public.series_context import series_urls
from profiles.public.urls import COMPARED


@dataclass(frozen=True)
class Field:
    """One of the fields where a municipality is chosen; ``code`` is empty in a free one."""

    number: int
    code: str


def comparison_context(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the chosen municipalities side by side, and the fields to choose others."""
    urls = series_urls(page, request)
    newest = newest_editions(page)
    codes = chosen_codes(request.GET.getlist(COMPARED))
    comparison = compare(page.get_profiles().visible(), newest, codes)
    own_codes = [item.row.code for item in comparison.compared]
    return {
        "urls": urls,
        "comparison": comparison,
        "without_profile": len(codes) - len(own_codes),
        "fields": _fields(own_codes),
        "choices": _choices(newest),
        "profile_urls": [urls.profile(item.row) for item in comparison.compared],
        "canonical": absolute_url(request, urls.comparison),
    }


def _fields(codes: list[str]) -> list[Field]:
    padded = [*codes, *[""] * (MOST - len(codes))]
    return [Field(number, code) for number, code in enumerate(padded, start=1)]


def _choices(newest: list[SeriesRow]) -> list[SeriesRow]:
    return sorted((row for row in newest if row.code), key=lambda row: row.sort_key)
