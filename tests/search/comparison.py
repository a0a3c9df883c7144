"""What a search costs in processor time, one engine beside another. Not a test.

Each engine answers in a process of its own, and they are asked in turn, so that whatever else the
machine does meets all of them alike. The server's process counts on PostgreSQL. An engine is a
name, ``page`` (of results, with facets) or ``stock`` (24 hits of Wagtail's own backend), the folder
of its code, which may be another commit's, and the site that ``tests.search.benchmark`` has kept::

    python -m tests.search.comparison --engine now page . SITE --engine old page ../old OLD_SITE

It prints a table in Markdown. On PostgreSQL ``DATABASE_URL`` names the database of them all.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

QUERIES = (
    "kommun",
    "arbete",
    "Värmdö",
    "varmdo",
    "socialsekreterare",
    "handledning och introduktion",
    "ledig tjänst enhetschef",
    "kommun i skåne län",
    "flextid",
    "familj barn utredning stöd",
    "sosialsekreterare",
    "ekonomiskt bistånd",
)
_ROUNDS = 6


class Engine:
    """A process that answers queries with the processor time that each has taken."""

    def __init__(self, name: str, kind: str, folder: str, site: str) -> None:
        self.name, code = name, str(Path(folder).resolve())
        libraries = os.environ.get("PYTHONPATH", "")
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).resolve(), kind, Path(site).resolve()],
            cwd=code,
            env=os.environ | {"PYTHONPATH": f"{code}:{libraries}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.seconds: list[float] = []

    def ask(self, query: str) -> float:
        """Returns the seconds that an answer has taken."""
        assert self.process.stdin
        assert self.process.stdout
        print(query, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def row(self) -> str:
        """Returns the engine's row of the table, in milliseconds."""
        p95 = statistics.quantiles(self.seconds, n=20)[-1]
        figures = (statistics.median(self.seconds), p95, max(self.seconds))
        return " | ".join(["", self.name, *(f"{1000 * figure:.0f}" for figure in figures), ""])


def main() -> None:
    """Asks every engine every query in turn, once to warm up and then to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", nargs=4, action="append", required=True)
    engines = [Engine(*given) for given in parser.parse_args().engine]
    for counts in [False] + [True] * _ROUNDS:
        for query in QUERIES:
            for engine in engines:
                took = engine.ask(query)
                engine.seconds += [took] * counts
    print("| ms of processor time | p50 | p95 | most |\n|---|--:|--:|--:|")
    for engine in engines:
        print(engine.row().strip())
        engine.process.communicate()


def answer(kind: str, site: Path) -> None:
    """Answers the queries of the standard input, in the engine's own process."""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{site / 'benchmark.sqlite3'}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.search.benchmark_settings"
    import django
    from django.conf import settings

    settings.MEDIA_ROOT = site / "media"
    django.setup()
    ask = _ask_stock() if kind == "stock" else _ask_page()
    for line in sys.stdin:
        before = _processor_seconds()
        ask(line.strip())
        print(_processor_seconds() - before, flush=True)


def _ask_page() -> Callable[[str], object]:
    from django.test import Client

    client = Client()
    return lambda query: client.get("/sok/", {"q": query})


def _ask_stock() -> Callable[[str], object]:
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    from tests.search.benchmark_stock import BACKEND

    backend = get_search_backend(BACKEND)
    return lambda query: list(backend.search(query, Page.objects.live())[:24])


def _processor_seconds() -> float:
    """Returns the time of this process and of the server's process that answers it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(server.read_text().split()[0]) / 1e9


if __name__ == "__main__":
    if sys.argv[1:2] in (["page"], ["stock"]):
        answer(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
