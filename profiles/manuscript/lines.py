"""Lines: what every kind of manuscript becomes before it is parsed."""

import re
from dataclasses import dataclass, field
from html import unescape

from home.formats import text as texts
from profiles.manuscript.limits import refuse_empty_text, refuse_long_text

ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#(?:3[2-9]|[4-9]\d|\d{3,5}));")
STARRED = re.compile(r"([*_])(?!\1)(\S(?:[^*_\n]*[^\s*_])?)\1")
"""A whole line that a mail has between stars: bold, where there are no other letters."""

OUTER_SPACE = " \t\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029\u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stood in a manuscript: its bytes, kind, text alternative and line."""

    content: bytes
    content_type: str
    alt_text: str
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a manuscript.

    ``source`` is the line as it stood, its line end included; ``text`` is what is read of it.
    ``style`` is what a word processor said: ``title``, ``heading``, ``standfirst``,
    ``caption``, ``quote``, ``list_item``, ``bold``, ``table``, ``picture``, ``footnote`` or
    nothing; ``boilerplate`` is what the reader takes for no part of the article (menus, running
    heads, the head of a mail) and keeps for the editor to take in.
    ``html`` is the text with its bold, italic and links, or nothing when it has none.
    """

    number: int
    source: str
    text: str
    style: str = ""
    level: int = 0
    html: str = ""
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False
    picture: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands on the line."""
        return not self.source.strip() and self.picture is None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript that has been read: its lines, its pictures and where it came from."""

    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    filename: str = ""
    sha256: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The whole manuscript as it stood."""
        return "".join(line.source for line in self.lines)


def clean_text(source: str) -> str:
    """A line as it is read: composed letters, no invisible characters, no outer space.

    Letters, quotation marks, ordinary dashes and inner no-break spaces stay as they are.
    """
    return texts.clean(source).strip(OUTER_SPACE)


def split_lines(text: str) -> list[str]:
    """The lines of a text with their line ends, so that joining them gives the text back."""
    return text.splitlines(keepends=True)


def without_entities(source: str) -> str:
    """A line whose HTML entities (``&amp;``, ``&nbsp;``) have become the characters they mean."""
    return ENTITY.sub(lambda match: unescape(match.group()), source) if "&" in source else source


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text; refuses a text that is empty or too long."""
    refuse_empty_text(text)
    sources = split_lines(text)
    refuse_long_text(sources)
    return tuple(map(plain_line, range(1, len(sources) + 1), sources))


def plain_line(number: int, source: str) -> Line:
    """A line of a plain text."""
    text = clean_text(without_entities(source))
    if starred := STARRED.fullmatch(text):
        return Line(number, source, starred[2], style="bold")
    return Line(number, source, text)
