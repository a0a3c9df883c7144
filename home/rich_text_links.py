"""Links between pages in rich text, looked up together.

Wagtail asks the database twice for each block that links to a page; here the whole page asks
once, however many blocks it has.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from home.stream_values import leaves

_PAGE_LINK = re.compile(r'<a (?=[^>]*\blinktype="page")(?=[^>]*\bid="(\d{1,9})")[^>]*>')


def resolve_page_links(streams: Iterable[StreamValue], request: HttpRequest) -> None:
    """Puts URLs into the streams' rich texts; a link to no live page leads nowhere."""
    linking = [stream for stream in streams if _links_to_pages(stream)]
    texts = [text for stream in linking for text in rich_texts(stream)]
    keys = {int(key) for text in texts for key in _PAGE_LINK.findall(text.source)}
    if not keys:
        return
    pages = Page.objects.live().filter(pk__in=keys)
    urls = {str(page.pk): page.get_url(request) for page in pages}
    for text in texts:
        text.source = _PAGE_LINK.sub(lambda link: _link(urls.get(link[1])), text.source)


def _links_to_pages(stream: StreamValue) -> bool:
    """Tells, from the stored text alone and before any block is made of it, what most deny."""
    return 'linktype="page"' in repr(list(stream.raw_data))


def rich_texts(value: Any) -> Iterator[RichText]:
    """Finds the rich texts in a block's value, however deep."""
    return (leaf for leaf in leaves(value) if isinstance(leaf, RichText))


def _link(url: str | None) -> str:
    return f'<a href="{escape(url)}">' if url else "<a>"
