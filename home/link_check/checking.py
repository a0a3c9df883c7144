"""Goes through the links of all live pages, politely, and keeps what they answer."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.utils import timezone
from wagtail.models import Page, Site

from home.link_check.client import Answer, LinkClient
from home.link_check.links import Link, outer_links
from home.models import CheckedLink

MOST_LINKS = 2000
# Seconds between two questions to one server.
PAUSE = 1.0
# What has not had its turn by then is asked first the next night.
MOST_SECONDS = 2 * 60 * 60

Ask = Callable[[str], Answer]


def links_by_page() -> dict[Page, list[Link]]:
    """Returns the links of each live page that visitors read, each URL of a page once."""
    found: dict[Page, list[Link]] = {}
    own_hosts = {site.hostname for site in Site.objects.all()}
    for page in Page.objects.live().public().order_by("pk").specific().iterator():
        links = {link.url: link for link in outer_links(page) if _host(link.url) not in own_hosts}
        found[page] = list(links.values())
    return found


def check_links(
    ask: Ask | None = None, most: int = MOST_LINKS, pause: float = PAUSE
) -> list[CheckedLink]:
    """Asks every URL once and stores the answers; returns the links that are broken now.

    When there are more than the bound, those that have waited longest since they were last asked
    come first, so that every link has its turn within some nights.
    """
    ask = ask or LinkClient().ask
    pages = links_by_page()
    _forget_what_is_gone(pages)
    answers = _ask_politely(_by_waiting(pages)[:most], ask, pause)
    for page, links in pages.items():
        for link in links:
            if link.url in answers:
                store(page, link, answers[link.url])
    return list(CheckedLink.objects.broken().select_related("page"))


def store(page: Page, link: Link, answer: Answer) -> None:
    """Keeps the answer; the time since when it is so stays as long as the answer does."""
    now = timezone.now()
    known = CheckedLink.objects.filter(page_id=page.pk, url=link.url).first()
    checked = known or CheckedLink(page_id=page.pk, url=link.url, since=now)
    if checked.outcome != answer.outcome:
        checked.since = now
    checked.text = link.text
    checked.outcome, checked.status = answer.outcome, answer.status
    checked.moved_to, checked.checked_at = answer.moved_to, now
    checked.save()


def _by_waiting(pages: dict[Page, list[Link]]) -> list[str]:
    urls = dict.fromkeys(link.url for links in pages.values() for link in links)
    asked = dict(CheckedLink.objects.order_by("checked_at").values_list("url", "checked_at"))
    never = datetime(2000, 1, 1, tzinfo=UTC)
    return sorted(urls, key=lambda url: asked.get(url, never))


def _ask_politely(urls: Iterable[str], ask: Ask, pause: float) -> dict[str, Answer]:
    """Asks the servers in turn, each not more often than the pause says."""
    by_host: dict[str, deque[str]] = {}
    for url in urls:
        by_host.setdefault(_host(url), deque()).append(url)
    latest = time.monotonic() + MOST_SECONDS
    answers: dict[str, Answer] = {}
    next_time: dict[str, float] = {}
    while by_host and time.monotonic() < latest:
        for host in list(by_host):
            time.sleep(max(0.0, next_time.get(host, 0.0) - time.monotonic()))
            url = by_host[host].popleft()
            answers[url] = ask(url)
            next_time[host] = time.monotonic() + pause
            if not by_host[host]:
                del by_host[host]
    return answers


def _forget_what_is_gone(pages: dict[Page, list[Link]]) -> None:
    kept = {(page.pk, link.url) for page, links in pages.items() for link in links}
    rows = CheckedLink.objects.values_list("pk", "page_id", "url")
    gone = [pk for pk, page_id, url in rows if (page_id, url) not in kept]
    for start in range(0, len(gone), 500):
        CheckedLink.objects.filter(pk__in=gone[start : start + 500]).delete()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
