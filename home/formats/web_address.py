"""Web addresses: ``https://`` added when missing, tracking parameters removed."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_validate = URLValidator(schemes=["http", "https"])
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:(?!\d)", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|_hs(enc|mi)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Returns the address with a scheme and without tracking; unreadable text is returned as is."""
    address = text.strip()
    if not address:
        return ""
    if address.startswith("//"):
        address = f"https:{address}"
    elif not _HAS_SCHEME.match(address):
        address = f"https://{address}"
    try:
        return _without_tracking(address)
    except ValueError:
        return address


@lru_cache(maxsize=1000)
def is_valid(text: str) -> bool:
    """Tells whether the text is a complete http or https address."""
    try:
        _validate(text)
    except ValidationError:
        return False
    return True


def display(address: str) -> str:
    """Returns the address as print shows it: no scheme, no final slash."""
    return re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")


def domain(address: str) -> str:
    """Returns the lower-case domain without ``www.``, or an empty string."""
    try:
        host = urlsplit(tidy(address)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _without_tracking(address: str) -> str:
    parts = urlsplit(address)
    if not _TRACKING.search(parts.query):
        return address
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    ]
    return urlunsplit(parts._replace(query=urlencode(kept)))
