"""Walks the streams of a profile and remembers where it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.utils.html import strip_tags
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from home.stream_values import leaves
from profiles.content import AbstractProfilePage
from profiles.rules.finding import Finding, Severity

STREAM_FIELDS = ("standfirst", "body", "aside", "corrections")

LONG = 10_000
_LINE_END = re.compile(r"<br ?/?>|</(p|li)>")


@dataclass(frozen=True)
class Place:
    """A block's value and the way to it."""

    field: str
    path: tuple[int | str, ...]
    block_id: str
    block_type: str
    value: Any

    def error(self, code: str, message: str, *path: int | str) -> Finding:
        """Returns an error at a part of this block."""
        return self._finding(Severity.ERROR, code, message, path)

    def warning(self, code: str, message: str, *path: int | str) -> Finding:
        """Returns a warning at a part of this block."""
        return self._finding(Severity.WARNING, code, message, path)

    def _finding(
        self, severity: Severity, code: str, message: str, path: tuple[int | str, ...]
    ) -> Finding:
        return Finding(code, severity, message, self.field, self.path + path, self.block_id)


def error(code: str, message: str, field: str, *path: int | str) -> Finding:
    """Returns an error on a field of the page."""
    return Finding(code, Severity.ERROR, message, field, path)


def warning(code: str, message: str, field: str, *path: int | str) -> Finding:
    """Returns a warning on a field of the page."""
    return Finding(code, Severity.WARNING, message, field, path)


def places(page: AbstractProfilePage, *block_types: str) -> Iterator[Place]:
    """Yields the top-level blocks of the page, of the given types or all, in reading order."""
    for field in STREAM_FIELDS:
        for position, child in enumerate(getattr(page, field) or []):
            if not block_types or child.block_type in block_types:
                yield Place(field, (position,), child.id or "", child.block_type, child.value)


def plain(value: Any) -> str:
    """Returns rich text or text as plain text without surrounding space."""
    source = str(getattr(value, "source", value) or "")
    # Many rules read the same paragraphs; what is unusually long is not kept.
    return _plain(source) if len(source) < LONG else _plain.__wrapped__(source)


@lru_cache(maxsize=512)
def _plain(source: str) -> str:
    return html.unescape(strip_tags(source)).strip()


def texts(page: AbstractProfilePage) -> Iterator[tuple[Place, str]]:
    """Yields every piece of running text in the streams, for rules that read all of it."""
    for place in places(page):
        for text in texts_of(place.value):
            yield place, text


def texts_of(value: Any) -> Iterator[str]:
    """Yields the pieces of text in a block's value, however deep."""
    for leaf in leaves(value):
        if isinstance(leaf, str):
            yield leaf
        elif isinstance(leaf, RichText):
            # Without its mark the last word of a line and the first of the next would be one.
            yield plain(_LINE_END.sub("\n", leaf.source))
        elif isinstance(leaf, TypedTable):
            yield from (column["heading"] for column in leaf.columns)
            yield from chain.from_iterable(map(str, row["values"]) for row in leaf.row_data)
