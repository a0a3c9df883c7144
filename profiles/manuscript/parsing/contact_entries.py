"""What a line of the manuscript says of a contact, its links and its table included."""

import re

from home.formats.phone_number import e164
from profiles.manuscript.parsing.contact_lines import (
    DISGUISED_AT,
    EMAIL,
    JOB_PATH,
    read_contact_line,
)
from profiles.manuscript.parsing.contacts import link_in
from profiles.manuscript.parsing.sheet import Entry
from profiles.manuscript.swedish.addresses import BARE_ADDRESS, is_address
from profiles.manuscript.swedish.contact_line import ContactLine
from profiles.manuscript.swedish.phones import NUMBER, phone
from profiles.manuscript.swedish.postal_addresses import POSTCODE, looks_like_street

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

LABEL_BEFORE = re.compile(r"(?P<label>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ./ -]{0,30})\s*:\s*$")
MARKS = re.compile(r"^[\W_]+(?=\w)")


def contact_of(entry: Entry) -> ContactLine | None:
    """What the line gives to a contact block, read once."""
    if "contact" not in entry.detail:
        usable = not (entry.is_speech or entry.line.rows or entry.line.picture is not None)
        entry.detail["contact"] = (
            (read_contact_line(entry.text) or linked_jobs(entry)) if usable else None
        )
    found: ContactLine | None = entry.detail["contact"]
    return found


def read_contact_entry(entry: Entry) -> ContactLine | None:
    """Everything a line of a contact block says, wherever in the line it stands."""
    if entry.line.rows:
        found = table_contact(entry)
    else:
        text = MARKS.sub("", entry.text)
        found = contact_of(entry) or (read_contact_line(text) if text != entry.text else None)
        found = with_all_values(entry.text, found)
    entry.detail["contact"] = found
    return found


def with_all_values(text: str, found: ContactLine | None) -> ContactLine | None:
    """What was read, and the numbers and addresses that the words around them hid."""
    text = DISGUISED_AT.sub("@", text)
    known = found or ContactLine()
    if known.label_only or known.note == text:
        return found
    had = {value["e164"] for value in known.phones} | {e["address"] for e in known.emails}
    for match in NUMBER.finditer(text):
        number = match.group().strip()
        if (value := e164(number)) and value not in had:
            known.phones.append(phone(label_before(text[: match.start()]), number))
    for match in EMAIL.finditer(text):
        if match.group() not in had:
            label = label_before(text[: match.start()])
            known.emails.append({"label": label, "address": match.group()})
    if not known.is_address and not known.note:
        take_address(text, known)
    if not known.websites and not known.job_text:
        known.websites = [m.group().rstrip(".,)") for m in BARE_ADDRESS.finditer(text)]
    is_more = known.phones or known.emails or known.websites or known.is_address
    return known if found or is_more else None


def take_address(text: str, known: ContactLine) -> None:
    """The street and the postal code between the commas of a line; a name before them stays."""
    rest = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        if match := POSTCODE.match(part):
            known.postal_code, known.locality = match[1].replace("\u00a0", " "), match[2].strip()
        elif looks_like_street(part):
            known.street = part
        else:
            rest.append(part)
    if (
        known.is_address
        and not known.organisation
        and rest
        and rest[0] == text.split(",")[0].strip()
    ):
        known.organisation = rest[0]


def label_before(text: str) -> str:
    """The label that ends the words before a value: ``Telefon: ``."""
    match = LABEL_BEFORE.search(text)
    return match["label"].strip() if match else ""


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
        found = with_all_values(text, read_contact_line(text))
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
