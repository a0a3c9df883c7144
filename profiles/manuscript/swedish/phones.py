"""Telephone numbers: found as written, kept as written, with their E.164 form beside."""

import re

from home.formats.phone_number import EXTENSION, e164

NUMBER = re.compile(
    r"(?:(?<![\d.,])(?!0\d[./-]\d\d[./-](?:19|20)\d\d\b)"
    r"(?:\+\s?[1-9]\d{0,2}|\(\+[1-9]\d{0,2}\)|00[1-9]\d|\(?0)[\d\s\u00a0()./–-]{5,18}\d"
    r"|\b(?:112|1177|11\s?[34]\s?1[34]|11\s?6\s?1(?:11|17))\b)"
    rf"(?i:{EXTENSION})?"
)
SWITCHBOARD = re.compile(r"v[äa]xel|\bvxl\b", re.IGNORECASE)
MOBILE = re.compile(r"mob", re.IGNORECASE)


def phone(label: str, number: str) -> dict[str, str]:
    """A phone as the draft holds it."""
    return {"label": label, "display": number, "e164": e164(number), "kind": kind_of(label)}


def kind_of(label: str) -> str:
    """What sort of number a label announces."""
    if SWITCHBOARD.search(label):
        return "switchboard"
    return "mobile" if MOBILE.search(label) else "main"
