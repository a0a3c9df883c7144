"""The words of one line with their marks: bold, italic and links, as text and as HTML."""

import re
from html import escape

from profiles.manuscript.lines import clean_text

Pieces = list[tuple[str, frozenset[str], str]]


def collapse_spaces(pieces: Pieces) -> Pieces:
    """Runs of ordinary white space become one space, as a browser shows them."""
    result: Pieces = []
    ends_in_space = True
    for text, marks, link in pieces:
        collapsed = re.sub(r"[ \t\r\n\f]+", " ", text)
        if ends_in_space:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            ends_in_space = collapsed.endswith(" ")
            result.append((collapsed, marks, link))
    return result


def is_all_bold(pieces: Pieces) -> bool:
    """Whether every visible letter is bold: how many write a sub-heading or a standfirst."""
    visible = [marks for text, marks, _ in pieces if text.strip()]
    return bool(visible) and all("b" in marks for marks in visible)


def inline_html(pieces: Pieces, plain_bold: bool) -> str:
    """The text with ``<b>``, ``<i>`` and ``<a>``, or nothing when it has no such marks.

    ``plain_bold`` leaves bold out where the whole line is bold or its style says it already.
    """
    merged = merge_pieces(pieces, {"b"} if plain_bold else set())
    if not any(marks or link for _, marks, link in merged):
        return ""
    return "".join(mark_up(*piece) for piece in merged)


def merge_pieces(pieces: Pieces, dropped: set[str]) -> Pieces:
    """Neighbouring pieces with equal marks as one, outer space removed."""
    merged: Pieces = []
    for text, marks, link in pieces:
        text, marks = clean_inner(text), marks - dropped
        if merged and merged[-1][1:] == (marks, link):
            merged[-1] = (merged[-1][0] + text, marks, link)
        elif text:
            merged.append((text, marks, link))
    if merged:
        merged[0] = (merged[0][0].lstrip(), *merged[0][1:])
        merged[-1] = (merged[-1][0].rstrip(), *merged[-1][1:])
    return [piece for piece in merged if piece[0]]


def clean_inner(text: str) -> str:
    """A piece as it is read, its outer spaces kept because words stand beside it."""
    cleaned = clean_text(f"|{text}|")
    return cleaned[1:-1]


def mark_up(text: str, marks: frozenset[str], link: str) -> str:
    """One piece as HTML."""
    html = escape(text, quote=False)
    for mark in sorted(marks, reverse=True):
        html = f"<{mark}>{html}</{mark}>"
    return f'<a href="{escape(link)}">{html}</a>' if link else html
