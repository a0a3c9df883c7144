"""A profile in one sentence, taken from its own text."""

from __future__ import annotations

import re

from django.utils.text import Truncator
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from profiles.content import AbstractProfilePage

LENGTH = 220
_SENTENCE = re.compile(r".+?[.!?…](?=\s+[A-ZÅÄÖ–”]|\s*$)", re.DOTALL)


def summary(page: AbstractProfilePage) -> str:
    """Returns the editor's search description, or the first sentence of the standfirst."""
    if page.search_description:
        return page.search_description
    # Where a word may break is of no use where others set the lines.
    text = " ".join(_opening_text(page.standfirst).replace("\u00ad", "").split())
    sentence = _SENTENCE.match(text)
    return Truncator(sentence.group() if sentence else text).chars(LENGTH, truncate=" …")


def stream_text(stream: StreamValue | None) -> str:
    """Returns the words of a stream without markup."""
    parts = stream.stream_block.get_searchable_content(stream) if stream else []
    return " ".join(map(str, parts))


def _opening_text(standfirst: StreamValue | None) -> str:
    """Prefers prose: a list of points begins with a fragment, a quotation with a voice."""
    for child in standfirst or []:
        if child.block_type == "text" and child.value:
            return str(get_text_for_indexing(child.value.source))
    return stream_text(standfirst)
