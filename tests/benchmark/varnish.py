"""The documented Varnish in front of the site: answers per second, and how soon it is fresh.

make bench PART=varnish
"""

import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from tests.benchmark.load import measure
from tests.benchmark.publishing import NEW_TITLE, publish
from tests.benchmark.server import copied_database, find_free_port, running_site
from tests.varnish import running_varnish

SECONDS = 5
READS = 1000


def read(url: str) -> str:
    """The page."""
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
        text: str = answer.read().decode()
    return text


def main() -> None:
    """Prints the figures."""
    port = find_free_port()
    front = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory() as folder,
        copied_database() as database,
        running_site(
            "tests.benchmark.site_settings", DATABASE_URL=database, CDN="varnish", CDN_URL=front
        ) as site,
        running_varnish(Path(folder), site.url, port),
    ):
        read(f"{front}/")
        print(f"through Varnish: {measure(f'{front}/', SECONDS):,.0f} answers a second")
        print(f"the site itself: {measure(f'{site.url}/', SECONDS):,.0f} answers a second")
        seen: list[float] = []
        watcher = threading.Thread(target=watch, args=(f"{front}/", seen))
        watcher.start()
        published = publish(database, CDN="varnish", CDN_URL=front)
        stale = sum(NEW_TITLE not in read(f"{front}/") for _ in range(READS))
        watcher.join()
        print(f"visible {seen[0] - published:+.2f} s after publish(); {stale} stale of {READS}")


def watch(url: str, seen: list[float]) -> None:
    """Notes when the new title is there."""
    while NEW_TITLE not in read(url):
        time.sleep(0.005)
    seen.append(time.time())
