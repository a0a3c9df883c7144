"""What a line of the manuscript says in a contact block, its links and its table included."""

import re

from profiles.manuscript.parsing.contact_lines import (
    EMAIL,
    JOB_PATH,
    ORGANISATION,
    ContactLine,
    is_contact_heading,
    read_contact_line,
)
from profiles.manuscript.parsing.contacts import link_in
from profiles.manuscript.parsing.fact_lines import EMPLOYER_WORD
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.addresses import is_address
from profiles.manuscript.swedish.municipality import find_in_text
from profiles.manuscript.swedish.names import ROLE, find_names
from profiles.manuscript.swedish.phones import NUMBER, phone

MAX_JOB_LINK = 80
"""Characters."""

PAIR = 2
"""Columns of a table that has a label and its value in each row."""

COLUMN_HEAD = re.compile(
    r"namn|(?:kontakt)?person|befattning|titel|roll|funktion|tjänst|enhet|verksamhet|område|"
    r"tel(?:efon)?(?:nummer|nr)?\.?|tfn|mobil(?:nummer)?|direkt|växel|ort|adress|"
    r"e-?post(?:adress)?|e-?mail|mejl(?:adress)?|mail(?:adress)?|webb(?:plats|sida)?|hemsida",
    re.IGNORECASE,
)


def read_contact_entry(entry: Entry) -> None:
    """Note what a line of a contact block says."""
    if entry.line.rows:
        found = table_contact(entry)
    else:
        found = read_contact_line(entry.text)
        found = found if found and found.has_values else linked_jobs(entry) or found
    entry.detail["contact"] = found


def table_contact(entry: Entry) -> ContactLine | None:
    """The rows of a table together."""
    whole = ContactLine()
    for row in entry.line.rows:
        cells = [cell for cell in row if cell]
        if is_contact_head(row):
            continue
        if len(cells) > PAIR:
            take_person_row(cells, whole)
            continue
        text = ": ".join(cell.rstrip(":") for cell in cells)
        found = read_contact_line(text)
        if found is None:
            whole.names += [cell for cell in cells if not read_contact_line(cell)]
            continue
        whole.phones += found.phones
        whole.emails += found.emails
        whole.websites += found.websites
        for part in ("street", "postal_code", "locality", "address_kind"):
            setattr(whole, part, getattr(whole, part) or getattr(found, part))
    return whole if whole.phones or whole.emails or whole.websites or whole.street else None


def is_contact_head(row: tuple[str, ...]) -> bool:
    """Whether a row only says what stands in the columns below: ``Namn | Telefon | E-post``."""
    cells = [cell.rstrip(":").strip() for cell in row if cell]
    return len(cells) > 1 and all(COLUMN_HEAD.fullmatch(cell) for cell in cells)


def is_contact_table(rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether most rows below the heads hold a telephone number or a mail address."""
    below = [row for row in rows if not is_contact_head(row)]
    reached = [row for row in below if any(NUMBER.fullmatch(c) or EMAIL.search(c) for c in row)]
    return len(reached) * 2 > len(below)


def take_person_row(cells: list[str], whole: ContactLine) -> None:
    """Somebody's numbers and mail addresses, labelled with the words that stand beside them."""
    words = [c for c in cells if not (NUMBER.fullmatch(c) or EMAIL.search(c) or is_address(c))]
    label = ", ".join(words)
    for cell in cells:
        if NUMBER.fullmatch(cell):
            whole.phones.append(phone(label, cell))
        elif found := EMAIL.search(cell):
            whole.emails.append({"label": label, "address": found.group()})
        elif is_address(cell):
            whole.websites.append(cell)


def linked_jobs(entry: Entry) -> ContactLine | None:
    """A short line whose link leads to the vacancies."""
    address = link_in(entry) or ""
    is_jobs = len(entry.text) <= MAX_JOB_LINK and JOB_PATH.search(address)
    return ContactLine(job_text=entry.text, websites=[address]) if is_jobs else None


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
    if is_contact_heading(entry.text) or entry.text.endswith(("?", "!")):
        return "contact_heading"
    is_last_name = not any(
        other.index > entry.index and other.detail.get("contact") is None for other in run
    )
    if ORGANISATION.search(entry.text):
        return "organisation"
    first = entry.text.split(",")[0].split()
    if names_person(entry.text) or (first and ROLE.search(first[-1])):
        return "contact_name"
    if EMPLOYER_WORD.search(entry.text) and not ROLE.search(entry.text):
        return "unit"
    if find_in_text(entry.text, sheet.register) and is_last_name:
        return "organisation"
    return "unit"
