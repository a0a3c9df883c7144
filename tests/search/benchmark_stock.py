"""Wagtail's own backend on the benchmark's site, as far as it gets in a bounded time.

Each question is asked in a process of its own, which is ended when its time is up: a query that
the database is busy with cannot be interrupted from within.
"""

import multiprocessing
import time
from collections.abc import Callable, Sequence

BACKEND = "wagtail.search.backends.database"
_HITS = 24
_MOST_UNFINISHED = 3


def measure_stock(queries: Sequence[str], patience: int, index: Callable[[str], object]) -> None:
    """Prints how long indexing takes, then each query; ``patience`` is in seconds per query."""
    if not _finishes("index everything", lambda: index(BACKEND), 30 * patience):
        return
    unfinished = 0
    for query in queries:
        unfinished += not _finishes(query, lambda query=query: _ask(query), patience)
        if unfinished == _MOST_UNFINISHED:
            print("  stock: the remaining queries are left out", flush=True)
            return


def _ask(query: str) -> None:
    """Searches as the site would with Wagtail's backend: ranked, a page of hits."""
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    list(get_search_backend(BACKEND).search(query, Page.objects.live())[:_HITS])


def _finishes(name: str, work: Callable[[], object], seconds: int) -> bool:
    """Does work in a child, for so long at most; tells whether it got through."""
    from django.db import connections

    connections.close_all()
    child = multiprocessing.get_context("fork").Process(target=_timed, args=(name, work, seconds))
    child.start()
    child.join(seconds)
    if child.is_alive():
        child.kill()
        child.join()
        print(f"  stock: {name}: did not finish in {seconds} s", flush=True)
        return False
    return child.exitcode == 0


def _timed(name: str, work: Callable[[], object], seconds: int) -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        # The server goes on after its client is gone.
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(seconds) * 1000}")
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"  stock: {name}: {took * 1000:.0f} ms", flush=True)
