"""Markdown manuscripts: headings, lists, pictures' captions and inline marks as styled lines.

Only the marks that the export writes and journalists use are read; everything else is text. Words
underlined with ``===`` are a heading, and where a link leads is no part of the article.
"""

import re
from dataclasses import replace
from html import escape, unescape
from itertools import pairwise

from profiles.manuscript.limits import refuse_empty_text, refuse_long_text
from profiles.manuscript.lines import Line, clean_text, split_lines
from profiles.manuscript.reading.inline import inline_html
from profiles.manuscript.reading.markup import inline_pieces
from profiles.manuscript.reading.markup_guards import safe_link

HEADING = re.compile(r"(#{1,6})\s+(\S.*)$")
BULLET = re.compile(r"\*\s+(\S.*)$")
NUMBERED = re.compile(r"(\d{1,3})\.\s+(\S.*)$")
ANCHOR = re.compile(r"(?<=\S)\s*\{#[\w-]+\}\s*$")
DEFINITION = re.compile(r"\[[^\]^]+\]:\s*\S+(?:\s+\".*\")?")
UNDERLINE = re.compile(r"={3,}")
INLINE = re.compile(
    r"\\(?P<escaped>[\\*_\[\]()#`|<>!.+~{}-])"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)+)\]\((?P<address>[^()\s]+)\)"
    r"|(?P<mark>\*\*|\*)"
)


def lines_from_markdown(text: str) -> tuple[Line, ...]:
    """One line for each line of the source; raises ``ManuscriptError`` when none or too many."""
    refuse_empty_text(text)
    sources = split_lines(text)
    refuse_long_text(sources)
    lines = [line_from_markdown(number, source) for number, source in enumerate(sources, 1)]
    for number, (above, line) in enumerate(pairwise(lines)):
        if UNDERLINE.fullmatch(line.text) and above.text and not above.style:
            lines[number] = replace(above, style="heading", level=1)
    return tuple(lines)


def line_from_markdown(number: int, source: str) -> Line:
    """One line with the style its first characters give it."""
    text = clean_text(ANCHOR.sub("", unescape(source)))
    if DEFINITION.fullmatch(text):
        return Line(number, source, text, style="boilerplate")
    if match := HEADING.fullmatch(text):
        plain, html = inline(match[2])
        return Line(number, source, plain, style="heading", level=len(match[1]), html=html)
    if match := BULLET.fullmatch(text):
        plain, html = inline(match[1])
        return Line(number, source, plain, style="list_item", html=html)
    if match := NUMBERED.fullmatch(text):
        plain, html = inline(match[2])
        return Line(number, source, plain, style="list_item", html=html, ordered=True)
    plain, html = inline(text)
    return Line(number, source, plain, html=html)


def inline(text: str) -> tuple[str, str]:
    """Plain text and HTML of a line with ``**bold**``, ``*italic*`` and ``[text](address)``."""
    pieces = inline_pieces(markup_of(text))
    return clean_text("".join(piece[0] for piece in pieces)), inline_html(pieces, plain_bold=False)


def markup_of(text: str) -> str:
    """The line as HTML; marks that are not closed stay as the characters they are."""
    parts: list[str] = []
    open_marks: list[tuple[str, int]] = []
    position = 0
    for match in INLINE.finditer(text):
        parts.append(escape(text[position : match.start()], quote=False))
        position = match.end()
        if match["escaped"]:
            parts.append(escape(match["escaped"], quote=False))
        elif match["label"]:
            label = markup_of(match["label"])
            parts.append(f'<a href="{escape(safe_link(match["address"]))}">{label}</a>')
        else:
            toggle_mark(match["mark"], parts, open_marks)
    parts.append(escape(text[position:], quote=False))
    return "".join(parts)


def toggle_mark(mark: str, parts: list[str], open_marks: list[tuple[str, int]]) -> None:
    """Open a mark, or close the innermost one when it is the same."""
    tag = "b" if mark == "**" else "i"
    if open_marks and open_marks[-1][0] == mark:
        _, place = open_marks.pop()
        parts[place] = f"<{tag}>"
        parts.append(f"</{tag}>")
    else:
        open_marks.append((mark, len(parts)))
        parts.append(mark)
