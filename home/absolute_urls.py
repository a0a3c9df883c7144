"""URLs with scheme and host, for what leaves the site: feeds, shared links, JSON-LD."""

from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.models import Site


def absolute_url(request: HttpRequest, url: str | None) -> str:
    """Returns the URL as the site's own root sees it; an absolute one comes back as it is."""
    site = Site.find_for_request(request)
    root = site.root_url if site else request.build_absolute_uri("/").rstrip("/")
    if url and url.startswith("/") and not url.startswith("//"):
        return f"{root}{url}"
    return urljoin(f"{root}/", url or "")
