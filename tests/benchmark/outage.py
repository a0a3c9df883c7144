"""``python -m tests.benchmark.outage``: what visitors see while PostgreSQL is stopped and started.

The site runs as in production on a PostgreSQL of its own with the demo in it. Readers ask for one
page of each kind all the time; the database is killed in their midst and started again.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit

from tests.benchmark.server import PROJECT_DIR, running_site
from tests.postgres_cluster import find_owner, find_programs, run, running_cluster, start_cluster

SETTINGS = "tests.site_project.page_cache.unhashed_settings"
PAGES = {
    "home": "/",
    "series": "/profiler/",
    "profile": "/profiler/varmdo/",
    "text page": "/om-serien/",
    "list with filter": "/profiler/?lan=01",
    "feed": "/profiler/flode/",
    "sitemap": "/sitemap.xml",
    "API": "/api/v2/pages/",
    "search": "/sok/?q=mentor",
    "unknown page": "/finns-inte/",
    "robots.txt": "/robots.txt",
    "admin": "/admin/login/",
    "health, live": "/health/live",
    "health, ready": "/health/ready",
}
READERS = 8
SECONDS = {"before": 6.0, "away": 14.0, "after": 10.0}


def read(url: str) -> str:
    """The answer in a word or two."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
            answer.read()
            outcome = answer.headers["X-Page-Cache"]
            return f"{answer.status} stale" if outcome == "stale" else str(answer.status)
    except HTTPError as error:
        retry = f" Retry-After {error.headers['Retry-After']}" if error.code == 503 else ""
        return f"{error.code}{retry}"
    except OSError as error:
        return type(error).__name__


def ask_all_the_time(site: str, stop: Event, seen: Counter[tuple[str, str]]) -> None:
    """Reads one page of each kind after the other."""
    while not stop.is_set():
        for kind, path in PAGES.items():
            seen[kind, read(f"{site}{path}")] += 1


def watch(site: str, seconds: float) -> Counter[tuple[str, str]]:
    """Counts what readers see for so long."""
    stop, seen = Event(), Counter[tuple[str, str]]()
    with ThreadPoolExecutor(READERS) as readers:
        for _ in range(READERS):
            readers.submit(ask_all_the_time, site, stop, seen)
        time.sleep(seconds)
        stop.set()
    return seen


@contextmanager
def demo_site(folder: Path) -> Iterator[tuple[str, str]]:
    """A site with the demo on PostgreSQL: where it answers, and the socket's folder."""
    with running_cluster(folder) as database:
        values = {"DATABASE_URL": database, "MEDIA_ROOT": str(folder / "media")}
        for command in ("migrate", "load_demo"):
            subprocess.run(
                [sys.executable, "manage.py", command, "--verbosity", "0"],
                cwd=PROJECT_DIR,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, **values}
                | {"SECRET_KEY": "only-for-this-run", "ALLOWED_HOSTS": "127.0.0.1"},
                check=True,
            )
        with running_site(SETTINGS, 2, **values) as site:
            yield site.url, unquote(urlsplit(database).netloc.split("@")[1])


def main() -> None:
    """Prints a table: kind of page, and how often each answer was given before, while and after."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        programs, owner, data = find_programs(), find_owner(), folder / "postgres"
        with demo_site(folder) as (site, socket):
            seen = {"before": watch(site, SECONDS["before"])}
            run(owner, programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
            seen["away"] = watch(site, SECONDS["away"])
            start_cluster(programs, Path(socket), data, owner)
            time.sleep(3)
            seen["after"] = watch(site, SECONDS["after"])
    for kind in PAGES:
        told = [
            ", ".join(
                f"{answer} × {count}" for (of, answer), count in seen[when].items() if of == kind
            )
            for when in SECONDS
        ]
        print(f"{kind:18} | " + " | ".join(told))


if __name__ == "__main__":
    main()
