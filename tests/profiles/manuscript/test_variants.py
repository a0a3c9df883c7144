"""Whole articles in the forms that editors really get them in."""

import io
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
import pytest

from profiles.manuscript.decisions import MAX_DECISIONS
from tests.articles import Article
from tests.profiles.manuscript.comparing import (
    contact_facts,
    item_facts,
    panel_facts,
    story,
)
from tests.profiles.manuscript.conftest import parsed

Form = Callable[[Article], tuple[bytes, str]]


def paragraphs(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in text.split("\n") if line.strip()]


def plain(change: Callable[[str], str]) -> Form:
    """A form that is UTF-8 text after a change."""
    return lambda article: (change(article.text).encode("utf-8"), "manus.txt")


def dashes(dash: str, change: Callable[[str], str] = lambda text: text) -> Form:
    """The same text with another dash before every quote."""
    return plain(lambda text: change(re.sub(r"(?m)^– ", dash, text)))


def spread(text: str) -> str:
    """A blank line after every paragraph."""
    return "\n\n".join(paragraphs(text))


def dense(text: str) -> str:
    """No blank lines at all."""
    return "\n".join(paragraphs(text))


def decomposed(article: Article) -> tuple[bytes, str]:
    """CRLF, decomposed letters and a byte order mark."""
    text = unicodedata.normalize("NFD", article.text).replace("\n", "\r\n")
    return text.encode("utf-8-sig"), "manus.txt"


def word_file(article: Article) -> tuple[bytes, str]:
    """A Word file with real styles for title, sub-headings and list."""
    expected = article.expected
    headings = {item["line"] for item in expected["body"] if item["type"] == "heading"}
    headings |= {(expected["fact_panel"] or {"lines": [0]})["lines"][0]}
    points = {i["line"] for i in expected["standfirst"]["items"] if i["type"] == "list_item"}
    document = docx.Document()
    for number, line in enumerate(article.text.split("\n"), start=1):
        if line.strip():
            is_title = number == expected["title"]["line"]
            style = "Title" if is_title else "Heading 2" if number in headings else None
            document.add_paragraph(line, style="List Bullet" if number in points else style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), "manus.docx"


def word_file_with_bullets(article: Article) -> tuple[bytes, str]:
    """A Word file whose dashes the word processor has turned into bullets."""
    document = docx.Document()
    for line in paragraphs(article.text):
        is_quote = line.startswith("– ")
        text = line.removeprefix("– ")
        document.add_paragraph(text, style="List Bullet" if is_quote else None)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), "manus.docx"


def web_page(article: Article) -> tuple[bytes, str]:
    """A web page with a paragraph per line."""
    html = "".join(f"<p>{line}</p>\n" for line in paragraphs(article.text))
    return html.encode("utf-8"), "manus.html"


FORMS: dict[str, Form] = {
    "word": word_file,
    "word, bullets for dashes": word_file_with_bullets,
    "html": web_page,
    "blank line after every paragraph": plain(spread),
    "no blank lines": plain(dense),
    "crlf, nfd, bom": decomposed,
    "windows-1252": lambda article: (article.text.encode("cp1252"), "manus.txt"),
    "hyphens": dashes("- "),
    "hyphens, no blank lines": dashes("- ", dense),
    "hyphens, blank line after every paragraph": dashes("- ", spread),
    "em dashes": dashes("— "),
    "en dashes without space": dashes("–"),
}


@cache
def file_in(form: str, article: Article) -> tuple[bytes, str]:
    """The article in a form; a Word file made twice is not the same file."""
    return FORMS[form](article)


@pytest.fixture(params=FORMS, ids=list(FORMS))
def draft(request: pytest.FixtureRequest, article: Article) -> dict[str, Any]:
    """The draft of an article in one of the forms."""
    return parsed(*file_in(request.param, article))


class VariantTests:
    """No form costs a single item; the tail is right or asked about."""

    def test_keeps_every_item(self, article: Article, draft: dict[str, Any]) -> None:
        assert [item_facts(i) for i in story(draft)] == [item_facts(i) for i in article.items]

    def test_claims_the_same_speakers(self, article: Article, draft: dict[str, Any]) -> None:
        expected = [item["parser_speakers"] for item in article.items if item["type"] == "quote"]
        assert [i["speakers"] for i in story(draft) if i["type"] == "quote"] == expected

    def test_reads_the_tail(self, article: Article, draft: dict[str, Any]) -> None:
        assert panel_facts(draft["fact_panel"]) == panel_facts(article.expected["fact_panel"])
        assert contact_facts(draft["contact"]) == contact_facts(article.expected["contact"])

    def test_asks_few_questions(self, draft: dict[str, Any]) -> None:
        assert len(draft["editor_decisions"]) <= MAX_DECISIONS
