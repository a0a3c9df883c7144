"""gunicorn on a free port, for as long as it is needed."""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent
SMALLEST = "/robots.txt"  # answered without middleware and with an empty database, too
PATIENCE = 120  # seconds for the workers to start and to stop, on a busy machine


@dataclass(frozen=True)
class RunningSite:
    """Where a site answers, and the process that began it."""

    url: str
    process: int


def find_free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def copied_database() -> Iterator[str]:
    """The URL of a copy of the development database, so that measuring changes nothing."""
    url = os.environ.get("DATABASE_URL", f"sqlite:///{PROJECT_DIR / 'db.sqlite3'}")
    if not url.startswith("sqlite:///"):
        raise SystemExit("make bench measures on SQLite: run it without DATABASE_URL.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        with (
            closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as original,
            closing(sqlite3.connect(copy)) as target,
        ):
            original.backup(target)
        yield f"sqlite:///{copy}"


@contextmanager
def running_site(
    settings: str, processes: int = 2, log: Path | None = None, **environment: str
) -> Iterator[RunningSite]:
    """Serves the site with the settings, tells where, and stops it; what it says goes to a file."""
    port = find_free_port()
    values = {
        "DJANGO_SETTINGS_MODULE": settings,
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "off",
        "SERVE_MEDIA": "on",
        "LOG_LEVEL": "ERROR",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(processes),
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:site_project.gunicorn"]
        + ["--log-level", "error"],
        cwd=PROJECT_DIR,
        env={**os.environ, **values, **environment},
        stderr=log.open("w") if log else None,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}{SMALLEST}", server)
        yield RunningSite(url, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Returns when the server answers 200."""
    # As a proxy says; a site that demands HTTPS would lead elsewhere.
    request = urllib.request.Request(url, headers={"X-Forwarded-Proto": "https"})  # noqa: S310
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer at {url}.")
