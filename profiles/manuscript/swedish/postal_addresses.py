"""Streets, boxes and postal codes with their towns."""

import re

POSTCODE = re.compile(
    r"(?:S(?:E)?-)?(\d{3}[ \u00a0]?\d{2})[ \u00a0]+([A-ZÅÄÖ][\w .å-öÅ-Ö-]{1,38})$"
)
STREET = re.compile(
    r"(?:Torget|Gatan|(?:Stora|Lilla) [Tt]orget|"
    r"[A-ZÅÄÖ][\wåäöé. -]*?(?:väg(?:en)?|gata(?:n)?|gränd(?:en)?|torg(?:et)?|plan|platsen?|"
    r"allén?|stig(?:en)?|backe(?:n)?|esplanad(?:en)?|led(?:en)?|kaj(?:en)?|park(?:en)?|"
    r"gård(?:en)?|hamn(?:en)?|huset|strand(?:en)?|bro(?:n)?|ring(?:en)?|tvärgränd))"
    r"(?:\s+[A-Z]?\d+\s?[A-Za-z]?(?:\s?[–-]\s?\d+\s?[A-Za-z]?)?)",
)
PLACE_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+){0,2}")
BOX = re.compile(r"(?:Box|Postbox|FE|SE)\s?\d{1,6}\b", re.IGNORECASE)


def looks_like_street(text: str) -> bool:
    """Whether the words are a street with its number, or a box."""
    return STREET.fullmatch(text) is not None or BOX.fullmatch(text) is not None
