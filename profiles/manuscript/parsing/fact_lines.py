"""Fact panels: their titles, rows and lists of values."""

import re

from profiles.manuscript.swedish.municipality import find_in_text, without_capitals
from profiles.manuscript.swedish.register import Register

FACT_WORD = re.compile(
    r"(?:korta\s+|snabb|mer\s+|kort\s*)?fakta(?:ruta|box)?\b.*|"
    r"(?:kort|lite|mer|i korthet)\s+om\s+\S.*|"
    r"om (?:oss|kommunen|socialtjänsten|arbetsplatsen|verksamheten|förvaltningen|enheten|"
    r"arbetsgivaren|socialförvaltningen|socialkontoret)\b.{0,40}|"
    r".{2,50}\s(?:i korthet|i siffror|i sammandrag|på en minut)|visste du(?: att)?.{0,40}|"
    r"(?:det|detta|här) är\s.{2,50}|(?:siffror och fakta|siffror|nyckeltal|i korthet|i siffror)",
    re.IGNORECASE,
)
EMPLOYER_WORD = re.compile(
    r"social|individ|omsorg|förvaltning|kontor|enhet|tjänst|avdelning|vård|\bifo\b|stöd|"
    r"familje|äldre|funktions",
    re.IGNORECASE,
)
TITLE_REST = re.compile(
    r"(?:om\s+|fakta(?:\s+om)?\s*:?\s*|kort om\s+|välkommen till\s+)?"
    r"(?P<unit>.*?)(?:[\s,–:-]+(?:i|på|för|hos|inom|vid))?[\s,–:-]*$",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(r"\s*(?:kommuns?|stads?|region)?\s*(?P<unit>\S*)$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*\([^()]{2,50}\)$")
ABOUT = re.compile(r"(?:om|fakta|kort om|lite om|mer om)[ :]+(?P<name>\S.{1,40}?):?", re.IGNORECASE)
MAX_FACT_TITLE = 80
SPLIT_VALUES = re.compile(r",\s+")
MIN_VALUES = 4


def is_fact_word_title(text: str) -> bool:
    """Whether a heading says that facts follow: ``Fakta om …``, ``Kort om …``, ``Om oss``."""
    return len(text) <= MAX_FACT_TITLE and FACT_WORD.fullmatch(text.rstrip(": ")) is not None


def is_about_municipality(text: str, register: Register) -> bool:
    """Whether a heading is ``Om`` or ``Fakta`` and a municipality's name, also one like Vara."""
    match = ABOUT.fullmatch(text)
    return match is not None and match["name"] in register.forms


def is_employer_title(text: str, register: Register) -> bool:
    """Whether a heading is an employer's name: ``Socialkontoret i Ekerö kommun``.

    A sentence that only mentions the municipality is no such title.
    """
    text = IN_BRACKETS.sub("", without_capitals(text))
    if is_about_municipality(text, register):
        return True
    if len(text) > MAX_FACT_TITLE or text.endswith((".", "!", "?", ",")):
        return False
    for match in reversed(list(register.name_pattern.finditer(text))):
        if not find_in_text(text, register):
            return False
        before = TITLE_REST.match(text[: match.start()])
        after = AFTER_NAME.fullmatch(text[match.end() :].rstrip(":"))
        if before and after:
            units = [before["unit"].strip(), after["unit"].strip()]
            return all(is_employer_phrase(unit) for unit in units)
    return False


def is_employer_phrase(words: str) -> bool:
    """Whether the words beside a municipality's name are a unit's name, or none at all."""
    if not words:
        return True
    return (
        EMPLOYER_WORD.search(words) is not None or words.lower() in {"region", "staden"}
    ) and len(words.split()) <= 6


MARKED = re.compile(r"^(?:[\W_]+|\d{1,2}[.)]\s+)(?=\w)")
ROW_BREAK = re.compile(
    r"\s*:\s*|\s*\.{3,}\s*|\s\.{2}\s|\t+|\s+[–—=|-]\s+|(?<![.!?,])[ \u00a0]{2,}|\s{3,}|"
    r"\s*…+\s*|(?<=\w)=(?=\w)"
)
WIDE_GAP = re.compile(r"[^\s:][^:]{0,50}?(?<![.!?,])(?:[ \u00a0]{2,}|\s\.{2}\s)\S")
"""``Ålder  54 år``: where two spaces, or a leader of two dots, stand for a colon."""

PAIRS_BREAK = re.compile(r";\s+")
MIN_PAIRS = 3
MAX_KEY = 60


def read_row(text: str) -> tuple[str, str] | None:
    """Key and value of a line that is known to be a row, whatever stands between them."""
    parts = ROW_BREAK.split(MARKED.sub("", text), maxsplit=1)
    if len(parts) < 2 or not all(part.strip() for part in parts) or len(parts[0]) > MAX_KEY:
        return None
    return parts[0].strip(" *"), parts[1].strip(" *|")


def read_pairs(text: str) -> list[tuple[str, str]]:
    """The rows of a line that holds several: ``Invånare: 9 000; Språk: sju; Lön: 41 000``."""
    rows = [read_row(part) for part in PAIRS_BREAK.split(text.rstrip(".;"))]
    pairs = [row for row in rows if row]
    return pairs if len(pairs) == len(rows) >= MIN_PAIRS else []


def split_values(value: str) -> list[str] | None:
    """The values of an enumeration of at least four capitalised names, else nothing."""
    values = [part.strip() for part in SPLIT_VALUES.split(value.rstrip("."))]
    if len(values) < MIN_VALUES or not all(part[:1].isupper() for part in values):
        return None
    return None if any(re.search(r"[.!?]\s", part) for part in values) else values
