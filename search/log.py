"""Counts what visitors search for, so that editors see what they miss.

No personal data: neither URL nor time of a single search is kept, and a query that looks like
somebody's number or e-mail address is not counted at all. Neither are robots, nor editors, who
follow the report's own links to see what visitors find. A visitor never waits for the counting: if
the database is busy the search goes uncounted.
"""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from search.analysis.characters import clean, lower
from search.models import LONGEST_LOGGED, SearchLog

_MOST_ROWS = 20_000
_CLEANING_CHANCE = 0.01
_LONGEST_WAIT_MS = 50
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|scan", re.IGNORECASE)
_PERSONAL = re.compile(r"@|(?:\d[\s.-]?){6}")


def count_search(query: str, hits: int, request: HttpRequest) -> None:
    """Counts one search, if it is a person's and says nothing about one."""
    words = " ".join(lower(clean(query)).split())
    if not _is_counted(words, request):
        return
    try:
        with _short_wait(), transaction.atomic():
            _count(words, hits)
    except DatabaseError:
        return


def forget_old_searches() -> int:
    """Deletes what nobody has searched for during the time that searches are kept."""
    oldest = timezone.now() - timedelta(days=settings.SEARCH_LOG_DAYS)
    deleted, _ = SearchLog.objects.filter(last_seen__lt=oldest).delete()
    return deleted


def _is_counted(words: str, request: HttpRequest) -> bool:
    return (
        0 < len(words) <= LONGEST_LOGGED
        and any(letter.isalnum() for letter in words)
        and not _PERSONAL.search(words)
        and not _ROBOT.search(request.headers.get("User-Agent", ""))
        and not request.user.has_perm("wagtailadmin.access_admin")
    )


def _count(words: str, hits: int) -> None:
    now = timezone.now()
    row = SearchLog.objects.filter(words=words)
    if row.update(count=F("count") + 1, hits=hits, last_seen=now):
        return
    new = SearchLog(words=words, hits=hits, last_seen=now)
    SearchLog.objects.bulk_create([new], ignore_conflicts=True)
    if random.random() < _CLEANING_CHANCE:
        forget_old_searches()
        _keep_newest()


def _keep_newest() -> None:
    """Bounds the table, whatever strangers invent."""
    surplus = SearchLog.objects.order_by("-last_seen").values_list("pk", flat=True)[_MOST_ROWS:]
    SearchLog.objects.filter(pk__in=list(surplus)).delete()


@contextmanager
def _short_wait() -> Iterator[None]:
    """Makes SQLite give up soon when another process is writing."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        configured = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {_LONGEST_WAIT_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(configured)}")
