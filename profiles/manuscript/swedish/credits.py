"""Captions, credits and bylines: ``Foto: Namn``, ``Text: Namn``, ``Bildtext: …``."""

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
BYLINE_WORD = (
    r"(?:text|av|skribent|reporter|journalist|reportage|författare|ord|skrivet av|artikel)"
)
BYLINE = re.compile(rf"(?P<label>{BYLINE_WORD})\s*:?\s+(?P<name>{NAMES})\.?$", re.IGNORECASE)
TEXT_AND_PHOTO = re.compile(
    rf"(?:text|ord)\s*(?:och|&|/|\+|,)\s*(?P<label>foto|bild(?:er)?)\s*(?::|\s)\s*(?P<name>{NAMES})\.?$"
    rf"|(?P<label2>foto|bild(?:er)?)\s*(?:och|&|/|\+|,)\s*text\s*(?::|\s)\s*(?P<name2>{NAMES})\.?$",
    re.IGNORECASE,
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


def read_byline(text: str) -> tuple[str, Credit | None] | None:
    """Author (and photographer) of a byline, or nothing for any other line."""
    if len(text) > 120:
        return None
    if match := TEXT_AND_PHOTO.fullmatch(text):
        name = (match["name"] or match["name2"]).strip()
        if starts_with_name(name):
            return name, Credit(name, match["label"] or match["label2"])
    rest, credit = split_credit(text)
    match = BYLINE.fullmatch(rest.rstrip(" ,|/–-"))
    if match and reads_like_name(match["name"]) and is_author_label(match, text):
        # What follows in small letters is the role.
        people = [part for part in match["name"].strip().split(", ") if part[0].isupper()]
        return ", ".join(people), credit
    return None


def reads_like_name(name: str) -> bool:
    """Whether words are names, not a sentence that begins with one: at most a role is small."""
    small = [word for word in name.partition(",")[0].split() if word[:1].islower()]
    return starts_with_name(name) and set(small) <= SMALL_WORDS and len(name.split()) <= MAX_WORDS


def is_author_label(match: re.Match[str], text: str) -> bool:
    """``Av Anna Berg`` is a byline by itself; other words need their colon or a full name."""
    label, name = match["label"], match["name"]
    has_colon = text[len(label) :].lstrip().startswith(":")
    is_full_name = " " in name and all(word[:1].isupper() for word in name.split())
    return label.lower() == "av" or has_colon or is_full_name


def split_caption_label(text: str) -> str | None:
    """The caption after ``Bildtext:`` and the like, or nothing without such a label."""
    match = CAPTION_LABEL.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    is_credit = match.group().lower().startswith(("bild:", "foto")) and read_credit(text)
    return None if is_credit or match.group().lower().startswith("foto") else rest
