"""Swedish postal codes, kept as ``NNN NN``."""

import re

_POSTAL_CODE = re.compile(r"(\d{3})\s?(\d{2})")


def tidy(text: str) -> str:
    """Returns ``NNN NN`` for five digits with or without the space, else the text itself."""
    stripped = text.strip()
    match = _POSTAL_CODE.fullmatch(stripped)
    return f"{match[1]} {match[2]}" if match else stripped


def is_valid(text: str) -> bool:
    """Tells whether the text is five digits, with or without the space."""
    return _POSTAL_CODE.fullmatch(text.strip()) is not None and text.isascii()
