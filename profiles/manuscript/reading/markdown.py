"""Markdown manuscripts, read by markdown-it: each line of the source with its style and marks.

A dash before words is more often speech than a point, so it stays for the parser; so do rows
between bars without a head, which the export writes. Where a link leads is no part of the article.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from profiles.manuscript.limits import refuse_empty_text, refuse_long_text
from profiles.manuscript.lines import Line, clean_text, split_lines
from profiles.manuscript.reading.hard_wraps import unwrapped
from profiles.manuscript.reading.inline import inline_html
from profiles.manuscript.reading.markup import inline_pieces
from profiles.manuscript.reading.markup_guards import safe_link


class ManuscriptMarkdown(MarkdownIt):
    """CommonMark with tables, whose unsafe addresses are emptied and not refused."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.enable("table")
        # Spaces in front of words are no code here, and tags no part of a manuscript's text.
        self.disable(["code", "html_block"])

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Returns the address when it is a safe one."""
        return safe_link(url)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Lets every address pass: unsafe ones are empty by now."""
        return True


PARSER = ManuscriptMarkdown()
FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?:(?:[\w-]+:.*|[ \t]*-[ \t].*|[ \t]+.*|#.*)?\r?\n){1,60}?"
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
    r"|\s*\+\+\+[ \t]*\r?\n(?:(?:[\w-]+ *=.*|\[.*\]|#.*)?\r?\n){1,60}?\+\+\+[ \t]*(?:\r?\n|$)"
)
SETTING = re.compile(r"(?:draft|slug|layout|type|weight|aliases|permalink|status|u?id|lang): ")
TOML_ROW = re.compile(r"""([\w-]+) *= *(["']?)(.*?)\2""")
DASH = re.compile(r"(?m)^(\s*)([-+])(?=\s+[^\s-])")
ANCHOR = re.compile(r"(?m)(?<=\S)[ \t]*\{#[\w-]+\}[ \t]*$")
# Notes apps: [[page|words]], ==marked== and the mark of a footnote.
EMBEDDED = re.compile(r"!\[\[([^\]|\n]+)[^\]\n]*\]\]")
WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]\n]+)\]\]")
MARKED = re.compile(r"==(?=\S)(.+?)(?<=\S)==")
FOOTNOTE = re.compile(r"\[\^[\w-]+\](:\s*)?")
# Where a link leads is an address; "[Reporter]: Hej." is speech.
DEFINITION = re.compile(r"\[[^\]^]+\]:\s*<?\S*[./:#@]\S")
BRACKETED = re.compile(r"(?m)^\[(?=[^\]^\n]+\]:)")
CALLOUT = re.compile(r"\[![\w-]+\][+-]?\s*")
RULE = re.compile(r"([-*_]\s*){3,}|={3,}")
STYLES = {"heading_open": "heading", "list_item_open": "list_item", "blockquote_open": "quote"}


def lines_from_markdown(text: str) -> tuple[Line, ...]:
    """The lines of the source; raises ``ManuscriptError`` when none or too many."""
    refuse_empty_text(text)
    sources = split_lines(text)
    refuse_long_text(sources)
    lines = [Line(number, source, clean_text(source)) for number, source in enumerate(sources, 1)]
    front = FRONT_MATTER.match(text)
    first = len(split_lines(front[0])) if front else 0
    lines[:first] = map(front_line, lines[:first])
    found = {line.number: line for line in lines_of(lines, first)}
    for index, plain in enumerate(lines[first:], first):
        if plain.text and not RULE.fullmatch(plain.text):
            # What markdown-it has used up says where links lead, or underlines a heading.
            line = found.get(index + 1, replace(plain, style="boilerplate"))
            is_note = (note := FOOTNOTE.match(plain.text)) is not None and note[1]
            lines[index] = replace(line, style="footnote") if is_note else line
    covered = {number for line in found.values() for number in rows_below(line)}
    return unwrapped(tuple(line for line in lines if line.number not in covered))


def front_line(line: Line) -> Line:
    """A line in front of the article, a TOML one (``title = "Ord"``) as YAML has it.

    What only a site's generator needs is no part of the article.
    """
    if row := TOML_ROW.fullmatch(line.text):
        line = replace(line, text=f"{row[1]}: {row[3]}")
    return replace(line, style="boilerplate") if SETTING.match(line.text) else line


def rows_below(line: Line) -> range:
    """The numbers of the lines after the first of a table, whose rows are all with the first."""
    return range(line.number + 1, line.number + len(split_lines(line.source)))


