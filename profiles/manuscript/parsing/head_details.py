"""Small lines of the head: dates, bylines, credits and captions."""

import re

from profiles.manuscript.decisions import MUST, Decision
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.reading.hard_wraps import is_page_foot
from profiles.manuscript.swedish.credits import (
    TEXT_AND_PHOTO,
    Credit,
    read_byline,
    read_credit,
    split_caption_label,
    split_credit,
)
from profiles.manuscript.swedish.dates import find_date, is_unreadable_date, read_date_line
from profiles.manuscript.swedish.names import find_names

NO_NAME = re.compile(r"@|\b(?:19|20)\d\d\b|\bv\.? ?\d")
MAX_BYLINE_WORDS = 5
BYLINE_PART = re.compile(
    r"\s*[|•·;\t]\s*|\s{2,}|\s+[–-]\s+|,\s+(?=\d|foto|bild|publ|uppdat)|\s+(?=(?:foto|bild|porträtt)(?:graf)?\b\s*:?\s*[A-ZÅÄÖ])|\s*/\s*|\\\\"
    + r"|(?<=\))\s+|(?<=\d)\.?\s+(?=av\s)|\.\s+(?=publ|uppdat)",
    re.IGNORECASE,
)
WHAT_THEY_DID = re.compile(r",\s+(text|ord|foto|bild),?(?:\s+och\b)?(?=\s+[A-ZÅÄÖ]|$)")
"""What follows a name in ``Anna Bok, text, och Karl Ek, bild``."""

TEXT_AND_PHOTO_WORDS = re.compile(
    r"[\s(]*\b(?:text|ord)\s*(?:och|&|\+|/|,)\s*(?P<label>foto|bild)(?:er)?\b[):\s]*", re.IGNORECASE
)
"""``Karl Ek (text och foto)``."""

PHOTO_WORD = re.compile(r"\b(?:foto|bild|photo|porträtt|illustration)", re.IGNORECASE)
PHOTO_SUFFIX = re.compile(
    r"\s*(?P<name>[^()|]{3,60}?)\s*\(?\b(?P<label>foto|bild)\b\)?\W*$", re.IGNORECASE
)
TEXT_SUFFIX = re.compile(r"\s*\(?\b(?:text|ord)\b\)?\W*$", re.IGNORECASE)
BYLINE_LABEL = re.compile(
    r"\W*(?:(?:text|cred|ord|av|skriven|skribent|reporter|journalist|artikel|intervju(?:er|are)?|"
    r"berättelse|berättat för|samtalsledare|byline|antecknat|upptecknat|vid pennan|post(?:at|ad)|"
    r"inlägg|author|by|moderator|en|pressmeddelande|kontaktperson)(?:\s+(?:av|och))*(?:\s*:\s*|\s+))+",
    re.IGNORECASE,
)
PHOTO_LABEL = re.compile(
    r"\W*(?:(?:samtliga|alla|båda)\s+)?(?P<label>foto(?:graf|n)?|bild(?:er(?:na)?)?|photo(?:grapher)?|porträtt|illustration(?:er)?)"
    r"(?:\s+av|\s+(?:samtliga|alla|båda) bilder(?:na)?)?\s*:?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)


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
        take_names(sheet, entry, entry.text)


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
    if is_sentence(entry.text):
        entry.place = "paragraph"
    elif take_date(sheet, entry, entry.text):
        entry.place = "date"
    else:
        words, _, end = entry.text.rpartition(",")
        has_date = words and (
            take_date(sheet, entry, end, anywhere=True) or is_unreadable_date(end)
        )
        text = words if has_date else entry.text
        is_simple = not PHOTO_WORD.search(text) or TEXT_AND_PHOTO.fullmatch(text)
        if not (is_simple and take_byline(sheet, entry, text)):
            take_names(sheet, entry, text)
        entry.place = "author"


def is_sentence(text: str) -> bool:
    """Whether many words name nobody, so that they tell rather than sign."""
    is_long = len(text.split()) > MAX_BYLINE_WORDS and not PHOTO_WORD.search(text)
    return is_long and not names_somebody(text)


def take_names(sheet: Sheet, entry: Entry, text: str) -> None:
    """Take the names and the date of a line part by part; one word beside a date is a town."""
    names = []
    both = TEXT_AND_PHOTO_WORDS.search(text)
    text = TEXT_AND_PHOTO_WORDS.sub(" ", text)
    text = WHAT_THEY_DID.sub(r" (\1) | ", text.strip("()[]*_ "))
    for part in filter(None, BYLINE_PART.split(text)):
        if found := PHOTO_SUFFIX.match(part) or PHOTO_LABEL.match(part):
            take_byline_credit(sheet, entry, Credit(found["name"].strip(" .()"), found["label"]))
        elif take_date(sheet, entry, part, anywhere=True):
            names += [name for _, name in find_names(part)]
        elif not NO_NAME.search(part):
            name = TEXT_SUFFIX.sub("", BYLINE_LABEL.sub("", part, count=1)).strip(" .,()[]\\*_/")
            if " " in name or entry.place != "date":
                names.append(name)
    people = [name.partition(",")[0] for name in names if names_somebody(name)]
    # An office may have written; a role on a line of its own is the writer's.
    if people or "authors" not in sheet.fields:
        names = people or list(filter(None, names))
        if names:
            take_author(sheet, entry, ", ".join(names))
            if both:
                take_byline_credit(sheet, entry, Credit(", ".join(names), both["label"]))


def names_somebody(text: str) -> bool:
    """Whether there is a person's name in a text, also when it is all in capitals."""
    return bool(find_names(text.title() if text.isupper() else text))


def take_author(sheet: Sheet, entry: Entry, author: str) -> None:
    """Remember who wrote by the line that says so."""
    sheet.fields.setdefault("authors", {})[entry.number] = author


def take_byline_credit(sheet: Sheet, entry: Entry, credit: Credit | None) -> None:
    """The photographer a byline names counts when the picture itself names none."""
    if credit:
        sheet.fields.setdefault("byline_credit", credit)
        sheet.fields.setdefault("byline_credit_line", entry.number)


def take_byline(sheet: Sheet, entry: Entry, text: str) -> bool:
    """``Text: …`` gives the author, and the photographer when the line names one."""
    if byline := read_byline(text):
        take_author(sheet, entry, byline[0])
        take_byline_credit(sheet, entry, byline[1])
    return byline is not None


def place_credit(entry: Entry) -> bool:
    """``Foto: …`` alone on its line."""
    if credit := read_credit(entry.text):
        entry.place = "credit"
        entry.detail["credit"] = credit
    return credit is not None


def place_photographer(sheet: Sheet, entry: Entry) -> None:
    """A credit with a line of its own, or behind a caption."""
    if BYLINE_LABEL.match(entry.text) and not PHOTO_WORD.search(entry.text):
        place_writer(sheet, entry)
        return
    caption, credit = split_credit(entry.text)
    if place_credit(entry):
        return
    if caption and credit:
        place_caption(entry)
        return
    entry.place = "credit"
    match = PHOTO_SUFFIX.match(entry.text) or PHOTO_LABEL.match(entry.text)
    label, name = (match["label"], match["name"]) if match else ("", entry.text)
    entry.detail["credit"] = Credit(name.strip(" .()[]\\"), label)


def place_caption(entry: Entry, place: str = "caption") -> None:
    """A caption, its label and its credit taken apart."""
    text = split_caption_label(entry.text) or entry.detail.get("text") or entry.text
    caption, credit = split_credit(text)
    entry.place = place
    entry.detail.update(text=caption, raw=entry.text)
    if credit:
        entry.detail["credit"] = credit
