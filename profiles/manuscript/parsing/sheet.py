"""The parser's working copy of a manuscript: its visible lines and where each one goes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from profiles.manuscript.decisions import Decision
from profiles.manuscript.lines import Line, Manuscript
from profiles.manuscript.swedish.part_words import is_typeset, unmarked
from profiles.manuscript.swedish.register import Register
from profiles.manuscript.swedish.speech import (
    NUMBERED,
    SAYING_SOMEONE,
    is_speech,
    leading_mark,
    reads_like_speech,
)

FINAL_PUNCTUATION = (".", "!", "?", ":", ",", "…", ";")
MAX_HEADING = 60
SINGLE_LINE_SHARE = 0.8
RULE = re.compile(r":?-+:?")
MAX_INITIALS = 3
MIN_REPLIES = 4
REPLY = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][^:.!?\t–—]{1,38}?)(?:\s*:[ \u00a0\t]+|\s[–—]\s)(?P<words>\S.*)"
)
REPLY_NAME = re.compile(
    r"([A-ZÅÄÖÉ][\wåäöé-]+(?:\s[A-ZÅÄÖÉ][\wåäöé-]+){0,2})(?:,\s[a-zåäö][\wåäöé -]+)?"
)
QUESTION = frozenset({"heading", "paragraph"})
"""What ``RED: Vad gör du?`` may be."""

NO_SPEAKER = frozenset("fråga frågan bild bilden foto text fakta obs".split())
"""Words before a colon that name nobody."""

FACT_LABEL = re.compile(r"(?:snabb|kort)?\s?fakta(?:ruta|box)?\b", re.IGNORECASE)
ROW = re.compile(r"([A-ZÅÄÖÉ0-9][^:.!?\t]{1,38})(?:\s*:(?!//)[ \u00a0\t]+|\s=\s|\t+)(\S.*)$")


@dataclass
class Entry:
    """A visible line with its block, and its place once that is known."""

    index: int
    line: Line
    block: int
    is_first: bool
    is_alone: bool = False
    is_spoken_point: bool = False
    reply_by: str = ""
    place: str = ""
    marked: frozenset[str] | None = None
    forced: str = ""
    ends_panel: bool = False
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The line as it is read."""
        return self.line.text

    @property
    def number(self) -> int:
        """The line's number in the manuscript."""
        return self.line.number

    @cached_property
    def is_speech(self) -> bool:
        """Whether the line is a quote."""
        return self.is_spoken_point or bool(self.reply_by) or is_speech(self.text, self.line.style)

    @cached_property
    def row(self) -> tuple[str, str] | None:
        """Key and value of a line such as ``Anställda: 185``."""
        match = None if self.reply_by else ROW.fullmatch(self.text)
        if match and FACT_LABEL.match(match[1]):
            return None
        return (match[1].strip(), match[2].strip()) if match else None

    @cached_property
    def is_bullet(self) -> bool:
        """Whether the line is a point of a list by its style, its bullet or its number."""
        if self.is_speech:
            return False
        marked = bool(leading_mark(self.text) or NUMBERED.match(self.text))
        return marked or self.line.style == "list_item"


class Sheet:
    """The visible lines in order, the register, and the decisions left to the editor."""

    def __init__(self, manuscript: Manuscript, register: Register) -> None:
        self.manuscript = manuscript
        self.register = register
        self.decisions: list[Decision] = []
        self.fields: dict[str, Any] = {}
        self.answers: Mapping[str, Any] = {}
        self.doubtful: list[int] = []
        self.likely: dict[int, list[str]] = {}
        self.entries = list(visible_entries(manuscript))
        mark_lonely(self.entries)
        mark_spoken_points(self.entries)
        mark_replies(self.entries)
        self.is_flat = is_flat(self.entries)

    def placed(self, *places: str) -> list[Entry]:
        """Entries with one of the given places, in order."""
        return [entry for entry in self.entries if entry.place in places]

    def decide(self, decision: Decision) -> None:
        """Leave something to the editor."""
        self.decisions.append(decision)

    def next_entry(self, entry: Entry) -> Entry | None:
        """The visible line after this one."""
        after = entry.index + 1
        return self.entries[after] if after < len(self.entries) else None


