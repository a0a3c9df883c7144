"""Telephone numbers: found as written, kept as written, with their E.164 form beside."""

import re

import phonenumbers

EXTENSION = re.compile(
    r"[,\s\u00a0]*\(?\b(?:ankn?(?:ytning)?\.?|int\.?|snr\.?)[\s\u00a0]?:?[\s\u00a0]?\d{1,6}\)?",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?:(?:\+\s?46|0046|0)[\d\s\u00a0()/–-]{{5,18}}\d|\b112\b|\b1177\b|\b11\s?414\b)"
    rf"(?i:{EXTENSION.pattern})?"
)
SWITCHBOARD = re.compile(r"v[äa]xel|\bvxl\b", re.IGNORECASE)
MOBILE = re.compile(r"mob", re.IGNORECASE)


def e164(number: str) -> str:
    """The number as a ``tel:`` link needs it, or nothing when it cannot be a Swedish number."""
    digits = EXTENSION.sub("", re.sub(r"\(0\)", "", number))
    try:
        parsed = phonenumbers.parse(digits, "SE")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    formatted: str = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return formatted if re.fullmatch(r"\+46\d{7,9}", formatted) else ""


def phone(label: str, number: str) -> dict[str, str]:
    """A phone as the draft holds it."""
    return {"label": label, "display": number, "e164": e164(number), "kind": kind_of(label)}


def kind_of(label: str) -> str:
    """What sort of number a label announces."""
    if SWITCHBOARD.search(label):
        return "switchboard"
    return "mobile" if MOBILE.search(label) else "main"
