"""Tells Wagtail where the site is, for the URLs that leave it: canonical links, feeds, mails.

The migrations can't know it and say "localhost". An URL that somebody has set under
"Webbplatser" stays.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

LOCAL_HOSTS = ("localhost", "127.0.0.1")
PORTS = {"http": 80, "https": 443}


def adopt_url(url: str) -> None:
    """Gives the site this URL instead of one that no visitor could reach."""
    parts = urlsplit(url)
    site = Site.objects.filter(is_default_site=True, hostname__in=LOCAL_HOSTS).first()
    if site is None or not parts.hostname:
        return
    wanted = parts.hostname, parts.port or PORTS[parts.scheme]
    if (site.hostname, site.port) != wanted:
        site.hostname, site.port = wanted
        site.save()


def adopt_url_of_environment(**_signal: Any) -> None:
    """Follows SITE_URL after each migration; without it nothing is known."""
    if settings.SITE_ADDRESS:
        adopt_url(settings.SITE_ADDRESS)
