"""Web URLs: ``https://`` added when missing, tracking parameters removed."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_validate = URLValidator(schemes=["http", "https"])
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:(?!\d)", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|_hs(enc|mi)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Returns the URL with a scheme and without tracking; unreadable text is returned as is."""
    url = text.strip()
    if not url:
        return ""
    if url.startswith("//"):
        url = f"https:{url}"
    elif not _HAS_SCHEME.match(url):
        url = f"https://{url}"
    try:
        return _without_tracking(url)
    except ValueError:
        return url


@lru_cache(maxsize=1000)
def is_valid(text: str) -> bool:
    """Tells whether the text is a complete http or https URL."""
    try:
        _validate(text)
    except ValidationError:
        return False
    return True


def display(url: str) -> str:
    """Returns the URL as print shows it: no scheme, no final slash."""
    return re.sub(r"^https?://", "", url, flags=re.IGNORECASE).rstrip("/")


def domain(url: str) -> str:
    """Returns the lower-case domain without ``www.``, or an empty string."""
    try:
        host = urlsplit(tidy(url)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _without_tracking(url: str) -> str:
    parts = urlsplit(url)
    if not _TRACKING.search(parts.query):
        return url
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    ]
    return urlunsplit(parts._replace(query=urlencode(kept)))
