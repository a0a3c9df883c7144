"""Swedish telephone numbers: the editor's grouping is shown, E.164 is dialled."""

import re
from functools import lru_cache

import phonenumbers

_E164 = re.compile(r"\+46\d{7,9}")
_WRITTEN = re.compile(r"[+\d][\d\s()./\-–]*", re.ASCII)
_SPACES = re.compile(r"[\u00a0\u2007\u202f]")


@lru_cache(maxsize=1000)
def e164(text: str) -> str:
    """Returns the number as E.164 (``+46857047000``), or an empty string when it is none.

    Accepts national and international writing with spaces, hyphens, dots,
    slashes or parentheses, and 7–9 digits after the leading zero.
    """
    written = _SPACES.sub(" ", text.strip())
    if not _WRITTEN.fullmatch(written):
        return ""
    try:
        number = phonenumbers.parse(written.replace("–", "-"), "SE")
    except phonenumbers.NumberParseException:
        return ""
    formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return formatted if _E164.fullmatch(formatted) else ""


def tidy(text: str) -> str:
    """Returns the number without the ``tel:`` of a copied link; grouping is never changed."""
    return re.sub(r"^tel:\s*", "", text.strip(), flags=re.IGNORECASE)


def is_valid(text: str) -> bool:
    """Tells whether the text is one Swedish telephone number."""
    return bool(e164(text))
