"""The fact panel at the end of an article, read from the bottom up to its title."""

from profiles.manuscript.parsing.contact_entries import contact_of
from profiles.manuscript.parsing.fact_lines import (
    is_employer_title,
    is_fact_word_title,
    is_sure_fact_title,
)
from profiles.manuscript.parsing.sheet import MAX_HEADING, Entry, Sheet

MAX_PANEL_LINES = 25
MAX_PROSE_UNDER_EMPLOYER = 3
MAX_PROSE_UNDER_FACT_WORD = 6


def place_panel(sheet: Sheet, end: int, floor: int) -> int:
    """Place the fact panel that ends here; where it begins."""
    start = panel_start(sheet, end, floor)
    if start is None:
        return end
    title, *content = sheet.entries[start:end]
    if all(contact_of(entry) for entry in content):
        return end
    if is_layout_word(title) and len(content) > 1 and is_titled(content[0]):
        title.place = "section_label"
        title, *content = content
    if title.row or title.line.rows:
        content = [title, *content]
    else:
        title.place = "fact_title"
    for entry in content:
        place_fact(entry)
    return start


def is_layout_word(entry: Entry) -> bool:
    """Whether a line only tells the layout that a fact panel follows."""
    return entry.text.strip(" :").lower() in {"faktaruta", "faktabox"} and not entry.row


def is_titled(entry: Entry) -> bool:
    """Whether the line under a layout word is the panel's real title."""
    return entry.is_short_phrase() and entry.row is None


def place_fact(entry: Entry) -> None:
    """A line of a fact panel: a row, a table or prose."""
    if entry.place:
        return
    if entry.line.rows:
        entry.place = "fact_table"
    else:
        entry.place = "fact_row" if entry.row else "fact_prose"


def panel_start(sheet: Sheet, end: int, floor: int) -> int | None:
    """The index of the title (or first row) of a fact panel that ends here."""
    rows = prose = 0
    for index in range(end - 1, max(floor, end - MAX_PANEL_LINES) - 1, -1):
        entry = sheet.entries[index]
        is_speech = entry.is_speech and not entry.is_dash_point
        if is_speech or entry.place or entry.line.picture is not None:
            return first_row(sheet, index + 1, end, rows)
        if can_be_title(sheet, entry):
            kind = title_kind(sheet, entry, rows, prose)
            if kind == "title":
                return index if index < end - 1 else None
            if kind == "other":
                return first_row(sheet, index + 1, end, rows)
        is_row = bool(entry.line.rows or (entry.row and contact_of(entry) is None))
        rows, prose = rows + is_row, prose + (not is_row and len(entry.text) > MAX_HEADING)
        if prose > MAX_PROSE_UNDER_FACT_WORD:
            return None
    return first_row(sheet, max(floor, end - MAX_PANEL_LINES), end, rows)


def can_be_title(sheet: Sheet, entry: Entry) -> bool:
    """Whether a line could be a heading here."""
    if entry.row or not entry.is_prose:
        return False
    in_front = sheet.is_flat or entry.is_first or entry.line.style in {"heading", "bold"}
    return in_front and (
        entry.is_short_phrase(MAX_HEADING + 20)
        or entry.line.style in {"heading", "bold"}
        or (is_fact_word_title(entry.text) and len(entry.text) <= MAX_HEADING)
    )


def title_kind(sheet: Sheet, entry: Entry, rows: int, prose: int) -> str:
    """``title`` of a panel, ``other`` heading, or ``line`` that is only a short fact."""
    if is_fact_word_title(entry.text):
        return "title" if prose <= MAX_PROSE_UNDER_FACT_WORD else "other"
    if is_employer_title(entry.text, sheet.register):
        return "title" if prose <= MAX_PROSE_UNDER_EMPLOYER else "other"
    if rows >= 2 and rows > prose:
        return "title"
    return "other" if has_no_fact_title_above(sheet, entry) else "line"


def has_no_fact_title_above(sheet: Sheet, entry: Entry) -> bool:
    """Whether no sure fact title stands close above, with nothing but short facts between."""
    for index in range(entry.index - 1, max(0, entry.index - MAX_PANEL_LINES), -1):
        above = sheet.entries[index]
        if above.place or above.is_speech or len(above.text) > MAX_HEADING * 3:
            return True
        if is_sure_fact_title(above.text) and above.is_prose:
            return False
        if above.line.style == "heading":
            return True
    return True


def first_row(sheet: Sheet, start: int, end: int, rows: int) -> int | None:
    """A panel without a title: rows only, at least three in a row at the very end."""
    if rows < 3:
        return None
    first = end
    while first > start and (sheet.entries[first - 1].row or sheet.entries[first - 1].line.rows):
        first -= 1
    return first if end - first >= 3 else None
