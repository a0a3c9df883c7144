"""The head of an article: kicker, title, dates, byline, picture text and standfirst."""

import re

from profiles.manuscript.credits import (
    ON_THE_PICTURE,
    read_byline,
    read_credit,
    split_author,
    split_caption_label,
    split_credit,
)
from profiles.manuscript.dates import WrittenDate, is_unreadable_date, read_date_line
from profiles.manuscript.decisions import MUST, SHOULD, Decision
from profiles.manuscript.municipality import find_official
from profiles.manuscript.names import find_names, is_no_person
from profiles.manuscript.sheet import FINAL_PUNCTUATION, Entry, Sheet
from profiles.manuscript.speech import leading_mark, without_mark

MAX_KICKER = 30
MAX_TITLE = 150
MAX_HEAD_LINES = 14
MAX_CAPTION = 330
MAX_POINT = 100
LONG_STANDFIRST = 600
KICKER_WORDS = frozenset(
    "presentation profil porträtt kommunporträtt reportage arbetsgivaren kommunpresentation "
    "intervju arbetsgivarpresentation".split()
)
GREETING = re.compile(r"(?:hej|hejsan|hallå|god (?:morgon|dag|kväll))\b[^.?]{0,40}[!,.]?", re.I)
VERBLESS_WORDS = re.compile(
    r"\b(?:är|har|hade|var|började|arbetar|jobbar|vill|kan|ska|säger|berättar|leder|gör|får|"
    r"blir|kommer|finns|tog|satsar|växer|söker|ser|trivs)\b"
)


def place_head(sheet: Sheet) -> int:
    """Place the head's lines and say at which index the body begins."""
    place_greeting(sheet)
    place_styled_head(sheet)
    place_head_details(sheet)
    place_caption_by_credit(sheet)
    title = place_title(sheet)
    title = place_second_title_line(sheet, title)
    start = title + 1 if title is not None else 0
    start = skip_placed(sheet, start)
    start = place_lead_picture(sheet, start)
    start = place_standfirst(sheet, start, title)
    return place_late_picture(sheet, start)


def place_greeting(sheet: Sheet) -> None:
    """The mail around a pasted manuscript is not part of the article."""
    first = next(iter(sheet.entries), None)
    if first is None or not GREETING.fullmatch(first.text):
        return
    block = [entry for entry in sheet.entries[:4] if entry.block == first.block and not entry.place]
    if len(block) == len(sheet.entries):
        return
    for entry in block:
        entry.place = "ignore"
    sheet.decide(Decision(
        "not-article", SHOULD, "De första raderna läses som ett brev och visas inte.",
        None, [entry.number for entry in block],
    ))  # fmt: skip


def place_styled_head(sheet: Sheet) -> None:
    """Lines whose style in the word processor says what they are."""
    has_title = bool(sheet.placed("title"))
    for entry in sheet.entries[:MAX_HEAD_LINES]:
        if entry.place:
            continue
        if entry.line.style == "title" and not has_title:
            entry.place, has_title = "title", True
        elif entry.line.style == "caption" and not sheet.placed("heading"):
            place_caption(entry)
    if not has_title:
        place_first_heading(sheet)


