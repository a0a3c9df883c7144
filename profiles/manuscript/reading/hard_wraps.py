"""Text copied from a page or a mail: cut lines become paragraphs again.

Only where the whole text is cut at one width; headings, rows and other short lines stay apart.
Running heads and page numbers between the halves of a paragraph are boilerplate.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from profiles.manuscript.lines import Line
from profiles.manuscript.swedish.dates import MONTH
from profiles.manuscript.swedish.part_words import begins_with_mark
from profiles.manuscript.swedish.speech import NUMBERED, leading_mark

MAX_WIDTH = 100
MIN_BREAKS = 4
FULL_SHARE = 0.6
LONGEST_HEAD = 60
NEAR = 3
FINAL = (".", "!", "?", ":", "…")
FIRST_WORD = re.compile(r"\S+")
DRAWN = re.compile(r"[-=_*~]{3,}")
HYPHEN = re.compile(r"(?<=[^\W\d_])-$")
KEPT_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|till)\b")
REPLY = re.compile(r"[A-ZÅÄÖÉ]{3,}(?: [A-ZÅÄÖÉ-]{2,}){0,2}(?:, [a-zåäö -]{3,30})?: \S")
KEY = re.compile(r"[^\W\d_a-zåäö][^:.!?]{2,38}:\s+\S")
BYLINE = re.compile(r"(?:av|text|foto)(?: [A-ZÅÄÖ]\S+){1,3}")
PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an)?\.? ?)?[-–] ?\d{1,3} ?[-–]"
    r"|(?:sid(?:a|an)?\.? )?\d{1,3}(?: ?(?:av|/) ?\d{1,3}| ?\(\d{1,3}\))?"
    r"|\S.*\s{4,}\d{1,3}|\d{1,3}\s{4,}\S.*",
    re.IGNORECASE,
)
FOOT = re.compile(
    rf"\d{{1,3}}\s{{2,}}(?P<after>(?:{MONTH})\s+\d{{4}})|(?P<before>(?:{MONTH})\s+\d{{4}})\s{{2,}}\d{{1,3}}",
    re.IGNORECASE,
)
"""A page's number beside the month of the paper, when the same month comes back on another page."""


def unwrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with cut paragraphs put together; most texts stay as they are.

    A paragraph has the number of its first line; the numbers of the others are left out.
    """
    width = wrapped_width(lines)
    if not width:
        return lines
    heads = running_heads(line.text for line in lines)
    result: list[Line] = []
    last = -1  # the place of the last line of text
    gap: list[Line] = []  # blank lines and running heads after it
    for line in lines:
        if not line.text or line.text in heads:
            gap.append(replace(line, style="boilerplate") if line.text else line)
            continue
        if last >= 0 and goes_on(result[last], line, width, gap):
            result[last] = joined(result[last], line)
            result.extend(one for one in gap if one.text)
        else:
            result.extend([*gap, line])
            last = len(result) - 1
        gap = []
    result.extend(gap)
    return tuple(result)


def joined(above: Line, below: Line) -> Line:
    """Two lines of a paragraph as one."""
    return replace(
        above, source=above.source + below.source, text=join_texts(above.text, below.text)
    )


def join_texts(above: str, below: str) -> str:
    """The text of two lines; a hyphen that only marks the cut goes."""
    if HYPHEN.search(above) and not KEPT_HYPHEN.match(below):
        return (above[:-1] if below[:1].islower() else above) + below
    return f"{above} {below}"


def running_heads(texts: Iterable[str]) -> set[str]:
    """Page numbers, and short lines that come back beside them."""
    rows = [text for text in texts if text]
    feet = Counter(filter(None, map(foot_words, rows)))
    numbers = {
        n for n, text in enumerate(rows)
        if PAGE_NUMBER.fullmatch(text) or feet[foot_words(text)] > 1
    }  # fmt: skip
    near = {rows[m] for n in numbers for m in range(max(0, n - NEAR), min(len(rows), n + NEAR + 1))}
    counts = Counter(re.sub(r"\d+", "#", text) for text in rows)
    return {
        text for n, text in enumerate(rows)
        if n in numbers
        or (len(text) <= LONGEST_HEAD and counts[re.sub(r"\d+", "#", text)] > 1 and text in near)
    }  # fmt: skip


def is_page_foot(text: str) -> bool:
    """Whether a line that was taken for boilerplate is a page's number, alone or beside words."""
    return bool(PAGE_NUMBER.fullmatch(text) or FOOT.fullmatch(text))


def foot_words(text: str) -> str:
    """The words of a line that may be the foot of a page, or nothing."""
    match = FOOT.fullmatch(text)
    return (match["after"] or match["before"]) if match else ""


def wrapped_width(lines: tuple[Line, ...]) -> int:
    """The width at which sentences are cut, or 0 when lines are paragraphs."""
    if any(len(line.text) > MAX_WIDTH for line in lines if not line.rows):
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


def are_rows(above: str, below: str) -> bool:
    """Whether two lines each begin with a key, so that neither goes on."""
    return KEY.match(above) is not None and KEY.match(below) is not None


def goes_on(above: Line, below: Line, width: int, gap: list[Line]) -> bool:
    """Whether the line below was only cut off: its first word had no room above."""
    if not (is_plain(above) and is_plain(below)):
        return False
    if leading_mark(below.text) or NUMBERED.match(below.text) or BYLINE.fullmatch(below.text):
        return False
    if (
        DRAWN.fullmatch(below.text)
        or begins_with_mark(below.text)
        or REPLY.match(below.text)
        or are_rows(above.text, below.text)
    ):
        return False
    last = above.source.splitlines()[-1].strip()
    if gap:
        return any(one.text for one in gap) and is_cut(above, below)
    if HYPHEN.search(last) and below.text[:1].islower():
        return True
    word = FIRST_WORD.match(below.text)
    has_room = word is not None and len(last) + 1 + len(word.group()) <= width
    return not has_room or (is_cut(above, below) and len(last) >= FULL_SHARE * width)
