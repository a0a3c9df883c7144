"""Makes clean paragraphs of the HTML a draft brings along.

Only text, bold, italics, line breaks and links with a known scheme survive;
everything else is written anew, so nothing hostile or malformed gets through.
"""

from collections.abc import Iterator
from itertools import groupby

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from django.utils.html import escape

DROPPED_TAGS = ("script", "style", "template", "iframe", "object", "svg", "math", "noscript")
INLINE_TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i"}
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:", "/", "#")


def clean_paragraphs(html: str) -> str:
    """Returns ``<p>`` elements with nothing inside but text, ``b``, ``i``, ``a`` and ``br``."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(DROPPED_TAGS):
        tag.decompose()
    paragraphs = (
        "".join(markup for _, markup in group)
        for _, group in groupby(_runs(soup), key=lambda run: run[0])
    )
    return "".join(f"<p>{text}</p>" for text in paragraphs if text.strip())


def _runs(soup: BeautifulSoup) -> Iterator[tuple[int, str]]:
    """Yields each run of text as markup, with the identity of its paragraph."""
    for node in soup.descendants:
        if isinstance(node, Tag) and node.name == "br":
            yield _paragraph_of(node), "<br/>"
        elif type(node) is NavigableString:
            yield _paragraph_of(node), _marked_up(node)


def _paragraph_of(node: PageElement) -> int:
    paragraph = node.find_parent("p")
    return id(paragraph) if paragraph else 0


def _marked_up(text: NavigableString) -> str:
    markup: str = escape(str(text).replace("\x00", ""))
    if not str(text).strip():
        return markup
    wanted = {INLINE_TAGS[tag.name] for tag in text.parents if tag.name in INLINE_TAGS}
    for name in sorted(wanted):
        markup = f"<{name}>{markup}</{name}>"
    link = text.find_parent("a")
    url = str(link.get("href", "")).strip() if link else ""
    if url.lower().startswith(SAFE_LINKS):
        markup = f'<a href="{escape(url)}">{markup}</a>'
    return markup
