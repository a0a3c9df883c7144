"""The tail of an article, read from the bottom up: logo, contact, fact panels, bylines."""

import re

from profiles.manuscript.decisions import SHOULD, Decision
from profiles.manuscript.parsing.contact_entries import contact_of
from profiles.manuscript.parsing.contact_lines import is_contact_heading, read_contact_line
from profiles.manuscript.parsing.contact_names import name_contact_lines
from profiles.manuscript.parsing.fact_lines import (
    is_fact_word_title,
)
from profiles.manuscript.parsing.head_details import place_byline, place_credit, place_date
from profiles.manuscript.parsing.sheet import MAX_HEADING, Entry, Sheet
from profiles.manuscript.parsing.tail_panel import MAX_PANEL_LINES, place_panel
from profiles.manuscript.swedish.addresses import find_addresses, host_of, is_address
from profiles.manuscript.swedish.contact_line import ContactLine
from profiles.manuscript.swedish.names import ROLE, find_names

LOGO_FILE = re.compile(
    r"(?:logotyp|logga|logo)\s*:\s*\S+|[\w-]+_[\w.-]+|[\w-]+\.(?:jpe?g|png|svg|eps|tiff?|gif|webp|ai)",
    re.IGNORECASE,
)
ORGANISATION_WORD = re.compile(
    r"kommun\b|\bstad\b|\bregion\b|förvaltning|kontor|enhet|socialtjänst|avdelning|omsorg|nämnd|"
    r"\bIFO\b|mottagning|verksamhet|jouren",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"\W{0,2}(?:rättelse|fotnot|red(?:\.|aktionens) ?anm|"
    r"(?:texten|artikeln|intervjun) (?:är|har|gjordes|publicerades))\b",
    re.IGNORECASE,
)
MAX_NOTE = 300
MAX_CLOSING = 80
SMALL_TAIL_PLACES = frozenset(
    "topics person section_label source_url municipality author credit date updated label".split()
)


def place_tail(sheet: Sheet, floor: int) -> int:
    """Place everything after the body and say where the body ends."""
    end = skip_small(sheet, len(sheet.entries), floor)
    end = place_logo(sheet, end, floor)
    while end > floor:
        start = skip_small(sheet, end, floor)
        start = place_contact(sheet, start, floor)
        start = place_panel(sheet, start, floor)
        if start == end:
            break
        end = start
    return end


def skip_small(sheet: Sheet, end: int, floor: int) -> int:
    """Step over bylines, dates, topics and what labels have placed already."""
    while end > floor:
        entry = sheet.entries[end - 1]
        if not entry.place and not entry.is_speech:
            place_byline(sheet, entry) or place_credit(entry) or place_tail_date(sheet, entry)
        if entry.place not in SMALL_TAIL_PLACES:
            break
        end -= 1
    return end


def place_tail_date(sheet: Sheet, entry: Entry) -> bool:
    """A date at the end counts when the head had none."""
    return place_date(sheet, entry)


def place_logo(sheet: Sheet, end: int, floor: int) -> int:
    """A last line that is a file name, or an address that repeats or stands alone."""
    if end - 1 <= floor:
        return end
    last, before = sheet.entries[end - 1], sheet.entries[end - 2]
    if last.place:
        return end
    if LOGO_FILE.fullmatch(last.text) and not is_address(last.text):
        last.place = "logo"
        return end - 1
    is_apart = last.is_alone and not sheet.is_flat
    repeats = host_of(last.text) in {host_of(address) for address in find_addresses(before.text)}
    above = read_contact_line(before.text)
    if is_address(last.text) and above and (is_apart or repeats):
        last.place = "logo"
        return end - 1
    return end


def place_contact(sheet: Sheet, end: int, floor: int) -> int:
    """Place the contact lines that end here, and their names; where they begin."""
    start = end = skip_closing(sheet, end, floor)
    while start > floor and takes_part(sheet, start - 1, end):
        start -= 1
    start = without_foreign_names(sheet, start, end)
    run = sheet.entries[start:end]
    if not any(contact_of(entry) for entry in run) or is_lone_call(sheet, run):
        return end
    name_contact_lines(run, sheet)
    return start


def is_lone_call(sheet: Sheet, run: list[Entry]) -> bool:
    """Whether only a call to read more stands here while the contact stands below."""
    return all(is_call(entry) for entry in run) and bool(sheet.placed("contact_detail"))


