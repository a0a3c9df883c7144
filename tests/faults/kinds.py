"""The faults: each breaks something for as long as its block lasts."""

import os
import random
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from threading import Event, Thread
from urllib.parse import urlsplit

from tests.faults.people import read
from tests.faults.site import FaultySite

KILLS = 3
SLOW_VISITORS = 100
HUGE = 1024**3


class SkippedError(Exception):
    """This machine does not let us break that; says why."""


@contextmanager
def nothing(_site: FaultySite) -> Iterator[None]:
    """Many people, and nothing broken."""
    yield


@contextmanager
def killed_processes(site: FaultySite) -> Iterator[None]:
    """Kills all processes at once, again and again, in whatever they are doing: publishing, too."""
    for _ in range(KILLS):
        for worker in site.workers():
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        read(f"{site.url}/")
        time.sleep(1 + 3 * random.random())
    yield


@contextmanager
def stopped_database(site: FaultySite) -> Iterator[None]:
    """PostgreSQL is killed, and started again."""
    site.postgres.stop()
    yield
    site.postgres.start()


@contextmanager
def stopped_redis(site: FaultySite) -> Iterator[None]:
    """Redis is killed, and started again with nothing in it."""
    if not site.redis:
        raise SkippedError("redis-server or Python's redis is not installed (EXTRAS=redis)")
    site.redis.stop()
    yield
    site.redis.start()


@contextmanager
def hanging_redis(site: FaultySite) -> Iterator[None]:
    """Redis takes connections and says nothing."""
    if not site.redis:
        raise SkippedError("redis-server or Python's redis is not installed (EXTRAS=redis)")
    site.redis.process.send_signal(signal.SIGSTOP)
    yield
    site.redis.process.send_signal(signal.SIGCONT)


@contextmanager
def hanging_mail(site: FaultySite) -> Iterator[None]:
    """The mail server takes connections and says nothing."""
    site.mail.hangs.set()
    yield
    site.mail.hangs.clear()


@contextmanager
def full_media(site: FaultySite) -> Iterator[None]:
    """No room for pictures."""
    if not site.media_disk.is_mounted:
        raise SkippedError("mounting a disk is refused here (needs root)")
    with site.media_disk.full():
        yield


@contextmanager
def full_database(site: FaultySite) -> Iterator[None]:
    """No room where PostgreSQL writes; it may give up and has to be started again."""
    if not site.database_disk.is_mounted:
        raise SkippedError("mounting a disk is refused here (needs root)")
    with site.database_disk.full():
        yield
    site.postgres.start()


@contextmanager
def slow_visitors(site: FaultySite) -> Iterator[None]:
    """A hundred connections that send a letter a second and never end their request."""
    stop = Event()
    Thread(target=crawl, args=(site.front, stop), daemon=True).start()
    yield
    stop.set()


def connect(url: str) -> socket.socket:
    """A connection to the site, or to the documented proxy before it."""
    import ssl

    where = urlsplit(url)
    plain = socket.create_connection((where.hostname or "", where.port or 80), 10)
    if where.scheme == "http":
        return plain
    return ssl._create_unverified_context().wrap_socket(plain)  # noqa: S323 - of nobody


def crawl(url: str, stop: Event) -> None:
    """Slow visitors; who is turned away comes back."""
    head = b"POST /sok/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
    visitors: list[socket.socket] = []
    while not stop.wait(1):
        while len(visitors) < SLOW_VISITORS:
            visitors.append(connect(url))
            visitors[-1].sendall(head)
        for visitor in [*visitors]:
            try:
                visitor.sendall(b"x")
            except OSError:
                visitors.remove(visitor)
    for visitor in visitors:
        visitor.close()


def posts(length: int, size: int) -> Callable[[FaultySite], AbstractContextManager[None]]:
    """Bodies of ``size`` bytes that are said to have ``length``, to a form and to the login."""

    @contextmanager
    def sent(site: FaultySite) -> Iterator[None]:
        door = site.front if size == HUGE else site.url
        for path in ("/admin/login/", "/sok/", "/api/v2/pages/"):
            Thread(target=pour, args=(door, path, length, size), daemon=True).start()
        yield

    return sent


def pour(url: str, path: str, length: int, size: int) -> None:
    """Sends such a body, until the site has had enough."""
    kind = "multipart/form-data; boundary=x"
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
    block = b"x" * 65536
    with connect(url) as visitor, suppress(OSError):
        visitor.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode())
        visitor.sendall(b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n')
        for _ in range(size // len(block)):
            visitor.sendall(block)


FAULTS: dict[str, Callable[[FaultySite], AbstractContextManager[None]]] = {
    "processes killed": killed_processes,
    "database killed": stopped_database,
    "Redis killed": stopped_redis,
    "Redis hangs": hanging_redis,
    "mail server hangs": hanging_mail,
    "media disk full": full_media,
    "database disk full": full_database,
    "slow visitors": slow_visitors,
    "bodies of 1 GB": posts(HUGE, HUGE),
    "bodies longer than told": posts(1000, 10**7),
    "bodies shorter than told": posts(10**6, 1000),
    "200 readers and 4 editors": nothing,
}
