"""What an editor changed in the review, applied to the places the parser chose.

Corrections are plain data, so that they can travel in a form and be applied again::

    {"lines": {"15": {"as": "heading"}, "17": {"as": "quote", "speaker": "Anna Berg"},
               "18": {"text": "Nya ord", "join": " "}},
     "municipality": "0120", "label": "annons", "advertiser": "Värmdö kommun",
     "date": "2024-05-03", "topics": ["Handledning"], "alts": {"0": "En grön vägg."}}

A line may become any place of ``line_roles.PLACES``, or one of the editor's words below. For
``text`` and ``join`` see ``revision.py``, for answers to questions ``answers.py``; ``answered``
holds the keys of questions that are not asked again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from profiles.manuscript.line_roles import BODY_PLACES, CONTACT_PLACES, FACT_PLACES, PLACES
from profiles.manuscript.parsing.contact_entries import name_contact_lines
from profiles.manuscript.parsing.contact_lines import read_contact_line
from profiles.manuscript.parsing.fact_lines import read_row
from profiles.manuscript.parsing.head_details import place_caption, take_author, take_byline
from profiles.manuscript.parsing.kinds import kind_of
from profiles.manuscript.parsing.labels import (
    place_municipality,
    place_topics,
    read_commercial_label,
    read_people,
    set_label,
)
from profiles.manuscript.parsing.placing import place_fact
from profiles.manuscript.parsing.refusals import reason_to_refuse
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.bylines import read_byline
from profiles.manuscript.swedish.credits import Credit, read_credit
from profiles.manuscript.swedish.dates import read_date_line

PANEL_END = "panel_end"
EDITOR_WORDS: dict[str, Callable[[Entry], str]] = {
    "standfirst": lambda entry: (
        "standfirst_quote"
        if entry.is_speech
        else "standfirst_list"
        if entry.is_bullet
        else "standfirst_paragraph"
    ),
    "contact": lambda entry: "contact_detail",
    "fact": lambda entry: "fact_row" if entry.row or read_row(entry.text) else "fact_prose",
    PANEL_END: lambda entry: EDITOR_WORDS["fact"](entry),
    "image": lambda entry: "image_caption",
    "hide": lambda entry: "ignore",
}
"""Words for a place that the line's own words settle; ``panel_end`` is the last line of a panel."""

LABELS = ("annons", "redaktionellt")


def apply_corrections(sheet: Sheet, corrections: Mapping[str, Any]) -> dict[int, str]:
    """Change places and speakers line by line; unknown lines and words are left alone.

    Returns why a line did not get the place that was chosen, by its number.
    """
    changes = list(changes_of(sheet, corrections.get("lines") or {}))
    wanted = [(entry, place) for entry, place, _ in changes if place]
    reasons: dict[int, str] = {}
    while newly := refusals(sheet, wanted):
        # What is refused stays where it was, and may stand in another line's way.
        reasons |= newly
        wanted = [(entry, place) for entry, place in wanted if entry.index not in newly]
    for entry, _ in wanted:
        forget(sheet, entry)
    for entry, place in wanted:
        change_place(sheet, entry, place)
    for entry, _, speaker in changes:
        change_speaker(entry, speaker)
    mend_panels(sheet)
    return {sheet.entries[index].number: reason for index, reason in reasons.items()}


def chosen_kinds(sheet: Sheet, corrections: Mapping[str, Any]) -> dict[int, str]:
    """The kinds that an editor's places make entries, by index."""
    return {
        entry.index: kind_of(place)
        for entry, place, _ in changes_of(sheet, corrections.get("lines") or {})
        if place
    }


def refusals(sheet: Sheet, wanted: list[tuple[Entry, str]]) -> dict[int, str]:
    """Why some of the wanted places cannot be had, by the entry's index."""
    moving = {entry.index for entry, _ in wanted}
    reasons = {}
    for position, (entry, place) in enumerate(wanted):
        taken = [other for other in sheet.placed(place) if other.index not in moving]
        taken += [other for other, chosen in wanted[:position] if chosen == place]
        if reason := reason_to_refuse(sheet, entry, place, taken):
            reasons[entry.index] = reason
    return reasons


def changes_of(sheet: Sheet, lines: object) -> Iterator[tuple[Entry, str, object]]:
    """Each line that is to change, in order, with its new place (or nothing) and its speaker."""
    if not isinstance(lines, Mapping):
        return
    for entry in sheet.entries:
        change = lines.get(str(entry.number), lines.get(entry.number))
        if isinstance(change, Mapping):
            word = str(change.get("as") or "")
            place = EDITOR_WORDS[word](entry) if word in EDITOR_WORDS else word
            entry.ends_panel = word == PANEL_END
            is_new = place in PLACES and place != entry.place
            yield entry, place if is_new else "", change.get("speaker")


def forget(sheet: Sheet, entry: Entry) -> None:
    """Drop what the old place took from the line, and the questions about it alone."""
    for key in ("published", "updated"):
        if sheet.fields.get(key, {}).get("line") == entry.number:
            del sheet.fields[key]
    sheet.fields.get("authors", {}).pop(entry.number, None)
    if sheet.fields.get("byline_credit_line") == entry.number:
        del sheet.fields["byline_credit"], sheet.fields["byline_credit_line"]
    sheet.decisions = [d for d in sheet.decisions if d.lines != [entry.number]]
    if entry.place not in {"standfirst_paragraph", "standfirst_quote"}:
        entry.detail.pop("text", None)
    entry.detail.pop("credit", None)


