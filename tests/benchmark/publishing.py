"""How long a publication takes to be seen, and whether any reader gets the old page after it.

Readers ask for the first page without pause while another process publishes it with a new title.
A read is stale when it began after ``publish()`` had returned and still shows the old title.
"""

import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.benchmark.middleware import PROCESS_HEADER
from tests.benchmark.server import PROJECT_DIR

READERS = 4
READS = 1000
NEW_TITLE = "Rubriken som alla processer ska visa"
PUBLISH = f"""
import time
from home.models import HomePage
page = HomePage.objects.get()
page.title = {NEW_TITLE!r}
revision = page.save_revision()
revision.publish()
print("published", time.time())
"""


@dataclass(frozen=True)
class Read:
    """One answer: when it was asked for and there, who gave it, and whether it was new."""

    began: float
    ended: float
    process: str
    is_new: bool


@dataclass(frozen=True)
class Publication:
    """What the readers saw; ``seconds`` until the last process showed it."""

    processes: int
    reads: int
    stale: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"publication: {self.stale} stale of {self.reads} reads after it, answered by "
            f"{self.processes} processes; the last of them had it after {self.seconds:.2f} s"
        )


def measure_publication(site: str, database_url: str) -> Publication:
    """Publishes while readers read, and counts what they got."""
    reads: list[Read] = []
    with readers(f"{site}/", reads):
        published = publish(database_url)
        wait_for_reads(reads, published)
    return summed_up(reads, published)


def summed_up(reads: list[Read], published: float) -> Publication:
    """Counts the first thousand reads that began after the publication."""
    after = sorted((read for read in reads if read.began > published), key=lambda read: read.began)
    counted = after[:READS]
    first_new = {
        process: min(read.ended for read in reads if read.process == process and read.is_new)
        for process in {read.process for read in counted}
    }
    stale = sum(not read.is_new for read in counted)
    seconds = max(0.0, max(first_new.values()) - published)
    return Publication(len(first_new), len(counted), stale, seconds)


@contextmanager
def readers(url: str, reads: list[Read]) -> Iterator[None]:
    """Reads in several threads until the block ends."""
    stop = threading.Event()
    threads = [threading.Thread(target=read_until, args=(url, reads, stop)) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def read_until(url: str, reads: list[Read], stop: threading.Event) -> None:
    """One reader."""
    while not stop.is_set():
        began = time.time()
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
            is_new = NEW_TITLE in answer.read().decode()
            process = answer.headers[PROCESS_HEADER]
        reads.append(Read(began, time.time(), process, is_new))


def wait_for_reads(reads: list[Read], published: float) -> None:
    """Returns when enough reads began after the publication, or after a minute."""
    deadline = time.time() + 60
    while sum(read.began > published for read in [*reads]) < READS and time.time() < deadline:
        time.sleep(0.1)


def publish(database_url: str, **environment: str) -> float:
    """Publishes from a process of its own, as an editor's request does, and returns when."""
    said = subprocess.run(
        [sys.executable, "manage.py", "shell", "--command", PUBLISH],
        cwd=PROJECT_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "site_project.settings.development",
            "DATABASE_URL": database_url,
            **environment,
        },
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return float(said.split("published", 1)[1])
