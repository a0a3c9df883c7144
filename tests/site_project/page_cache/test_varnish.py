"""The documented Varnish in front of the site: fresh at once, and there when the site is not."""

import os
import signal
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPMessage
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.benchmark.server import PATIENCE, RunningSite, find_free_port, running_site
from tests.site_project.page_cache.test_processes import NEW_TITLE, SETTINGS, publish
from tests.varnish import running_varnish

READS, READERS = 1_000, 4
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def port() -> int:
    return find_free_port()


@pytest.fixture
def values(database_url: str, port: int) -> dict[str, str]:
    """The environment of the site and of whoever publishes."""
    url = f"http://127.0.0.1:{port}"
    return {"DATABASE_URL": database_url, "CDN": "varnish", "CDN_URL": url}


@pytest.fixture
def site(values: dict[str, str]) -> Iterator[RunningSite]:
    with running_site(SETTINGS, 2, **values) as site:
        yield site


@pytest.fixture
def front(site: RunningSite, port: int, tmp_path: Path) -> Iterator[str]:
    with running_varnish(tmp_path, site.url, port) as url:
        yield url


def read(url: str, **headers: str) -> tuple[int, str, HTTPMessage]:
    request = urllib.request.Request(url, headers=headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, answer.read().decode(), answer.headers
    except HTTPError as error:
        return error.code, error.read().decode(), error.headers


class VarnishTests:
    def test_a_publication_is_seen_at_once(self, front: str, values: dict[str, str]) -> None:
        urls = [f"{front}/", f"{front}/?utm_source=brev&fbclid=x"]
        for url in urls * 2:
            _, before, headers = read(url)
        assert headers["X-Cache"] == "hit"
        assert NEW_TITLE not in before
        with Reading(urls[0]):
            publish(values)
        with ThreadPoolExecutor(READERS) as readers:
            after = list(readers.map(read, (urls * READS)[:READS]))
        assert [text for _, text, _ in after if NEW_TITLE not in text] == []
        assert [h["X-Cache"] for _, _, h in after].count("hit") > READS - 10

    def test_browsers_ask_each_time_and_learn_nothing_of_the_inside(self, front: str) -> None:
        _, _, headers = read(f"{front}/")
        assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        for name in ("Surrogate-Key", "xkey", "X-Content-Version", "Via"):
            assert name not in headers

    def test_personal_answers_never_enter(self, front: str) -> None:
        for _ in range(3):
            for path in ("/admin/login/", "/sok/?q=skola", "/health/ready"):
                assert read(f"{front}{path}")[2]["X-Cache"] == "miss", path
            assert read(f"{front}/", Cookie="sessionid=x")[2]["X-Cache"] == "miss"

    def test_visitors_read_on_while_the_site_is_down(
        self, front: str, site: RunningSite, values: dict[str, str]
    ) -> None:
        read(f"{front}/")
        publish(values)
        read(f"{front}/")
        os.kill(site.process, signal.SIGTERM)
        wait_until_down(site.url)
        time.sleep(4)  # until the probe has noticed
        status, text, _ = read(f"{front}/")
        assert status == 200
        assert NEW_TITLE in text
        assert read(f"{front}/profiler/finns-inte/")[0] == 503


class Reading:
    """Somebody who reads without pause, so that a page is on its way when it is outdated."""

    def __init__(self, url: str) -> None:
        self.url, self.stop = url, threading.Event()
        self.thread = threading.Thread(target=self.read)

    def read(self) -> None:
        while not self.stop.is_set():
            read(self.url)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_error: object) -> None:
        self.stop.set()
        self.thread.join()


def wait_until_down(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310
        except OSError:
            return
        time.sleep(0.1)
