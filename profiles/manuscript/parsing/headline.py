"""Title and kicker, by style, by their place above the date, or by being first."""

import re

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.parsing.head_details import (
    MAX_CAPTION,
    MAX_HEAD_LINES,
    place_caption,
)
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.parsing.standfirst import MAX_POINT
from profiles.manuscript.swedish.municipality import find_official
from profiles.manuscript.swedish.speech import leading_mark, without_mark

SENTENCE_BREAK = re.compile(r"[a-zåäö][.!?]\s*[A-ZÅÄÖ]")
MAX_KICKER = 30
MAX_KICKER_LINES = 4
MAX_TITLE = 150
KICKER_WORDS = frozenset(
    "presentation profil porträtt kommunporträtt reportage arbetsgivaren kommunpresentation "
    "intervju arbetsgivarpresentation pressmeddelande nyhet artikel krönika debatt".split()
)


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
    above = 0
    for entry in sheet.entries[:MAX_HEAD_LINES]:
        if entry.place:
            continue
        if entry.line.style == "heading":
            entry.place = "title" if entry.line.level <= 1 or above < 2 else ""
            return
        if len(entry.text) > MAX_CAPTION // 3 or entry.is_speech:
            return
        above += 1


def place_title(sheet: Sheet) -> int | None:
    """Find title and kicker; the index of the title, or nothing when there is none."""
    placed = sheet.placed("title")
    if placed:
        place_before_title(sheet, placed[0])
        return placed[0].index
    place_kicker_words(sheet)
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


def place_kicker_words(sheet: Sheet) -> None:
    """A word that can only be a kicker, such as ``PRESSMEDDELANDE``, above or below the title."""
    for entry in sheet.free(0, MAX_KICKER_LINES):
        if entry.text.strip(" :").lower() in KICKER_WORDS and not entry.line.style:
            entry.place = "kicker"
            return


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
    between = sheet.entries[first.index + 1 : second.index]
    follows = len(between) <= 1 or all(entry.place for entry in between)
    if not (is_kicker and follows and could_be_title(second)):
        return None
    if second.text.endswith(".") or len(second.text) > 120 or holds_sentences(second):
        return None
    first.place = "kicker"
    return second


def could_be_title(entry: Entry) -> bool:
    """Whether a line may be a title: not speech, not a paragraph."""
    if entry.is_speech or len(entry.text) > MAX_TITLE or not entry.is_prose:
        return False
    return not (entry.text.endswith(".") and len(entry.text) > MAX_POINT)


def holds_sentences(entry: Entry) -> bool:
    """Whether a longer line holds more than one sentence, as standfirsts do and titles do not."""
    return len(entry.text) > MAX_POINT // 2 and bool(SENTENCE_BREAK.search(entry.text))


def place_before_title(sheet: Sheet, title: Entry) -> None:
    """A short line above a title that is already known is its kicker."""
    above = [entry for entry in sheet.free(0, title.index) if entry.is_prose]
    if len(above) == 1 and above[0].is_short_phrase(MAX_KICKER + 10):
        above[0].place = "kicker"
