"""Tells the cache in front of the site, Varnish or a CDN, that what it holds is outdated.

``ContentVersion`` remembers which token the cache has heard of, so that nothing is lost when a
purge fails or its process is killed: until the cache has been told, answers may be kept for
seconds only, and every process that notices tries again. ``settings.CDN`` names the cache; the
backends are those of ``wagtail.contrib.frontend_cache``, taught to outdate everything at once.
"""

import logging
import threading
from collections.abc import Iterable

import requests
from django.conf import settings
from django.db import Error, connection
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.backends.cloudflare import CloudflareBackend
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from home.models import ContentVersion
from site_project.page_cache.lifetimes import cache_control

logger = logging.getLogger(__name__)

TAG_HEADER = "Surrogate-Key"
TAG = "site"
VERSION_HEADER = "X-Content-Version"
WITHDRAWN_HEADER = "X-Withdrawn"

TIMEOUT = 1  # second: an editor waits for the first attempt
PAUSES = (1, 2, 4, 8, 15, 30, 60)  # seconds between attempts; the last one goes on


class PurgeError(Exception):
    """The cache in front did not confirm that it has forgotten."""


class VarnishBackend(HTTPBackend):
    """Varnish with the configuration in ``docs/varnish.vcl``."""

    def purge_all(self, token: str, *, withdrawn: bool) -> None:
        """Outdates everything; what was only published over may be shown when the site is down."""
        headers = {VERSION_HEADER: token, TAG_HEADER: TAG}
        if withdrawn:
            headers[WITHDRAWN_HEADER] = "1"
        url = f"{self.cache_scheme}://{self.cache_netloc}/"
        _confirmed(requests.request("PURGE", url, headers=headers, timeout=TIMEOUT))


class CloudflarePurgeBackend(CloudflareBackend):
    """Cloudflare; every plan of it can forget a whole zone."""

    def purge_all(self, token: str, *, withdrawn: bool) -> None:
        """Forgets everything."""
        headers = {"Authorization": f"Bearer {self.cloudflare_token}"}
        url = self.cloudflare_purge_endpoint_url
        body = {"purge_everything": True}
        _confirmed(requests.post(url, json=body, headers=headers, timeout=TIMEOUT))


def _confirmed(response: requests.Response) -> None:
    if response.status_code != 200:
        raise PurgeError(f"answered {response.status_code}")


def headers(status: int, token: str, *, has_been_told: bool) -> dict[str, str]:
    """What an answer says to the cache in front; nothing without one."""
    if not settings.CDN:
        return {}
    return {
        "Cache-Control": cache_control(status, has_been_told=has_been_told),
        TAG_HEADER: TAG,
        VERSION_HEADER: token,
    }


def tell(*, withdrawn: bool = False) -> None:
    """Outdates what the cache in front holds, now; tries again in the background if that fails."""
    if settings.CDN and not _attempt(withdrawn=withdrawn):
        tell_later()


def tell_later() -> None:
    """Begins to try again, unless this process is at it already."""
    if _retrying.acquire(blocking=False):
        threading.Thread(target=_retry, name="purge", daemon=True).start()


_retrying = threading.Lock()


def _retry(pauses: Iterable[float] = PAUSES) -> None:
    wait = threading.Event().wait
    try:
        for pause in _repeating_last(pauses):
            wait(pause)
            # What was withdrawn in the meantime is not known here: nothing may be shown any more.
            if _attempt(withdrawn=True):
                return
    finally:
        _retrying.release()
        connection.close()


def _repeating_last(pauses: Iterable[float]) -> Iterable[float]:
    for pause in pauses:
        yield pause
    while True:
        yield pause


def _attempt(*, withdrawn: bool) -> bool:
    """Tells every cache; true when nothing is left to tell."""
    try:
        state = ContentVersion.state()
        if state is None or state[1]:
            return state is not None
        token, _ = state
        for backend in get_backends(settings.WAGTAILFRONTENDCACHE).values():
            _purge(backend, token, withdrawn=withdrawn)
        ContentVersion.note_told(token)
    except (PurgeError, requests.RequestException, Error) as error:
        logger.warning("The cache in front has not been told of a publication: %s", error)
        return False
    return True


def _purge(backend: BaseBackend, token: str, *, withdrawn: bool) -> None:
    backend.purge_all(token, withdrawn=withdrawn)  # type: ignore[attr-defined]
