"""Telephone numbers as Swedes write them: the editor's grouping is shown, the number dialled.

One idea of a number for manuscripts, the form, the rules and the page.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from home.formats.text import clean_line

EXTENSION = (
    r"[,;\s\u00a0]*\(?\b(?:ankn?(?:ytn(?:ing)?)?\.?|int(?:ern)?\.?|snr\.?|ext\.?|knappval)"
    r"[\s\u00a0]?:?[\s\u00a0]?\d{1,6}\)?"
)
"""A pattern of an extension behind a switchboard's number; who answers is asked for it."""

_BEHIND = re.compile(
    rf"{EXTENSION}$|[,;\s]*\(?\b(?:v(?:äxel|x|xl)(?:n|\.)?|direkt|mobil)\)?$|/\s?\d{{1,2}}$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[+(\d][\d\s()./+-]*", re.ASCII)
# From a local number without its area code the library would make another one.
_NATIONAL = re.compile(r"\(?0|\+|\(\+")
_E164_OF_SWEDEN = re.compile(r"\+46\d{7,9}")


@lru_cache(maxsize=1000)
def dialled(text: str) -> str:
    """Returns what a telephone dials: ``+46857047000``, ``112``, or an empty string."""
    written = re.sub("[‒–—−]", "-", _BEHIND.sub("", clean_line(text))).replace("\u00a0", " ")
    if not _WRITTEN.fullmatch(written):
        return ""
    try:
        number = phonenumbers.parse(written, "SE")
    except phonenumbers.NumberParseException:
        return ""
    if not _NATIONAL.match(written):
        is_short = phonenumbers.is_valid_short_number_for_region(number, "SE")
        return str(number.national_number) if is_short else ""
    formatted: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code == phonenumbers.country_code_for_region("SE"):
        return formatted if _E164_OF_SWEDEN.fullmatch(formatted) else ""
    return formatted if phonenumbers.is_possible_number(number) else ""


def e164(text: str) -> str:
    """Returns the number as E.164, or an empty string: short numbers have none."""
    number = dialled(text)
    return number if number.startswith("+") else ""


def tidy(text: str) -> str:
    """Returns the number without the ``tel:`` of a copied link; grouping is never changed."""
    written = clean_line(text)
    if not written.lower().startswith("tel:"):
        return written
    return unquote(written[len("tel:") :]).lstrip("/ ")


def is_valid(text: str) -> bool:
    """Tells whether the text is one telephone number that can be dialled."""
    return bool(dialled(text))
