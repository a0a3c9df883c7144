"""Captions and their credits: ``Foto: Namn``, ``Bildtext: …``."""

import re
from dataclasses import dataclass

MAX_CREDIT = 120
MAX_WORDS = 8
SMALL_WORDS = frozenset({"av", "von", "af", "de", "och", "&", "/", "al", "el", "van", "la"})
CREDIT_WORD = (
    r"(?:foto(?:graf)?|bild(?:er)?|illustration(?:er)?|illustratör|fotografi|porträtt|tecknare)"
)
NAME = r"[A-ZÅÄÖÉ][\w.'’åäöéü-]*"
NAMES = rf"{NAME}(?:(?:\s+|\s*[/,&]\s*|\s+och\s+)(?:av\s+|von\s+|de\s+)?{NAME}){{0,6}}"
ANY_NAME = rf"(?:{NAMES}|privat|kommunen)(?:\s*\([^()]{{2,40}}\))?"
TRAILING_CREDIT = re.compile(
    rf"(?:^|(?<=[.!?…”)\s]))\s*[(/]?\s*(?P<label>{CREDIT_WORD})(?:\s*[:/]\s*|(?<=fotograf)\s|(?<=foto)\s)(?P<name>{ANY_NAME})\s*[.)]?$",
    re.IGNORECASE,
)
LEADING_CREDIT = re.compile(
    rf"(?P<label>foto(?:graf)?)\s*[:/]\s*(?P<name>{NAMES})(?:\.\s+|\s*\|\s*)(?=[A-ZÅÄÖ])",
    re.IGNORECASE,
)
CREDIT_LINE = re.compile(
    rf"(?P<label>{CREDIT_WORD})(?:\s*[:/]\s*|\s+(?:av\s+)?)(?P<name>{ANY_NAME})\.?$", re.IGNORECASE
)
CAPTION_LABEL = re.compile(r"(?:bildtext|bild(?:en|\s*\d{1,2})?|på bilden|foto)\s*:\s*(?=\S)", re.I)
ON_THE_PICTURE = re.compile(
    r"från vänster|från höger|till vänster|till höger|\bt\.?\s?v\b|\bt\.?\s?h\b|på bilden|"
    r"övre raden|nedre raden|\bfr\.? v\b|stående|längst (?:bak|fram)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made a picture and by which word the manuscript says so."""

    name: str
    label: str


def split_credit(text: str) -> tuple[str, Credit | None]:
    """A caption and the credit that ends it, if one does."""
    leading = LEADING_CREDIT.match(text)
    if leading and starts_with_name(leading["name"]):
        return text[leading.end() :], Credit(leading["name"].strip(" ."), leading["label"])
    match = TRAILING_CREDIT.search(text, max(0, len(text) - MAX_CREDIT))
    if not match or not starts_with_name(match["name"]):
        return text, None
    caption = text[: match.start()].rstrip(" \t\u00a0(/–-|")
    return caption, Credit(match["name"].strip(" ."), match["label"])


def read_credit(text: str) -> Credit | None:
    """The credit of a line that holds nothing else."""
    match = CREDIT_LINE.match(text)
    if not match or not starts_with_name(match["name"]) or len(text) > 90:
        return None
    return Credit(match["name"].strip(" ."), match["label"])


def starts_with_name(name: str) -> bool:
    """Whether a name starts with a capital (patterns here ignore case for their labels)."""
    return name[:1].isupper() or name.lower() in {"privat", "kommunen"}


def reads_like_name(name: str) -> bool:
    """Whether words are names, not a sentence that begins with one: at most a role is small."""
    small = [word for word in name.partition(",")[0].split() if word[:1].islower()]
    return starts_with_name(name) and set(small) <= SMALL_WORDS and len(name.split()) <= MAX_WORDS


def split_caption_label(text: str) -> str | None:
    """The caption after ``Bildtext:`` and the like, or nothing without such a label."""
    match = CAPTION_LABEL.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    is_credit = match.group().lower().startswith(("bild:", "foto")) and read_credit(text)
    return None if is_credit or match.group().lower().startswith("foto") else rest
