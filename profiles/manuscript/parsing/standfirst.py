"""The standfirst: points, a paragraph or a quote under the title or the lead picture."""

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.parsing.head_details import MAX_HEAD_LINES, skip_placed
from profiles.manuscript.parsing.sheet import FINAL_PUNCTUATION, Entry, Sheet

MAX_POINT = 100
LONG_STANDFIRST = 600
MAX_GLUED = 3


def place_standfirst(sheet: Sheet, start: int, title: int | None) -> int:
    """Place the standfirst and say where the body begins."""
    if sheet.placed("standfirst_paragraph", "standfirst_quote"):
        return skip_placed(sheet, start)
    if title is not None and place_standfirst_before_date(sheet, title):
        return skip_placed(sheet, start)
    start = skip_placed(sheet, start)
    group = standfirst_group(sheet, start)
    place_group(group)
    if group:
        ask_about_standfirst(sheet, group)
        return skip_placed(sheet, group[-1].index + 1)
    return start


def place_standfirst_before_date(sheet: Sheet, title: int) -> bool:
    """A paragraph between the title and the date is the standfirst."""
    last = max((e.index for e in sheet.placed("date", "updated", "author")), default=0)
    if last > MAX_HEAD_LINES:
        return False
    between = sheet.free(title + 1, last)
    if len(between) == 1 and not between[0].line.rows:
        place_group(between)
        return True
    return False


def standfirst_group(sheet: Sheet, start: int) -> list[Entry]:
    """The lines of the standfirst: points and a paragraph, a paragraph, a quote, or nothing."""
    if start >= len(sheet.entries):
        return []
    first = sheet.entries[start]
    if first.line.style == "heading" or first.line.rows or first.line.picture is not None:
        return []
    if first.line.style in {"standfirst", "bold"}:
        return styled_group(sheet, start)
    points = leading_points(sheet, start)
    after = start + len(points)
    if points and after < len(sheet.entries) and not sheet.entries[after].is_speech:
        return [*points, sheet.entries[after]]
    if is_heading_in_front(sheet, first):
        return []
    return glued_paragraphs(sheet, first) if is_standfirst(sheet, first) else []


def glued_paragraphs(sheet: Sheet, first: Entry) -> list[Entry]:
    """The standfirst, and a second paragraph of it in the block of the caption or date."""
    if sheet.is_flat or first.is_first or first.is_speech:
        return [first]
    block = [e for e in sheet.entries[first.index :] if e.block == first.block]
    is_all_prose = all(e.is_prose and not e.is_speech and not e.place for e in block)
    return block if len(block) <= MAX_GLUED and is_all_prose else [first]


def styled_group(sheet: Sheet, start: int) -> list[Entry]:
    """Neighbouring lines in the standfirst's own style or in bold."""
    style = sheet.entries[start].line.style
    group = []
    for entry in sheet.entries[start : start + 5]:
        if entry.line.style != style or entry.place:
            break
        group.append(entry)
    if style == "bold" and group[0].is_short_phrase():
        return []
    return group[:1] if style == "bold" else group


def leading_points(sheet: Sheet, start: int) -> list[Entry]:
    """Short lines in a row before a longer one: the points of a standfirst."""
    points = []
    for entry in sheet.entries[start:]:
        same_block = sheet.is_flat or entry.block == sheet.entries[start].block
        if not same_block or entry.is_speech or entry.place or len(entry.text) >= MAX_POINT:
            break
        points.append(entry)
    if len(points) < 2:
        return []
    has_ends = all(point.text.endswith(".") or point.is_bullet for point in points)
    in_block = not sheet.is_flat and not points[0].is_first
    after = sheet.next_entry(points[-1])
    is_run = not sheet.is_flat or len(points) > 2 or all(p.is_bullet for p in points)
    fits = is_run and after is not None and len(after.text) >= MAX_POINT
    return points if fits and (has_ends or in_block) else []


def is_heading_in_front(sheet: Sheet, entry: Entry) -> bool:
    """Whether the first line after the head is a sub-heading, so that there is no standfirst."""
    following = sheet.next_entry(entry)
    if following is None or not entry.is_short_phrase():
        return False
    glued = not sheet.is_flat and following.block == entry.block and entry.is_first
    return glued and len(following.text) > len(entry.text)


def is_standfirst(sheet: Sheet, entry: Entry) -> bool:
    """Whether the line is the standfirst: glued to the caption, alone, or first of all."""
    if sheet.is_flat or not entry.is_first:
        return True
    others = [e for e in sheet.entries[: MAX_HEAD_LINES + 4] if e.block == entry.block]
    if entry.is_alone or all(e.place for e in others if e is not entry):
        return len(entry.text) <= LONG_STANDFIRST
    return False


def place_group(group: list[Entry]) -> None:
    """Give each line of a standfirst its place."""
    for position, entry in enumerate(group):
        if entry.is_speech:
            entry.place = "standfirst_quote"
        elif (position < len(group) - 1 and len(entry.text) < MAX_POINT) or entry.is_bullet:
            entry.place = "standfirst_list"
        else:
            entry.place = "standfirst_paragraph"


def ask_about_standfirst(sheet: Sheet, group: list[Entry]) -> None:
    """Ask when nothing but its place speaks for a standfirst."""
    only = group[0]
    too_long = len(only.text) > LONG_STANDFIRST
    too_short = (
        only.text.endswith(FINAL_PUNCTUATION) is False and only.is_prose and not only.is_speech
    )
    if (
        len(group) == 1
        and only.line.style not in {"standfirst", "bold"}
        and (too_long or too_short)
    ):
        sheet.decide(Decision(
            "standfirst", SHOULD,
            "Är detta ingressen? Den är ovanligt lång eller kort. Gör den till ett stycke om inte.",
            "ingress", [only.number],
        ))  # fmt: skip
