"""Hard line breaks: a mailed text whose paragraphs were cut at a fixed width is put together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from profiles.manuscript.lines import Line
from profiles.manuscript.swedish.speech import NUMBERED, leading_mark

MAX_WIDTH = 100
MIN_BREAKS = 4
FULL_SHARE = 0.6
FINAL = (".", "!", "?", ":", "…")
FIRST_WORD = re.compile(r"\S+")


def joined_lines(lines: tuple[Line, ...]) -> Iterator[tuple[Line, list[int]]]:
    """Each line with the numbers of the lines that go on with it; most texts have none."""
    width = wrapped_width(lines)
    group: list[Line] = []
    for line in lines:
        if group and width and goes_on(group[-1], line, width):
            group.append(line)
            continue
        if group:
            yield joined(group)
        group = [line]
    if group:
        yield joined(group)


def joined(group: list[Line]) -> tuple[Line, list[int]]:
    """The lines of a paragraph as one line."""
    first, *more = group
    if not more:
        return first, []
    text = " ".join(line.text for line in group)
    return replace(first, text=text), [line.number for line in more]


def wrapped_width(lines: tuple[Line, ...]) -> int:
    """The width at which sentences are cut, or 0 when lines are paragraphs."""
    if any(len(line.text) > MAX_WIDTH for line in lines):
        return 0
    pairs = [
        (above, below) for above, below in pairwise(lines)
        if is_plain(above) and is_plain(below)
    ]  # fmt: skip
    cut = [len(above.text) for above, below in pairs if is_cut(above, below)]
    width = max(cut, default=0)
    cut = [length for length in cut if length >= FULL_SHARE * width]
    return width if len(cut) >= MIN_BREAKS and len(cut) * 4 >= len(pairs) else 0


def is_plain(line: Line) -> bool:
    """Whether a line has words and no style of its own."""
    return bool(line.text) and not (line.style or line.rows or line.html)


def is_cut(above: Line, below: Line) -> bool:
    """Whether a sentence goes on below: no end above, a small letter below."""
    return not above.text.endswith(FINAL) and below.text[:1].islower() and " " in below.text


def goes_on(above: Line, below: Line, width: int) -> bool:
    """Whether the line below was only cut off: its first word had no room above."""
    if not (is_plain(above) and is_plain(below)):
        return False
    if leading_mark(below.text) or NUMBERED.match(below.text):
        return False
    word = FIRST_WORD.match(below.text)
    has_room = word is not None and len(above.text) + 1 + len(word.group()) <= width
    return not has_room or (is_cut(above, below) and len(above.text) >= FULL_SHARE * width)