def lines_of(lines: list[Line], first: int) -> Iterator[Line]:
    """The lines after the front matter that have words."""
    texts = [line.text for line in lines[first:]]
    # Where links lead may stand right below a paragraph, and is then taken for its words.
    links = dict.fromkeys(text for text in texts if DEFINITION.match(text))
    text = "\n".join("" if text in links else text for text in texts)
    text = "\n".join([BRACKETED.sub(r"\\[", text), "", *links])
    text = EMBEDDED.sub(r"Bild: \1", ANCHOR.sub("", text))
    text = DASH.sub(r"\1\\\2", MARKED.sub(r"\1", WIKI_LINK.sub(r"\1", text)))
    open_blocks: list[Token] = []
    tokens = PARSER.parse(FOOTNOTE.sub("", text))
    for index, token in enumerate(tokens):
        if token.map and token.map[0] >= len(texts):
            break  # what looked like an address behind a name, and is none
        if token.type == "table_open" and token.map:
            yield table(tokens[index:], lines, first)
        if token.nesting > 0:
            open_blocks.append(token)
        elif token.nesting < 0:
            open_blocks.pop()
        elif token.map and not any(block.type == "table_open" for block in open_blocks):
            yield from block_lines(token, open_blocks, lines, first)


def block_lines(token: Token, around: list[Token], lines: list[Line], first: int) -> Iterator[Line]:
    """The lines of a block of words, in the style of what is around it."""
    styled = next((block for block in reversed(around) if block.type in STYLES), None)
    begin, end = token.map or (0, 0)
    if styled and styled.type == "heading_open" and styled.markup in ("-", "=") and end - begin > 1:
        styled = None  # a rule right below a paragraph
    style = STYLES[styled.type] if styled else ""
    level = int(styled.tag[1]) if styled and style == "heading" else 0
    ordered = any(block.type == "ordered_list_open" for block in around)
    if token.type == "fence":
        yield from lines[first + begin : first + end]
    if token.type != "inline":
        return
    number = first + begin + 1
    # A line of "=" or "-" below makes a heading of the words above it, and is read with them.
    is_underlined = style == "heading" and styled is not None and styled.markup in ("-", "=")
    underline = lines[first + end].source if is_underlined else ""
    for pieces in split_at_breaks(token.children or []):
        line = line_of(pieces, number, lines[number - 1].source + underline)
        if line.text and styled and line.style in ("", "bold"):
            words = CALLOUT.sub("", line.text, count=1) if style == "quote" else line.text
            if words != line.text:
                line, style = replace(line, text=words, html="", style="bold"), ""
            else:
                line = replace(line, style=style, level=level, ordered=ordered)
        if line.text:
            yield line
        number += 1


def line_of(pieces: list[Token], number: int, source: str) -> Line:
    """A line of words; a picture that lies elsewhere leaves its words as a caption."""
    if len(pieces) == 1 and pieces[0].type == "image":
        title, words = str(pieces[0].attrGet("title") or ""), clean_text(pieces[0].content)
        words = words if title in words else clean_text(f"{words} {title}")
        return Line(number, source, words, style="caption" if words else "boilerplate")
    plain, html = inline_of(pieces)
    is_bold = html.startswith("<b>") and html.endswith("</b>") and html.count("<b>") == 1
    if is_bold:
        return Line(
            number, source, plain, style="bold", html=html[3:-4] if "<" in html[3:-4] else ""
        )
    return Line(number, source, plain, html=html)


def split_at_breaks(children: list[Token]) -> Iterator[list[Token]]:
    """The inline tokens of each line of the source."""
    line: list[Token] = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield line
            line = []
        else:
            line.append(child)
    yield line


def table(tokens: list[Token], lines: list[Line], first: int) -> Line:
    """A table with a head, on the number of its first line."""
    rows: list[list[str]] = []
    for token in tokens[: next(n for n, one in enumerate(tokens) if one.type == "table_close")]:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(inline_of(token.children or [])[0])
    begin, end = tokens[0].map or (0, 0)
    source = "".join(line.source for line in lines[first + begin : first + end])
    text = " · ".join(": ".join(row) for row in rows)
    cells = tuple(map(tuple, rows))
    return Line(first + begin + 1, source, text, style="table", rows=cells, has_header=True)


def inline(text: str) -> tuple[str, str]:
    """Plain text and HTML of a line with ``**bold**``, ``*italic*`` and ``[text](address)``."""
    return inline_of(PARSER.parseInline(text)[0].children or [])


def inline_of(children: list[Token]) -> tuple[str, str]:
    """Plain text and HTML of inline tokens; a picture among words leaves its words."""
    words = [
        Token("text", "", 0, content=one.content) if one.type == "image" else one
        for one in children
    ]
    tokens = [Token("inline", "", 0, children=words)]
    html = PARSER.renderer.render(tokens, PARSER.options, {})
    pieces = inline_pieces(html)
    return clean_text("".join(piece[0] for piece in pieces)), inline_html(pieces, plain_bold=False)
