"""What a page links to outside the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from home.stream_values import leaves

_ANCHOR = re.compile(r'<a [^>]*?href="(https?://[^"]+)"[^>]*>(.*?)</a>', re.DOTALL | re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
URL_FIELDS = ("logo_url",)


@dataclass(frozen=True)
class Link:
    """A URL, the words that lead to it, and the block they stand in."""

    url: str
    text: str
    field: str
    block_id: str = ""
    path: tuple[int, ...] = ()


def outer_links(page: Page) -> Iterator[Link]:
    """Yields the links out of the page, in the order of its fields and blocks."""
    for name in URL_FIELDS:
        if url := getattr(page, name, ""):
            yield Link(url, "", name)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for position, child in enumerate(getattr(page, field.name) or ()):
                for url, text in links_in(child.value):
                    yield Link(url, text, field.name, child.id or "", (position,))


def links_in(value: Any) -> Iterator[tuple[str, str]]:
    """Yields URL and words of every link in a block's value, however deep."""
    for leaf in leaves(value):
        if isinstance(leaf, RichText):
            for url, words in _ANCHOR.findall(leaf.source):
                yield unescape(url), unescape(strip_tags(words)).strip()
        elif isinstance(leaf, str) and _URL.fullmatch(leaf.strip()):
            yield leaf.strip(), ""
