"""A draft as Markdown text."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from profiles.manuscript.writing.lines import WrittenLine, html_of, written_lines

SPECIAL = re.compile(r"([\\*_`<]|\](?=\())")
FIRST_NUMBER = re.compile(r"^(\d{1,3})\.(?=\s)")


def to_markdown(draft: Mapping[str, Any]) -> str:
    """The draft as Markdown; reading it gives the same fields."""
    return "".join(f"{markdown_of(line)}\n\n" for line in written_lines(draft))


def markdown_of(line: WrittenLine) -> str:
    """One line, or the rows of a table one by one."""
    if line.rows:
        return "\n".join(table_row(row) for row in line.rows)
    text = inline_markdown(html_of(line))
    if line.style == "heading":
        return f"{'#' * line.level} {text}"
    if line.style == "list_item":
        return f"* {text}"
    return f"1. {text}" if line.style == "ordered_item" else text


def table_row(cells: tuple[str, ...]) -> str:
    """A row between bars."""
    safe = [escaped(cell).replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(safe)} |"


def escaped(text: str) -> str:
    """Text in which no character is a mark."""
    return FIRST_NUMBER.sub(r"\1\\.", SPECIAL.sub(r"\\\1", text))


class InlineWriter(HTMLParser):
    """Turns bold, italic and links into Markdown and escapes the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a mark or a link."""
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.parts.append("[")
        elif tag in {"b", "strong"}:
            self.parts.append("**")
        elif tag in {"i", "em"}:
            self.parts.append("*")

    def handle_endtag(self, tag: str) -> None:
        """End a mark or a link."""
        if tag == "a" and self.links:
            address = self.links.pop().replace("(", "%28").replace(")", "%29")
            self.parts.append(f"]({address})")
        elif tag in {"b", "strong"}:
            self.parts.append("**")
        elif tag in {"i", "em"}:
            self.parts.append("*")

    def handle_data(self, data: str) -> None:
        """Write the words."""
        self.parts.append(SPECIAL.sub(r"\\\1", data))


def inline_markdown(html: str) -> str:
    """HTML of one line as Markdown."""
    writer = InlineWriter()
    writer.feed(html)
    writer.close()
    return FIRST_NUMBER.sub(r"\1\\.", "".join(writer.parts))
