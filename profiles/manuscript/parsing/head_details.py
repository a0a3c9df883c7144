"""Small lines of the head: dates, bylines, credits and captions."""

from profiles.manuscript.decisions import MUST, Decision
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.reading.hard_wraps import is_page_foot
from profiles.manuscript.swedish.bylines import Byline, read_byline
from profiles.manuscript.swedish.credits import (
    Credit,
    read_credit,
    split_caption_label,
    split_credit,
)
from profiles.manuscript.swedish.dates import find_date, is_unreadable_date, read_date_line

MAX_BYLINE_WORDS = 5


def place_dates(sheet: Sheet, entry: Entry) -> None:
    """A line of dates; names beside them count, too. One that cannot be read is asked about."""
    entry.place = "date"
    if take_date(sheet, entry, entry.text):
        if all(written.is_updated for written in read_date_line(entry.text)):
            entry.place = "updated"
    elif is_unreadable_date(entry.text) and not find_date(entry.text):
        if "published" not in sheet.fields:
            ask_about_date(sheet, entry)
    else:
        take_byline(sheet, entry, read_byline(entry.text))


def take_date(sheet: Sheet, entry: Entry, text: str, anywhere: bool = False) -> bool:
    """The dates of a text that holds nothing else, or one anywhere; whether there was one.

    The foot of a page has none: ``8   November 2022`` is the eighth page.
    """
    if entry.line.style == "boilerplate" and is_page_foot(entry.text):
        return False
    dates = [(one.value, one.is_updated, one.has_word) for one in read_date_line(text)]
    if not dates and anywhere and (found := find_date(text)):
        dates = [(found, False, False)]
    for value, is_updated, has_word in dates:
        later = "published" in sheet.fields and has_word
        if value is None:
            ask_about_date(sheet, entry)
        else:
            sheet.fields.setdefault(
                "updated" if is_updated or later else "published",
                {"line": entry.number, "raw": entry.text, "date": value.isoformat()},
            )
    return bool(dates)


def ask_about_date(sheet: Sheet, entry: Entry) -> None:
    """A date that is incomplete or does not exist."""
    sheet.decide(Decision(
        "date", MUST,
        f"Datumet ”{entry.text}” går inte att läsa. Ange publiceringsdatum med dag, månad och år.",
        None, [entry.number],
    ))  # fmt: skip


def place_writer(sheet: Sheet, entry: Entry) -> None:
    """A byline in any of its forms: whoever is not named as the photographer wrote."""
    byline = read_byline(entry.text)
    if is_sentence(entry.text, byline):
        entry.place = "paragraph"
    elif take_date(sheet, entry, entry.text):
        entry.place = "date"
    else:
        take_byline(sheet, entry, byline)
        entry.place = "author"


def is_sentence(text: str, byline: Byline) -> bool:
    """Whether many words name nobody, so that they tell rather than sign."""
    is_long = len(text.split()) > MAX_BYLINE_WORDS
    return is_long and not byline.names_people and not byline.photographer


def take_byline(sheet: Sheet, entry: Entry, byline: Byline) -> None:
    """Take the names and the dates of a line.

    An office may have written; a role on a line of its own is the writer's, and one word beside a
    date is a town.
    """
    for words in byline.dates:
        take_date(sheet, entry, words, anywhere=True)
    may_be_office = "authors" not in sheet.fields and (byline.is_whole or entry.place != "date")
    if byline.writers and (byline.names_people or may_be_office):
        take_author(sheet, entry, ", ".join(byline.writers))
    # Whom a byline names made the picture when the picture itself names nobody.
    if byline.photographer:
        sheet.fields.setdefault("byline_credit", byline.photographer)
        sheet.fields.setdefault("byline_credit_line", entry.number)


def take_author(sheet: Sheet, entry: Entry, author: str) -> None:
    """Remember who wrote by the line that says so."""
    sheet.fields.setdefault("authors", {})[entry.number] = author


def place_credit(entry: Entry) -> bool:
    """``Foto: …`` alone on its line."""
    if credit := read_credit(entry.text):
        entry.place = "credit"
        entry.detail["credit"] = credit
    return credit is not None


def place_photographer(sheet: Sheet, entry: Entry) -> None:
    """A credit with a line of its own, or behind a caption or a byline."""
    byline = read_byline(entry.text)
    caption, credit = split_credit(entry.text)
    if place_credit(entry):
        return
    if byline.is_whole and byline.names_people:
        place_writer(sheet, entry)
    elif caption and credit:
        place_caption(entry)
    else:
        entry.place = "credit"
        entry.detail["credit"] = byline.photographer or Credit(entry.text.strip(" .()[]\\"), "")


def place_caption(entry: Entry, place: str = "caption") -> None:
    """A caption, its label and its credit taken apart."""
    text = split_caption_label(entry.text) or entry.detail.get("text") or entry.text
    caption, credit = split_credit(text)
    entry.place = place
    entry.detail.update(text=caption, raw=entry.text)
    if credit:
        entry.detail["credit"] = credit