def visible_entries(manuscript: Manuscript) -> Iterator[Entry]:
    """Lines that are not blank; a blank line begins a new block."""
    block, is_first, index = 0, True, 0
    typeset = is_typeset(line.text for line in manuscript.lines)
    for line in manuscript.lines:
        if line.is_blank:
            block, is_first = block + (not is_first), True
            continue
        words, kinds = unmarked(line.text, typeset)
        if words != line.text:
            line = replace(line, text=words, html="")
        yield Entry(index, with_cells(line), block, is_first, marked=kinds)
        is_first, index = False, index + 1


def with_cells(line: Line) -> Line:
    """A line of a table drawn with bars (``| Invånare | 9 000 |``) with its cells."""
    is_drawn = line.text.endswith("|") and line.text.lstrip("|").count("|") > 1
    if line.rows or not is_drawn:
        return line
    cells = tuple(cell.strip() for cell in line.text.strip("| ").split("|"))
    return line if all(RULE.fullmatch(cell) for cell in cells) else replace(line, rows=(cells,))


def mark_lonely(entries: list[Entry]) -> None:
    """Tell the entries that have a block to themselves."""
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        entry.is_alone = entry.is_first and (following is None or following.is_first)


def mark_spoken_points(entries: list[Entry]) -> None:
    """Tell speech from points where a word processor made bullets of the dashes.

    A run of list items is speech when each of them reads like speech.
    """
    run: list[Entry] = []
    for entry in [*entries, None]:
        if entry is not None and entry.line.style == "list_item":
            run.append(entry)
            continue
        if run and all(reads_like_speech(point.text) for point in run):
            for point in run:
                point.is_spoken_point = any(SAYING_SOMEONE.search(p.text) for p in run) or (
                    len(run) == 1
                )
        run = []


def mark_replies(entries: list[Entry]) -> None:
    """Tell a conversation (``Anna: Vad gör du?``) from facts: the same names come back."""
    spoken = [
        (entry, known[1])
        for entry in entries
        if (match := REPLY.fullmatch(entry.text))
        and (known := REPLY_NAME.fullmatch(match["name"]))
        and known[1].lower() not in NO_SPEAKER
        and match["words"].rstrip('”")').endswith((".", "!", "?", "…"))
    ]
    full = {name for _, name in spoken if " " in name}
    spoken = [
        (entry, also[0] if len(also := [n for n in full if n.split()[0] == name]) == 1 else name)
        for entry, name in spoken
    ]
    counts = Counter(name for _, name in spoken)
    most = max((n for name, n in counts.items() if " " in name or is_initials(name)), default=0)
    if most < MIN_REPLIES - 1 and (len(counts) < 2 or len(spoken) < MIN_REPLIES):
        return
    asked = Counter(name for entry, name in spoken if entry.text.endswith("?"))
    for entry, name in spoken:
        if is_initials(name) and 1 < counts[name] < 2 * asked[name]:
            entry.marked = QUESTION
        elif max(counts.values()) > 1:
            entry.reply_by = name.title() if name.isupper() and not is_initials(name) else name


def is_initials(name: str) -> bool:
    """Whether a name is the first letters of one: ``DA``."""
    return name.isupper() and len(name) <= MAX_INITIALS


def is_flat(entries: list[Entry]) -> bool:
    """Whether blank lines say nothing: none at all, or one after nearly every paragraph."""
    blocks = [entry for entry in entries if entry.is_first]
    if len(blocks) <= 1:
        return True
    alone = sum(entry.is_alone for entry in blocks)
    return alone > SINGLE_LINE_SHARE * len(blocks)
