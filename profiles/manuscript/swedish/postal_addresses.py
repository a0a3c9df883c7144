"""Streets, boxes and postal codes with their towns."""

import re

from profiles.manuscript.swedish.contact_line import ContactLine

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
PLACE_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+){0,2}$")
BOX = re.compile(r"(?:Box|Postbox|FE|SE)\s?\d{1,6}\b", re.IGNORECASE)


def read_address(text: str, kind: str) -> ContactLine | None:
    """A street, a box, a postal code with its town, or all of them on one line.

    ``kind`` is what a label said: ``postal``, ``visit``, ``address`` or nothing.
    """
    text = text.rstrip(".,")
    *before, last = re.split(r"\s*,\s*", text)
    if match := POSTCODE.match(last):
        if not kind and len(before) > 1 and looks_like_street(before[-1]):
            found = read_address(", ".join([before[-1], last]), "")
            return with_organisation(found, ", ".join(before[:-1]))
        if kind or looks_like_street(", ".join(before)) or not before:
            return ContactLine(
                street=", ".join(before), postal_code=match[1].replace("\u00a0", " "),
                locality=match[2].strip(), address_kind=kind,
            )  # fmt: skip
        return None
    if match := re.search(r"[ \u00a0](?=\d{3}[ \u00a0]?\d{2}[ \u00a0]+[A-ZÅÄÖ])", last):
        return read_address(", ".join([*before, last[: match.start()], last[match.end() :]]), kind)
    if before and (looks_like_street(before[0]) or kind) and PLACE_NAME.match(last):
        return ContactLine(street=", ".join(before), locality=last, address_kind=kind)
    if looks_like_street(text) or (kind and len(text) <= 80):
        return ContactLine(street=text, address_kind=kind)
    return None


def with_organisation(found: ContactLine | None, name: str) -> ContactLine | None:
    """An address with the name written before it on the same line."""
    if found:
        found.organisation = name
    return found


def looks_like_street(text: str) -> bool:
    """Whether the words are a street with its number, or a box."""
    return STREET.fullmatch(text) is not None or BOX.fullmatch(text) is not None
