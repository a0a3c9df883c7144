"""What an editor changed in the review, applied to the places the parser chose.

Corrections are plain data, so that they can travel in a form and be applied again::

    {"lines": {"15": {"as": "heading"}, "17": {"as": "quote", "speaker": "Anna Berg"}},
     "municipality": "0120", "label": "annons", "advertiser": "Värmdö kommun"}

A line may become any place of ``places.PLACES``, or one of the editor's words below.
"""

from collections.abc import Mapping
from typing import Any

from profiles.manuscript.line_roles import BODY_PLACES, CONTACT_PLACES, FACT_PLACES, PLACES
from profiles.manuscript.parsing.contact_lines import read_contact_line
from profiles.manuscript.parsing.contact_names import name_contact_lines
from profiles.manuscript.parsing.head_details import place_caption, place_date
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.parsing.tail_panel import place_fact
from profiles.manuscript.swedish.dates import read_date_line

EDITOR_WORDS = {
    "standfirst": "standfirst_paragraph",
    "contact": "contact_detail",
    "fact": "fact_prose",
    "image": "image_caption",
    "hide": "ignore",
}
LABELS = ("annons", "redaktionellt")


def apply_corrections(sheet: Sheet, corrections: Mapping[str, Any]) -> None:
    """Change places and speakers line by line; unknown lines and words are left alone."""
    changes = corrections.get("lines") or {}
    if not isinstance(changes, Mapping):
        return
    by_number = {
        str(number): entry
        for entry in sheet.entries
        for number in (entry.number, *entry.more_numbers)
    }
    for number, change in changes.items():
        entry = by_number.get(str(number))
        if entry is not None and isinstance(change, Mapping):
            change_place(sheet, entry, str(change.get("as") or ""))
            change_speaker(entry, change.get("speaker"))
    mend_panels(sheet)


def change_place(sheet: Sheet, entry: Entry, word: str) -> None:
    """Give a line the place the editor chose."""
    place = EDITOR_WORDS.get(word, word)
    if place not in PLACES or place == entry.place:
        return
    forget(sheet, entry)
    entry.place = entry.forced = place
    if place in {"caption", "image_caption"}:
        place_caption(entry, place)
    elif place in CONTACT_PLACES:
        place_contact_line(sheet, entry, place)
    elif place in {"date", "updated"} and read_date_line(entry.text):
        place_date(sheet, entry)
    elif place == "title":
        demote_other_titles(sheet, entry)


def forget(sheet: Sheet, entry: Entry) -> None:
    """Drop what the old place took from the line, and the questions about it alone."""
    for key in ("published", "updated"):
        if sheet.fields.get(key, {}).get("line") == entry.number:
            del sheet.fields[key]
    sheet.decisions = [d for d in sheet.decisions if d.lines != [entry.number]]
    if entry.place not in {"standfirst_paragraph", "standfirst_quote"}:
        entry.detail.pop("text", None)
    entry.detail.pop("credit", None)


def place_contact_line(sheet: Sheet, entry: Entry, place: str) -> None:
    """Read a line as a contact detail; what is none becomes a name."""
    found = read_contact_line(entry.text)
    entry.detail["contact"] = found
    if place == "contact_detail":
        name_contact_lines([entry], sheet)


def demote_other_titles(sheet: Sheet, title: Entry) -> None:
    """There is one title: an older one becomes the kicker above it, or a heading."""
    for entry in sheet.placed("title"):
        if entry is not title:
            above = entry.index < title.index and not sheet.placed("kicker")
            entry.place = "kicker" if above else "heading"


def change_speaker(entry: Entry, speaker: object) -> None:
    """Let the editor say who speaks; an empty name means nobody is named."""
    if isinstance(speaker, str):
        names = [name.strip() for name in speaker.split(";") if name.strip()]
        entry.detail["speakers"] = names
    elif isinstance(speaker, list):
        entry.detail["speakers"] = [str(name) for name in speaker if str(name).strip()]


def mend_panels(sheet: Sheet) -> None:
    """Lines between a corrected panel title and the old one follow their new heading."""
    if not any(entry.forced for entry in sheet.entries):
        return
    inside = False
    follow = False
    for entry in sheet.entries:
        if entry.forced:
            inside = entry.forced in FACT_PLACES
            follow = inside or entry.forced in BODY_PLACES
        elif entry.place == "fact_title":
            inside, follow = True, False
        elif entry.place in CONTACT_PLACES | {"logo"}:
            inside, follow = False, False
        elif follow and inside and entry.place in BODY_PLACES:
            entry.place = ""
            place_fact(entry)
        elif follow and not inside and entry.place in FACT_PLACES:
            entry.place = "quote" if entry.is_speech else "paragraph"


def apply_fields(sheet: Sheet, corrections: Mapping[str, Any]) -> None:
    """Take the municipality, label and advertiser the editor chose."""
    code = str(corrections.get("municipality") or "")
    if code in sheet.register.by_code:
        sheet.fields["municipality_code"] = code
    label = str(corrections.get("label") or "")
    if label in LABELS:
        sheet.fields["label"] = label
        sheet.decisions = [d for d in sheet.decisions if d.code != "label"]
    if corrections.get("advertiser"):
        sheet.fields["advertiser"] = str(corrections["advertiser"])
