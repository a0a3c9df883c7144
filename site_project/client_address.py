"""The visitor's network address: the one place that knows it, also behind proxies."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

# Of an IPv6 address the first half names the connection; the second half is the visitor's to
# choose, so that counted whole each visitor would have as many addresses as there are guesses.
OWN_CHOICE_BITS = 64


def client_address(request: HttpRequest) -> str | None:
    """Returns the address that limits count by, or None when nothing tells it.

    Each proxy adds the address it was asked from to the end of ``X-Forwarded-For``. Only what our
    own proxies, ``PROXY_COUNT`` of them, have added is believed: the visitor writes the rest.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    count = settings.PROXY_COUNT
    claims = [forwarded[-count]] if 0 < count <= len(forwarded) else []
    for claim in [*claims, request.META.get("REMOTE_ADDR", "")]:
        if address := read_address(claim):
            return address
    return None


def read_address(text: str) -> str | None:
    """Returns the address in its one spelling, of IPv6 the network; None for what is none."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Address(int(address) >> OWN_CHOICE_BITS << OWN_CHOICE_BITS))