def is_call(entry: Entry) -> bool:
    """Whether a line points to vacancies or, in words, to a page."""
    found = contact_of(entry)
    if found is None:
        return False
    points = bool(found.websites) and not (found.phones or found.emails or found.is_address)
    return bool(found.job_text) or (points and not is_address(entry.text))


def skip_closing(sheet: Sheet, end: int, floor: int) -> int:
    """Step over a closing line or two under the contact: ``Välkommen till oss!``."""
    start = end
    while start > max(floor, end - 2):
        entry = sheet.entries[start - 1]
        if is_note(entry):
            start -= 1
            continue
        is_closing = entry.is_prose and not entry.is_speech and not entry.place and not entry.row
        if not is_closing or contact_of(entry) or len(entry.text) > MAX_CLOSING:
            break
        if not entry.text.endswith((".", "!")):
            break
        start -= 1
    if start == end or start <= floor or contact_of(sheet.entries[start - 1]) is None:
        return end
    for entry in sheet.entries[start:end]:
        entry.place = "paragraph"
    sheet.decide(Decision(
        "closing-line", SHOULD,
        "Raden står under kontaktuppgifterna och blir sist i texten. Flytta eller stryk den.",
        None, [entry.number for entry in sheet.entries[start:end]],
    ))  # fmt: skip
    return start


def is_note(entry: Entry) -> bool:
    """Whether a line is a correction or note about the article itself."""
    return not entry.place and len(entry.text) <= MAX_NOTE and NOTE.match(entry.text) is not None


def takes_part(sheet: Sheet, index: int, end: int) -> bool:
    """Whether the line above a contact run belongs to it."""
    entry = sheet.entries[index]
    if entry.place or (entry.line.style == "list_item" and not contact_of(entry)):
        return False
    if contact_of(entry) is not None or is_contact_heading(entry.text):
        return True
    if index + 1 >= end:
        return False
    return is_name_line(sheet, entry, sheet.entries[index + 1]) or is_surrounded(sheet, entry)


def is_surrounded(sheet: Sheet, entry: Entry) -> bool:
    """Whether a short line that says nothing known stands between details of one block.

    It stays in the block as a line that found no field, which the editor is told.
    """
    if sheet.is_flat or entry.is_first or entry.is_speech or len(entry.text) > MAX_CLOSING:
        return False
    block = block_around(sheet, entry)
    above = [e for e in block if e.index < entry.index and contact_of(e)]
    below = [e for e in block if e.index > entry.index and contact_of(e)]
    if not (above and below) or any(e.row and not contact_of(e) for e in block):
        return False
    entry.detail["contact"] = ContactLine(note=entry.text)
    return True


def block_around(sheet: Sheet, entry: Entry) -> list[Entry]:
    """The few lines around one that stand in its block."""
    near = sheet.entries[max(0, entry.index - MAX_PANEL_LINES) : entry.index + MAX_PANEL_LINES]
    return [other for other in near if other.block == entry.block]


def is_name_line(sheet: Sheet, entry: Entry, below: Entry) -> bool:
    """Whether a short line in front of contact details names an organisation, unit or person."""
    if not entry.is_short_phrase() or entry.row or is_fact_word_title(entry.text):
        return False
    if entry.text[0].isdigit():
        return False
    if not sheet.is_flat and entry.block == below.block:
        return True
    says_who = ORGANISATION_WORD.search(entry.text) is not None or is_person_line(entry.text)
    if sheet.is_flat:
        return says_who or (below.place == "" and bool(ROLE.search(entry.text)))
    return entry.is_alone and says_who and len(entry.text.split()) <= 6


def is_person_line(text: str) -> bool:
    """Whether a line is a person's name, with or without a role."""
    names = find_names(text)
    return bool(names) and names[0][0] == 0 and len(text) <= MAX_HEADING


def without_foreign_names(sheet: Sheet, start: int, end: int) -> int:
    """Leave out names at the top that are too many or belong to the text above."""
    names = 0
    while start + names < end and contact_of(sheet.entries[start + names]) is None:
        names += 1
    headings = sum(is_contact_heading(e.text) for e in sheet.entries[start : start + names])
    allowed = 3 + headings
    return start + max(0, names - allowed)
