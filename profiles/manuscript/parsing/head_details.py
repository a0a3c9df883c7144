"""Small lines of the head: greeting, dates, bylines, credits and captions."""

from profiles.manuscript.decisions import MUST, Decision
from profiles.manuscript.parsing.mixed_bylines import read_mixed_byline
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.credits import (
    Credit,
    read_byline,
    read_credit,
    split_author,
    split_caption_label,
    split_credit,
)
from profiles.manuscript.swedish.dates import WrittenDate, is_unreadable_date, read_date_line


def place_date(sheet: Sheet, entry: Entry) -> bool:
    """A line of dates; one that cannot be read becomes a question."""
    dates = (
        read_date_line(entry.text)
        or read_date_and_author(sheet, entry)
        or read_mixed_line(sheet, entry)
    )
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
        take_author(sheet, entry, author)
    return dates


def read_mixed_line(sheet: Sheet, entry: Entry) -> list[WrittenDate]:
    """``Text: Maja Fors | Publicerad 3 maj 2024``: the dates, and the names as well."""
    mixed = read_mixed_byline(entry.text)
    if mixed is None:
        return []
    if mixed.author:
        take_author(sheet, entry, mixed.author)
    take_byline_credit(sheet, entry, mixed.credit)
    return list(mixed.dates)


def take_author(sheet: Sheet, entry: Entry, author: str) -> None:
    """Remember who wrote by the line that says so."""
    sheet.fields.setdefault("authors", {})[entry.number] = author


def take_byline_credit(sheet: Sheet, entry: Entry, credit: Credit | None) -> None:
    """The photographer a byline names counts when the picture itself names none."""
    if credit:
        sheet.fields.setdefault("byline_credit", credit)
        sheet.fields.setdefault("byline_credit_line", entry.number)


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
    take_author(sheet, entry, author)
    take_byline_credit(sheet, entry, credit)
    return True


def place_credit(entry: Entry) -> bool:
    """``Foto: …`` alone on its line."""
    credit = read_credit(entry.text)
    if credit is None:
        return False
    entry.place = "credit"
    entry.detail["credit"] = credit
    return True


def place_caption(entry: Entry, place: str = "caption") -> None:
    """A caption, its label and its credit taken apart."""
    text = split_caption_label(entry.text) or entry.detail.get("text") or entry.text
    caption, credit = split_credit(text)
    entry.place = place
    entry.detail.update(text=caption, raw=entry.text)
    if credit:
        entry.detail["credit"] = credit
