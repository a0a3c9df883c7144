"""Web addresses as they stand in running text, with or without a scheme."""

import re
from urllib.parse import urlsplit

TOP_LEVEL = "se|nu|com|org|net|eu|info|stockholm|example"
BARE_ADDRESS = re.compile(
    rf"(?<![\w@.-])(?:https?://)?(?:[a-zåäöéü0-9](?:[a-zåäöéü0-9-]{{0,61}}[a-zåäöéü0-9])?\.){{1,4}}"
    rf"(?:{TOP_LEVEL})\b(?!@)(?::\d{{2,5}})?(?:[/?#][^\s<>\"”]*)?",
    re.IGNORECASE,
)
SCHEME_ADDRESS = re.compile(r"https?://[^\s<>\"”]+", re.IGNORECASE)
TRAILING = ".,;:!?)»”\"'"


def find_addresses(text: str) -> list[str]:
    """Every web address in a text, as written, in order; e-mail addresses are none."""
    found = [match.group().rstrip(TRAILING) for match in BARE_ADDRESS.finditer(text)]
    return found or [match.group().rstrip(TRAILING) for match in SCHEME_ADDRESS.finditer(text)]


def is_address(text: str) -> bool:
    """Whether a text is one web address and nothing else."""
    match = BARE_ADDRESS.fullmatch(text.rstrip(TRAILING)) or SCHEME_ADDRESS.fullmatch(text)
    return match is not None


def with_scheme(address: str) -> str:
    """The address as a link; https is assumed when no scheme is written."""
    if re.match(r"https?://", address, re.IGNORECASE):
        return address
    return f"https://{address}"


def host_of(address: str) -> str:
    """The host of an address without ``www.``, or nothing."""
    try:
        host = urlsplit(with_scheme(address)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def has_path(address: str) -> bool:
    """Whether the address leads further than to a front page."""
    try:
        parts = urlsplit(with_scheme(address))
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
