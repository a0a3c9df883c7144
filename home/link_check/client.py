"""One question to another web server: bounded in time and size, and to public addresses alone.

A link is written by an editor and a redirect by a stranger; neither may make the server ask
itself or its neighbours. So each name is looked up once, every address it has must be public, and
the connection goes to the very address that was checked: no second look-up can answer otherwise.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.db.models import TextChoices

USER_AGENT = "Lankkontroll/1.0"
SECONDS = 15.0
MOST_REDIRECTS = 5
# What a URL may hold as it is; anything else an editor typed is written in its percent form.
KEPT = "/%:@!$&'()*+,;=~-._?"
LARGEST_HEAD = 64 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Servers that know the question but not this way of asking it.
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 501, 503})
# The server answers people, but no programs, or asks who is there.
CLOSED_TO_US = frozenset({401, 403, 407, 418, 429, 451, 999})

Lookup = Callable[[str, int], list[str]]
IsPublic = Callable[[str], bool]


class Outcome(TextChoices):
    """What became of a question, and how editors read it."""

    WORKS = "works", "Fungerar"
    MOVED = "moved", "Har flyttat"
    GONE = "gone", "Finns inte längre"
    FAILS = "fails", "Servern svarar med fel"
    SLOW = "slow", "Svarar inte i tid"
    UNREACHABLE = "unreachable", "Går inte att nå"
    CIRCLE = "circle", "Skickar runt i en cirkel"
    PRIVATE = "private", "Leder till ett internt nät"
    UNKNOWN = "unknown", "Går inte att kontrollera"


@dataclass(frozen=True)
class Answer:
    """The outcome, with the last status and, where the page has moved for good, its new URL."""

    outcome: Outcome
    status: int | None = None
    moved_to: str = ""


class PrivateAddressError(Exception):
    """A URL leads, by itself or by a redirect, to an address that is not public."""


def is_public(address: str) -> bool:
    """Tells whether an address is one of the open Internet."""
    ip = ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (mapped is None or mapped.is_global)


def look_up(host: str, port: int) -> list[str]:
    """Returns every address that a name has."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class LinkClient:
    """Asks URLs; what is looked up and what is public can be said otherwise, for tests."""

    def __init__(
        self, seconds: float = SECONDS, lookup: Lookup = look_up, public: IsPublic = is_public
    ) -> None:
        self.seconds = seconds
        self.lookup = lookup
        self.public = public

    def ask(self, url: str) -> Answer:
        """Returns what the URL answers in the end; never raises for anything it may answer."""
        latest = time.monotonic() + self.seconds
        try:
            return self._follow(url, latest)
        except PrivateAddressError:
            return Answer(Outcome.PRIVATE)
        except TimeoutError:
            return Answer(Outcome.SLOW)
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(Outcome.UNREACHABLE)

    def _follow(self, url: str, latest: float) -> Answer:
        seen: set[str] = set()
        moved_to, for_good = "", True
        while url not in seen and len(seen) <= MOST_REDIRECTS:
            seen.add(url)
            status, location = self._status_of(url, latest)
            if status not in REDIRECTS or not location:
                return _judged(status, moved_to)
            url = urljoin(url, location).partition("#")[0]
            for_good = for_good and status in (301, 308)
            moved_to = url if for_good else moved_to
        return Answer(Outcome.CIRCLE, status)

    def _status_of(self, url: str, latest: float) -> tuple[int, str]:
        status, location = self._exchange("HEAD", url, latest)
        if status in ASK_AGAIN:
            status, location = self._exchange("GET", url, latest)
        return status, location

    def _exchange(self, method: str, url: str, latest: float) -> tuple[int, str]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise PrivateAddressError(url)
        host = parts.hostname.encode("idna").decode()
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = self.lookup(host, port)
        if not addresses or not all(map(self.public, addresses)):
            raise PrivateAddressError(url)
        with socket.create_connection((addresses[0], port), _left(latest)) as connection:
            if parts.scheme == "https":
                context = ssl.create_default_context()
                with context.wrap_socket(connection, server_hostname=host) as secure:
                    return _head(secure, _request(method, host, parts), latest)
            return _head(connection, _request(method, host, parts), latest)


def _judged(status: int, moved_to: str) -> Answer:
    if 200 <= status < 400:
        outcome = Outcome.MOVED if moved_to else Outcome.WORKS
        return Answer(outcome, status, moved_to)
    if status in (404, 410):
        return Answer(Outcome.GONE, status)
    return Answer(Outcome.UNKNOWN if status in CLOSED_TO_US else Outcome.FAILS, status)


def _request(method: str, host: str, parts: SplitResult) -> bytes:
    target = quote(parts.path or "/", safe=KEPT)
    if parts.query:
        target += "?" + quote(parts.query, safe=KEPT)
    port = f":{parts.port}" if parts.port else ""
    lines = (
        f"{method} {target} HTTP/1.1",
        f"Host: {host}{port}",
        f"User-Agent: {USER_AGENT}",
        "Accept: */*",
        "Connection: close",
    )
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _head(connection: socket.socket, request: bytes, latest: float) -> tuple[int, str]:
    """Sends the request and reads the answer's head, however slowly it drips; not its body."""
    connection.settimeout(_left(latest))
    connection.sendall(request)
    head = b""
    while b"\r\n\r\n" not in head:
        connection.settimeout(_left(latest))
        part = connection.recv(8192)
        if not part:
            break
        head += part
        if len(head) > LARGEST_HEAD:
            raise http.client.HTTPException("The head of the answer never ends.")
    first, _, rest = head.partition(b"\r\n")
    words = first.split(None, 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():
        raise http.client.BadStatusLine(repr(first[:80]))
    headers = http.client.parse_headers(io.BytesIO(rest))
    return int(words[1]), (headers.get("Location") or "").strip()


def _left(latest: float) -> float:
    left = latest - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
