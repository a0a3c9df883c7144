"""A draft as Markdown text."""

import re
from collections.abc import Mapping
from itertools import starmap
from typing import Any

from profiles.manuscript.reading.markup import inline_pieces
from profiles.manuscript.writing.lines import WrittenLine, html_of, written_lines

SPECIAL = re.compile(r"([\\*_`<]|\](?=\())")
FIRST_NUMBER = re.compile(r"^(\d{1,3})\.(?=\s)")
SIGNS = {"b": "**", "i": "*"}


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


def inline_markdown(html: str) -> str:
    """HTML of one line as Markdown."""
    return FIRST_NUMBER.sub(r"\1\\.", "".join(starmap(piece_markdown, inline_pieces(html))))


def piece_markdown(text: str, marks: frozenset[str], link: str) -> str:
    """Words with one kind of marks."""
    words = SPECIAL.sub(r"\\\1", text)
    for mark in sorted(marks, reverse=True):
        words = f"{SIGNS[mark]}{words}{SIGNS[mark]}"
    address = link.replace("(", "%28").replace(")", "%29")
    return f"[{words}]({address})" if link else words
