"""A manuscript with the words an editor changed, and the lines that were split or joined.

In the corrections of a line ``text`` holds its new words, with a line break where it is split, and
``join`` says that it goes on from the line above, and what stands between the two (``" "``, or
``": "`` for a label and its value). The first part of a split line keeps the line's number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from profiles.manuscript.lines import Line, Manuscript, clean_text

PART = 100_000
"""What is added to a line's number for each part after its first; no manuscript is as long."""

MAX_PARTS = 50
SEPARATORS = (" ", ": ")
TOKEN = re.compile(r"<(?P<end>/?)(?P<name>\w+)[^>]*>|&[#\w]+;|.", re.DOTALL)


def revised_manuscript(manuscript: Manuscript, changes: object) -> Manuscript:
    """The manuscript as the editor wants it read."""
    if not isinstance(changes, Mapping) or not any(map(is_edit, changes.values())):
        return manuscript
    lines: list[Line] = []
    for line in manuscript.lines:
        for part in parts_of(line, change_of(changes, line.number)):
            separator = change_of(changes, part.number).get("join")
            if separator not in SEPARATORS or not join_above(lines, part, separator):
                lines.append(part)
    return replace(manuscript, lines=tuple(lines))


def is_edit(change: object) -> bool:
    """Whether a correction changes words or line breaks."""
    return isinstance(change, Mapping) and bool({"text", "join"} & {*change})


def change_of(changes: Mapping[Any, Any], number: int) -> Mapping[str, Any]:
    """The correction of a line."""
    change = changes.get(str(number), changes.get(number))
    return change if isinstance(change, Mapping) else {}


def is_plain(line: Line) -> bool:
    """Whether a line is words that can be changed: no picture, no table, not blank."""
    return not (line.is_blank or line.rows or line.picture is not None)


def parts_of(line: Line, change: Mapping[str, Any]) -> Iterator[Line]:
    """The line with its new words, as one line or several."""
    words = change.get("text")
    texts = list(filter(None, map(clean_text, words.split("\n")))) if isinstance(words, str) else []
    if not texts or not is_plain(line):
        yield line
        return
    texts[MAX_PARTS - 1 :] = [" ".join(texts[MAX_PARTS - 1 :])] if len(texts) >= MAX_PARTS else []
    markup = iter(split_markup(line.html, texts) if line.html else [""] * len(texts))
    for position, text in enumerate(texts):
        number = line.number + position * PART
        yield replace(line, number=number, source=f"{text}\n", text=text, html=next(markup))


def split_markup(html: str, texts: list[str]) -> list[str]:
    """The markup of each part of a line; none when other words than the line's are in them."""
    wanted = iter("".join("".join(texts).split()))
    ends: list[int] = []
    for text in texts:
        ends.append((ends[-1] if ends else 0) + len("".join(text.split())))
    parts: list[str] = []
    opened: list[tuple[str, str]] = []
    current, seen = "", 0
    for token in TOKEN.finditer(html):
        if name := token["name"]:
            opened = opened[:-1] if token["end"] else [*opened, (name, token.group())]
            current += token.group()
            continue
        character = unescape(token.group())
        if character.strip():
            if character != next(wanted, ""):
                return [""] * len(texts)
            seen += 1
        current += token.group()
        if ends and seen == ends[0]:
            ends.pop(0)
            closing = "".join(f"</{name}>" for name, _ in reversed(opened))
            parts.append((current + closing).strip())
            current = "".join(tag for _, tag in opened)
    is_whole = not ends and next(wanted, None) is None
    return [part if "<" in part else "" for part in parts] if is_whole else [""] * len(texts)


def join_above(lines: list[Line], line: Line, separator: str) -> bool:
    """Let a line go on from the one above; whether both are words, so that it could."""
    above = next((index for index in reversed(range(len(lines))) if not lines[index].is_blank), -1)
    if above < 0 or not (is_plain(lines[above]) and is_plain(line)):
        return False
    first = lines[above]
    between = " " if first.text.endswith(separator.strip() or " ") else separator
    text = f"{first.text}{between}{line.text}"
    html = f"{marked(first)}{between}{marked(line)}" if first.html or line.html else ""
    lines[above] = replace(first, source=f"{text}\n", text=text, html=html)
    del lines[above + 1 :]
    return True


def marked(line: Line) -> str:
    """A line's markup, or its text as markup."""
    return line.html or line.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def name_of(number: int) -> str:
    """A line's number as editors see it; the parts of line 15 are 15, 15b, 15c."""
    part, line = divmod(number, PART)
    return f"{line}{chr(ord('a') + part) if 0 < part < 26 else f'.{part}' if part else ''}"