def change_place(sheet: Sheet, entry: Entry, place: str) -> None:
    """Give a line the place the editor chose, and read it as that."""
    entry.place = entry.forced = place
    if place in CONTACT_PLACES:
        place_contact_line(sheet, entry, place)
    elif place in READERS:
        READERS[place](sheet, entry)


def take_caption(_sheet: Sheet, entry: Entry) -> None:
    """A caption, and the credit that ends it."""
    place_caption(entry, entry.place)


def take_credit(_sheet: Sheet, entry: Entry) -> None:
    """A credit; without the word for it, the whole line is the name."""
    entry.detail["credit"] = read_credit(entry.text) or Credit(entry.text, "")


def take_writer(sheet: Sheet, entry: Entry) -> None:
    """A byline; without the word for it, the whole line is the name."""
    byline = read_byline(entry.text)
    if byline.is_whole or byline.is_office:
        take_byline(sheet, entry, byline)
    else:
        take_author(sheet, entry, entry.text)


def take_label(sheet: Sheet, entry: Entry) -> None:
    """The label the line states."""
    if found := read_commercial_label(entry.text):
        set_label(sheet, entry, *found)


def take_people(_sheet: Sheet, entry: Entry) -> None:
    """The people the line lists."""
    entry.detail["people"] = read_people(entry.text)


def take_dates(sheet: Sheet, entry: Entry) -> None:
    """The first date of the line is what the editor says; a second one says itself what it is."""
    for written in read_date_line(entry.text):
        key = "updated" if written.is_updated or entry.place == "updated" else "published"
        if written.value and key not in sheet.fields:
            sheet.fields[key] = {
                "line": entry.number, "raw": entry.text, "date": written.value.isoformat(),
            }  # fmt: skip


def place_contact_line(sheet: Sheet, entry: Entry, place: str) -> None:
    """Read a line as a contact detail; what is none becomes a name."""
    found = read_contact_line(entry.text)
    entry.detail["contact"] = found
    if place == "contact_detail":
        name_contact_lines([entry], sheet)


def demote_others(sheet: Sheet, chosen: Entry) -> None:
    """There is one title and one lead picture: an older one goes on as what stands below it.

    A title above the chosen one becomes its kicker, any other one a heading.
    """
    for entry in sheet.placed(chosen.place):
        if entry is chosen:
            continue
        if chosen.place == "picture":
            entry.place = "image_picture"
        else:
            above = entry.index < chosen.index and not sheet.placed("kicker")
            entry.place = "kicker" if above else "heading"


READERS: dict[str, Callable[[Sheet, Entry], None]] = {
    "caption": take_caption,
    "image_caption": take_caption,
    "credit": take_credit,
    "image_credit": take_credit,
    "author": take_writer,
    "date": take_dates,
    "updated": take_dates,
    "label": take_label,
    "topics": lambda sheet, entry: place_topics(sheet, entry, entry.text),
    "municipality": lambda sheet, entry: place_municipality(sheet, entry, entry.text),
    "person": take_people,
    "title": demote_others,
    "picture": demote_others,
}
"""What a line is read for once it has its place; all others hold its text as it is."""


def change_speaker(entry: Entry, speaker: object) -> None:
    """Let the editor say who speaks; an empty name means nobody is named."""
    if isinstance(speaker, str):
        names = [name.strip() for name in speaker.split(";") if name.strip()]
        entry.detail["speakers"] = names
    elif isinstance(speaker, list):
        entry.detail["speakers"] = [str(name) for name in speaker if str(name).strip()]


def mend_panels(sheet: Sheet) -> None:
    """Lines between a corrected panel title and the old one follow their new heading."""
    if not any(entry.forced or entry.ends_panel for entry in sheet.entries):
        return
    inside = False
    follow = False
    for entry in sheet.entries:
        if entry.ends_panel:
            inside, follow = False, True
        elif entry.forced:
            inside = entry.forced in FACT_PLACES
            follow = inside or entry.forced in BODY_PLACES
        elif entry.place == "fact_title":
            inside, follow = True, False
        elif entry.place in CONTACT_PLACES | {"logo"}:
            inside, follow = False, False
        elif follow and inside and entry.place in BODY_PLACES:
            entry.place = ""
            place_fact(sheet, entry)
        elif follow and not inside and entry.place in FACT_PLACES:
            entry.place = "quote" if entry.is_speech else "paragraph"


def apply_fields(sheet: Sheet, corrections: Mapping[str, Any]) -> None:
    """Take the municipality, label and advertiser the editor chose; answers wait for the draft."""
    sheet.answers = corrections
    code = str(corrections.get("municipality") or "")
    if code in sheet.register.by_code:
        sheet.fields["municipality_code"] = code
    label = str(corrections.get("label") or "")
    if label in LABELS:
        sheet.fields["label"] = label
        sheet.decisions = [d for d in sheet.decisions if d.code != "label"]
    if corrections.get("advertiser") and sheet.fields.get("label") == "annons":
        sheet.fields["advertiser"] = str(corrections["advertiser"])
