"""Rich text and links as Markdown, for readers that are programs."""

import re

from django.utils.html import strip_tags

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PARAGRAPH_END = re.compile(r"</(p|li)>|<br ?/?>")


def prose(html: str) -> str:
    """Returns the text of rendered rich text: paragraphs apart, links as ``[text](url)``."""
    linked = _LINK.sub(r"[\2](\1)", html)
    return strip_tags(_PARAGRAPH_END.sub("\n\n", linked)).strip()


def link(text: str, url: str) -> str:
    """Returns ``[text](url)``, the text alone without a URL, the URL where there is no text."""
    shown = text or url
    return f"[{shown}]({url})" if url else shown
