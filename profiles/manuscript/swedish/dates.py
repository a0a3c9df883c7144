"""Dates as Swedish manuscripts write them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
).split()
MONTH = "|".join([*MONTHS, r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"])
WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+)?"
WRITTEN = rf"{WEEKDAY}(?:den\s+)?(\d{{1,2}})(?::?[ae])?\s+({MONTH}),?\s+(\d{{4}})"
ISO = r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"
SLASH = r"(\d{1,2})\s?/\s?(\d{1,2})[\s,-]+(\d{4})"
DOTTED = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
ANY_DATE = rf"(?:{WRITTEN}|{ISO}|{SLASH}|{DOTTED})"
TIME = r"(?:[,\s]*(?:kl\.?(?:ockan)?\s*)?\d{1,2}[.:]\d{2})?"
PUBLISHED_WORD = (
    r"publicerad|publicerat|publ\.?|date|publiceras|publicering|publiceringsdatum|publicerades|datum|"
    r"först publicerad|skapad"
)
UPDATED_WORD = r"(?:senast\s+)?(?:uppdaterad|uppdaterat|ändrad|ändrat|reviderad|granskad)"
DATE_PART = re.compile(
    rf"(?:(?P<updated>{UPDATED_WORD})|(?P<published>{PUBLISHED_WORD}))?\s*:?\s*"
    rf"(?:den\s+)?(?P<date>{ANY_DATE}){TIME}\.?",
    re.IGNORECASE,
)
WORD_WITHOUT_DATE = re.compile(
    rf"(?:{PUBLISHED_WORD})\s*:?\s*(?:[\d].{{0,24}}|xx.*|$|\[.*\])", re.IGNORECASE
)
MONTH_AND_YEAR = re.compile(rf"(?:{MONTH})\s+\d{{4}}", re.IGNORECASE)
PART_BREAK = re.compile(
    r"\s*[|·•;–]\s*|,\s*(?=[a-zåäö])(?!,?\s*kl)|\s+(?=(?:senast\s+)?uppdatera)", re.I
)
MAX_DATE_LINE = 90


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a manuscript: what it means (if anything), as written, and which date it is."""

    value: date | None
    raw: str
    is_updated: bool
    has_word: bool


def read_date_line(text: str) -> list[WrittenDate]:
    """The dates of a line that holds nothing but dates; an empty list for any other line."""
    if not 6 <= len(text) <= MAX_DATE_LINE or not any(letter.isdigit() for letter in text):
        return []
    found = []
    for part in PART_BREAK.split(text):
        match = DATE_PART.fullmatch(part.strip())
        if not match:
            return []
        has_word = bool(match["updated"] or match["published"])
        found.append(WrittenDate(date_of(match), text, bool(match["updated"]), has_word))
    return found


def date_of(match: re.Match[str]) -> date | None:
    """The calendar date of a match, or nothing for one such as 31 februari."""
    return date_of_groups(match.groups()[3:])


def date_of_groups(groups: tuple[Any, ...]) -> date | None:
    """The calendar date of the groups of ``ANY_DATE``."""
    written, iso, slash, dotted = groups[0:3], groups[3:6], groups[6:9], groups[9:12]
    try:
        if written[0]:
            return date(int(written[2]), month_number(written[1]), int(written[0]))
        if iso[0]:
            return date(int(iso[0]), int(iso[1]), int(iso[2]))
        day, month, year = slash if slash[0] else dotted
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def month_number(word: str) -> int:
    """The month of a name or its abbreviation."""
    start = word.lower()[:3]
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(start))


def is_unreadable_date(text: str) -> bool:
    """Whether a line announces a date that cannot be read, such as ``Publicerad 3 maj``."""
    is_date = WORD_WITHOUT_DATE.fullmatch(text) or MONTH_AND_YEAR.fullmatch(text.strip())
    return len(text) <= MAX_DATE_LINE and is_date is not None


ANYWHERE = re.compile(rf"(?<!\d){ANY_DATE}(?!\d)", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first date in a text, wherever it stands and whatever is around it."""
    match = ANYWHERE.search(text)
    return date_of_groups(match.groups()) if match else None
