"""Lines of bylines, credits and dates: ``Text: Anna Berg | Publicerad 3 maj 2024``."""

import re
from dataclasses import dataclass

from profiles.manuscript.swedish.credits import NAMES, Credit, read_byline, read_credit
from profiles.manuscript.swedish.dates import WrittenDate, read_date_line

MAX_MIXED_LINE = 160
BREAK = re.compile(
    r"\s*[|·•;]\s*|\s+[–-]\s+|\s{3,}|,\s+(?=\d|publicer|uppdater|foto\b|bild\b|text\b)",
    re.IGNORECASE,
)
FULL_NAME = re.compile(rf"(?=\S+\s+\S){NAMES}")


@dataclass(frozen=True, slots=True)
class MixedByline:
    """What such a line says; a name alone beside a date is the author."""

    dates: tuple[WrittenDate, ...]
    author: str
    credit: Credit | None


def read_mixed_byline(text: str) -> MixedByline | None:
    """The dates and names of a line that holds nothing else, and at least one date."""
    parts = [part.strip() for part in BREAK.split(text) if part.strip()]
    if len(parts) < 2 or len(text) > MAX_MIXED_LINE:
        return None
    dates: list[WrittenDate] = []
    author, credit = "", None
    for part in parts:
        if found := read_date_line(part):
            dates += found
        elif byline := read_byline(part):
            author, credit = byline[0], byline[1] or credit
        elif named := read_credit(part):
            credit = named
        elif not author and FULL_NAME.fullmatch(part):
            author = part
        else:
            return None
    return MixedByline(tuple(dates), author, credit) if dates and (author or credit) else None
