"""Pages of a listing; any page number gets an answer."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PAGE_SIZE = 24


def paginate(items: QuerySet | Sequence[Any], number: str | None) -> Page:
    """Returns the asked-for page; the first for nonsense, the last for too high a number."""
    return Paginator(items, PAGE_SIZE).get_page(number)
