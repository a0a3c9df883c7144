"""A sender's letterhead: contact details above the title."""

from itertools import groupby

from profiles.manuscript.parsing.contact_entries import contact_of
from profiles.manuscript.parsing.contact_names import name_contact_lines
from profiles.manuscript.parsing.sheet import Entry, Sheet

MAX_BLOCKS = 3
MIN_DETAILS = 2


def place_letterhead(sheet: Sheet) -> None:
    """Place one of the first blocks when it holds names and at least two contact details."""
    blocks = [list(group) for _, group in groupby(sheet.entries, lambda entry: entry.block)]
    for block in blocks[: min(MAX_BLOCKS, len(blocks) - 2)]:
        if is_letterhead(block):
            name_contact_lines(block, sheet)
            return


def is_letterhead(block: list[Entry]) -> bool:
    """Whether a block is nothing but contact details and short names above them."""
    details = sum(contact_of(entry) is not None for entry in block)
    names = [entry for entry in block if contact_of(entry) is None]
    return (
        details >= MIN_DETAILS
        and len(names) <= MIN_DETAILS
        and all(entry.is_short_phrase() and not entry.place for entry in block if entry in names)
        and not any(entry.place for entry in block)
    )