def place_first_heading(sheet: Sheet) -> None:
    """The first heading is the title when nothing but small things stands before it."""
    for entry in sheet.entries[:MAX_HEAD_LINES]:
        if entry.line.style == "heading" and not entry.place:
            entry.place = "title"
            return
        if not entry.place and (len(entry.text) > MAX_CAPTION // 3 or entry.is_speech):
            return


def place_head_details(sheet: Sheet) -> None:
    """Dates, bylines and credits with a line of their own among the first lines."""
    for entry in sheet.entries[:MAX_HEAD_LINES]:
        if entry.place:
            continue
        if entry.is_speech and entry.index > 2:
            break
        place_date(sheet, entry) or place_byline(sheet, entry) or place_credit(entry)


def place_date(sheet: Sheet, entry: Entry) -> bool:
    """A line of dates; one that cannot be read becomes a question."""
    dates = read_date_line(entry.text) or read_date_and_author(sheet, entry)
    has_published = "published" in sheet.fields
    if not dates:
        if not has_published and is_unreadable_date(entry.text):
            entry.place = "date"
            ask_about_date(sheet, entry)
            return True
        return False
    for written in dates:
        key = (
            "updated" if written.is_updated or (has_published and written.has_word) else "published"
        )
        if written.value is None:
            ask_about_date(sheet, entry)
        elif key not in sheet.fields:
            sheet.fields[key] = {
                "line": entry.number, "raw": entry.text, "date": written.value.isoformat(),
            }  # fmt: skip
            has_published = has_published or key == "published"
    entry.place = "updated" if all(written.is_updated for written in dates) else "date"
    return True


def read_date_and_author(sheet: Sheet, entry: Entry) -> list[WrittenDate]:
    """``Publicerad 3 maj 2024 av Maja Fors``: the dates, and the author as well."""
    date, author = split_author(entry.text)
    dates = read_date_line(date) if author else []
    if dates:
        sheet.fields.setdefault("author", author)
    return dates


def ask_about_date(sheet: Sheet, entry: Entry) -> None:
    """A date that is incomplete or does not exist."""
    sheet.decide(Decision(
        "date", MUST,
        f"Datumet ”{entry.text}” går inte att läsa. Ange publiceringsdatum med dag, månad och år.",
        None, [entry.number],
    ))  # fmt: skip


def place_byline(sheet: Sheet, entry: Entry) -> bool:
    """``Text: …`` gives the author, and the photographer when the line names one."""
    byline = read_byline(entry.text)
    if byline is None:
        return False
    author, credit = byline
    entry.place = "author"
    sheet.fields.setdefault("author", author)
    if credit:
        sheet.fields.setdefault("byline_credit", credit)
        sheet.fields.setdefault("byline_credit_line", entry.number)
    return True


def place_credit(entry: Entry) -> bool:
    """``Foto: …`` alone on its line."""
    credit = read_credit(entry.text)
    if credit is None:
        return False
    entry.place = "credit"
    entry.detail["credit"] = credit
    return True


def place_caption_by_credit(sheet: Sheet) -> None:
    """The line that shares a small block with ``Foto: …`` is the caption."""
    for credit in sheet.placed("credit"):
        block = [e for e in sheet.entries[: MAX_HEAD_LINES + 2] if e.block == credit.block]
        others = [e for e in block if not e.place and not e.is_speech]
        near = [e for e in others if abs(e.index - credit.index) == 1]
        only_names = [e for e in near if is_caption(e, after_picture=False)]
        chosen = only_names or (near if len(block) == 2 and credit.index > 1 else [])
        if chosen and not sheet.placed("caption") and len(chosen[-1].text) <= MAX_CAPTION:
            place_caption(chosen[-1])


def place_caption(entry: Entry, place: str = "caption") -> None:
    """A caption, its label and its credit taken apart."""
    text = split_caption_label(entry.text) or entry.detail.get("text") or entry.text
    caption, credit = split_credit(text)
    entry.place = place
    entry.detail.update(text=caption, raw=entry.text)
    if credit:
        entry.detail["credit"] = credit


def place_title(sheet: Sheet) -> int | None:
    """Find title and kicker; the index of the title, or nothing when there is none."""
    placed = sheet.placed("title")
    if placed:
        place_before_title(sheet, placed[0])
        return placed[0].index
    anchor = next((e.index for e in sheet.placed("date", "updated")), None)
    if anchor is not None and anchor > MAX_HEAD_LINES:
        anchor = None
    before = [e for e in sheet.free(0, anchor or 0) if e.is_prose and not e.line.picture]
    found = before or first_free(sheet)
    if not found or not could_be_title(found[0]):
        return None
    title = title_after_kicker(sheet, found) or found[0]
    title.place = "title"
    return title.index


def place_second_title_line(sheet: Sheet, title: int | None) -> int | None:
    """A title in two lines, the second beginning with a dash and a small letter."""
    if title is None or title + 1 >= len(sheet.entries):
        return title
    first, second = sheet.entries[title], sheet.entries[title + 1]
    words = without_mark(second.text)
    goes_on = leading_mark(second.text) and words[:1].islower() and len(words) <= MAX_POINT
    if second.place or not goes_on or second.block != first.block or words.endswith((".", ",")):
        return title
    second.place = "title"
    first.detail["text"] = f"{first.text} {second.text}"
    sheet.decide(Decision(
        "title", SHOULD, "Rubriken står på två rader. Kontrollera att båda hör till den.",
        first.detail["text"], [first.number, second.number],
    ))  # fmt: skip
    return second.index


def first_free(sheet: Sheet) -> list[Entry]:
    """The first three lines that nothing has claimed."""
    return [entry for entry in sheet.free(0, MAX_HEAD_LINES) if entry.is_prose][:3]


def is_only_municipality(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line is a municipality's name with ``kommun`` or ``stad`` and nothing more."""
    found = find_official(entry.text, sheet.register)
    if len(found) == 1 and len(entry.text.split()) <= len(found[0].name.split()) + 1:
        sheet.fields.setdefault("municipality_code", found[0].code)
        return True
    return False


def title_after_kicker(sheet: Sheet, found: list[Entry]) -> Entry | None:
    """The second line, when the first is a kicker above it."""
    if len(found) < 2:
        return None
    first, second = found[:2]
    if is_only_municipality(sheet, second):
        second.place = "municipality"
        return first
    is_kicker = first.is_short_phrase(MAX_KICKER) or first.text.lower() in KICKER_WORDS
    is_kicker = is_kicker or (
        first.is_short_phrase() and bool(find_official(first.text, sheet.register))
    )
    follows = second.index <= first.index + 2
    if not (is_kicker and follows and could_be_title(second)):
        return None
    if second.text.endswith(".") or len(second.text) > 120:
        return None
    first.place = "kicker"
    return second


def could_be_title(entry: Entry) -> bool:
    """Whether a line may be a title: not speech, not a paragraph."""
    if entry.is_speech or len(entry.text) > MAX_TITLE or not entry.is_prose:
        return False
    return not (entry.text.endswith(".") and len(entry.text) > MAX_POINT)


def place_before_title(sheet: Sheet, title: Entry) -> None:
    """A short line above a title that is already known is its kicker."""
    above = [entry for entry in sheet.free(0, title.index) if entry.is_prose]
    if len(above) == 1 and above[0].is_short_phrase(MAX_KICKER + 10):
        above[0].place = "kicker"


def skip_placed(sheet: Sheet, start: int) -> int:
    """The next line that has no place yet."""
    while start < len(sheet.entries) and sheet.entries[start].place in HEAD_PLACES:
        start += 1
    return start


HEAD_PLACES = frozenset(
    "kicker title label date updated author credit caption alt municipality topics section_label "
    "source_url person picture standfirst_paragraph standfirst_quote standfirst_list ignore".split()
)


def place_lead_picture(sheet: Sheet, start: int) -> int:
    """The lead picture, its caption (once or twice) and its credit."""
    start = skip_placed(sheet, start)
    if sheet.placed("caption") or start >= len(sheet.entries):
        return skip_placed(sheet, start)
    entry = sheet.entries[start]
    if entry.line.picture is not None:
        entry.place = "picture"
        start = skip_placed(sheet, start + 1)
        if start >= len(sheet.entries):
            return start
        entry = sheet.entries[start]
        if is_caption(entry, after_picture=True):
            place_caption(entry)
        return skip_placed(sheet, start)
    following = sheet.next_entry(entry)
    if following and following.text == entry.text and not entry.is_speech:
        entry.place = "alt"
        place_caption(following)
        return skip_placed(sheet, start + 2)
    if following and following.line.picture is not None and is_caption(entry, after_picture=False):
        place_caption(entry)
        return place_lead_picture_only(sheet, following)
    if is_caption(entry, after_picture=False):
        place_caption(entry)
    return skip_placed(sheet, start)


def place_late_picture(sheet: Sheet, start: int) -> int:
    """A lead picture or its caption may stand under the standfirst."""
    if start >= len(sheet.entries) or sheet.placed("caption", "picture"):
        return start
    entry = sheet.entries[start]
    is_sure = split_caption_label(entry.text) or split_credit(entry.text)[1]
    if entry.line.picture is not None or (is_sure and is_caption(entry, after_picture=False)):
        return place_lead_picture(sheet, start)
    return start


def place_lead_picture_only(sheet: Sheet, entry: Entry) -> int:
    """A picture that stands under its caption."""
    entry.place = "picture"
    return skip_placed(sheet, entry.index + 1)


def is_caption(entry: Entry, after_picture: bool) -> bool:
    """Whether a line in the head is a caption: labelled, credited, or only names and roles."""
    text = entry.text
    if entry.is_speech or len(text) > MAX_CAPTION or entry.line.style in {"heading", "standfirst"}:
        return False
    if split_caption_label(text) or split_credit(text)[1] or entry.line.style == "caption":
        return True
    if ON_THE_PICTURE.search(text) and len(text) <= MAX_CAPTION:
        return True
    names = [name for _, name in find_names(text) if not is_no_person(name)]
    is_only_names = bool(names) and text.startswith(names[0].split()[0])
    return is_only_names and len(text) <= 160 and not VERBLESS_WORDS.search(text)


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
    return [first] if is_standfirst(sheet, first) else []


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
    fits = after is not None and len(after.text) >= MAX_POINT
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
