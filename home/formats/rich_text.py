"""Rich text as it is kept: clean words, and links that lead where they say."""

import html
import re

from home.formats import phone_number, web_address
from home.formats.text import clean_prose

_TAG = re.compile(r"(<[^<>]*>)")
_HREF = re.compile(r'(?<=\bhref=")[^"]*')


def clean(source: str) -> str:
    """Returns the HTML with clean text between its tags and clean URLs within them."""
    return "".join(
        _HREF.sub(_clean_url, part) if part.startswith("<") else clean_prose(part)
        for part in _TAG.split(source)
    )


def _clean_url(match: re.Match[str]) -> str:
    url = web_address.clean(html.unescape(match[0]))
    number = phone_number.dialled(phone_number.tidy(url)) if url.startswith("tel:") else ""
    return html.escape(f"tel:{number}" if number else url)
