"""Addresses with scheme and host, for what leaves the site: feeds, shared links, JSON-LD."""

from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Site


def absolute_address(request: HttpRequest, address: str | None) -> str:
    """Returns the address as the site's own root sees it; an absolute one comes back as it is."""
    site = Site.find_for_request(request)
    root = site.root_url if site else request.build_absolute_uri("/").rstrip("/")
    if address and address.startswith("/") and not address.startswith("//"):
        return f"{root}{address}"
    return urljoin(f"{root}/", address or "")
