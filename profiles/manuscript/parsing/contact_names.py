"""The lines of a contact block that are no details: heading, organisation, unit, person."""

import re

from profiles.manuscript.parsing.contact_lines import is_contact_heading
from profiles.manuscript.parsing.fact_lines import EMPLOYER_WORD
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.contact_line import ContactLine
from profiles.manuscript.swedish.municipality import names_municipality
from profiles.manuscript.swedish.names import ROLE, find_names

ORGANISATION = re.compile(r"\b(?:kommun|stad|region)\b", re.IGNORECASE)


def name_contact_lines(run: list[Entry], sheet: Sheet) -> None:
    """Give each line of a contact block its place."""
    waiting = ""
    for entry in run:
        found = entry.detail.get("contact")
        if found is None:
            entry.place = name_place(entry, run, sheet)
            continue
        waiting = place_detail(entry, found, waiting)


def place_detail(entry: Entry, found: ContactLine, waiting: str) -> str:
    """Place a line with details; a label alone waits for the line after it."""
    if found.label_only:
        entry.place = "contact_label"
        return found.label_only
    if waiting and found.is_address and not found.address_kind:
        found.address_kind = waiting
    entry.place = "job_ads" if found.job_text else "contact_detail"
    still = waiting in {"postal", "visit", "address"} and found.is_address and not found.postal_code
    return waiting if still else ""


def names_person(text: str) -> bool:
    """Whether a line begins with a person, or a role and a person: ``Enhetschef Anna Berg``."""
    names = find_names(text)
    if not names:
        return False
    before = text[: names[0][0]].split()
    return len(before) <= 2 and all(ROLE.search(word) or word.islower() for word in before)


def name_place(entry: Entry, run: list[Entry], sheet: Sheet) -> str:
    """What a line without details names."""
    if is_contact_heading(entry.text):
        return "contact_heading"
    is_last_name = not any(
        other.index > entry.index and other.detail.get("contact") is None for other in run
    )
    if ORGANISATION.search(entry.text):
        return "organisation"
    if names_person(entry.text):
        return "contact_name"
    if EMPLOYER_WORD.search(entry.text) and not ROLE.search(entry.text):
        return "unit"
    if names_municipality(entry.text, sheet.register) and is_last_name:
        return "organisation"
    first = entry.text.split(",")[0].split()
    return "contact_name" if first and ROLE.search(first[-1]) else "unit"
