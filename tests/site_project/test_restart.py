"""A restart as systemd does it, with its socket: who asks meanwhile waits, nobody is refused."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter

import pytest

from tests.benchmark.server import PATIENCE, PROJECT_DIR, wait_for

RESTARTS, READERS = 2, 4
# What systemd does with a socket unit: the third descriptor is the socket, and it says for whom.
START = (
    "export LISTEN_PID=$$ LISTEN_FDS=1; "
    f"exec {sys.executable} -m gunicorn -c python:site_project.gunicorn --log-level error"
)


def start(listener: socket.socket, url: str) -> subprocess.Popen:
    """Starts the server on a socket that is there before it and after it."""
    values = {
        "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
        "DATABASE_URL": url,
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "off",
        "LOG_LEVEL": "ERROR",
        "WEB_CONCURRENCY": "2",
    }
    return subprocess.Popen(
        ["/bin/sh", "-c", START],
        cwd=PROJECT_DIR,
        env={**os.environ, **values},
        close_fds=False,
        preexec_fn=lambda: os.dup2(listener.fileno(), 3),
    )


def read_until(stop: threading.Event, url: str, answers: Counter, waits: list[float]) -> None:
    """Asks again and again, each time on a connection of its own, as the proxy does."""
    while not stop.is_set():
        started = time.monotonic()
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310
                answer.read()
                answers[answer.status] += 1
        except OSError as error:
            answers[repr(error)] += 1
        waits.append(time.monotonic() - started)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_answer_fails_while_the_site_restarts_under_load(database_url: str) -> None:
    answers: Counter = Counter()
    waits: list[float] = []
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/health/ready"
        server = start(listener, database_url)
        wait_for(url, server)
        readers = [
            threading.Thread(target=read_until, args=(stop, url, answers, waits))
            for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        for _restart in range(RESTARTS):
            time.sleep(1)
            server.terminate()
            assert server.wait(PATIENCE) == 0
            server = start(listener, database_url)
            wait_for(url, server)
        stop.set()
        for reader in readers:
            reader.join()
        server.terminate()
        server.wait(PATIENCE)
    print(f"{answers}, the longest wait {max(waits):.1f} s")
    assert set(answers) == {200}
    assert answers[200] > 20
