"""The site with everything around it that may break: database, Redis, mail server and disks."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

from tests.benchmark.server import PROJECT_DIR, find_free_port, running_site
from tests.nginx import find_nginx, running_proxy
from tests.postgres_cluster import find_owner, find_programs, run, running_cluster, start_cluster

SETTINGS = os.environ.get("DJANGO_SETTINGS_MODULE", "site_project.settings.production")
PASSWORD = "ett-lösenord-bara-här"
EDITORS = 4


class MailServer(ThreadingTCPServer):
    """Takes mail, or says nothing while ``hangs`` is set."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), MailHandler)
        self.hangs = Event()
        Thread(target=self.serve_forever, daemon=True).start()


class MailHandler(StreamRequestHandler):
    """As much of SMTP as a client needs to be content."""

    server: MailServer

    def handle(self) -> None:
        """Greets, and answers each line."""
        if self.server.hangs.is_set():
            time.sleep(60)
            return
        self.wfile.write(b"220 mail.example.se\r\n")
        is_text = False
        for line in self.rfile:
            if is_text and line != b".\r\n":
                continue
            is_text = line.upper().startswith(b"DATA")
            self.wfile.write(b"354 go on\r\n" if is_text else b"250 fine\r\n")
            if line.upper().startswith(b"QUIT"):
                return


class Disk:
    """A folder with a file system of its own, which can be full; needs root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    @property
    def is_mounted(self) -> bool:
        """Whether the machine lets us."""
        return os.path.ismount(self.folder)

    @contextmanager
    def mounted(self) -> Iterator["Disk"]:
        """Mounts it, where that is allowed; else it is a folder like others."""
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=4g", "tmpfs", self.folder],
                check=True,
                capture_output=True,
            )
        try:
            yield self
        finally:
            if self.is_mounted:
                subprocess.run(["umount", "--lazy", self.folder], check=True)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Leaves no room at all: the disk is made as small as what is on it."""
        usage = os.statvfs(self.folder)
        used = (usage.f_blocks - usage.f_bfree) * usage.f_frsize
        self.resize(f"{used // 1024}k")
        try:
            yield
        finally:
            self.resize("4g")

    def resize(self, size: str) -> None:
        """Makes it so big."""
        subprocess.run(["mount", "-o", f"remount,size={size}", self.folder], check=True)


class Redis:
    """A cache that all processes share, which can go."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, find_free_port()

    @staticmethod
    def is_here() -> bool:
        """Whether both the server and Python's client are installed."""
        return bool(which("redis-server") and find_spec("redis"))

    def start(self) -> None:
        """Begins."""
        command = ["redis-server", "--port", str(self.port), "--save", "", "--dir", self.folder]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for_port(self.port)

    def stop(self) -> None:
        """Ends at once."""
        self.process.kill()
        self.process.wait()


class Postgres:
    """The database's server, which can be killed and started again."""

    def __init__(self, data: Path, url: str) -> None:
        self.data, self.socket = data, Path(unquote(urlsplit(url).netloc.split("@")[1]))

    def stop(self) -> None:
        """Ends without writing anything down."""
        run(find_owner(), find_programs() / "pg_ctl", "stop", "-D", self.data, "-m", "immediate")

    def start(self) -> None:
        """Begins; nothing where it runs already."""
        with suppress(RuntimeError):
            start_cluster(find_programs(), self.socket, self.data, find_owner())


@dataclass
class FaultySite:
    """A running site and what is around it; ``front`` is the proxy where there is one."""

    url: str
    process: int
    values: dict[str, str]
    postgres: Postgres
    redis: Redis | None
    mail: MailServer
    media_disk: Disk
    database_disk: Disk
    log: Path
    pages: list[int]
    front: str

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text()
        return [int(child) for child in children.split()]


def wait_for_port(port: int) -> None:
    """Returns when somebody listens."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"Nobody listens on port {port}.")


def environment(database: str, folder: Path) -> dict[str, str]:
    """What the site and whoever prepares it are told."""
    return {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(folder),
        "SECRET_KEY": "only-for-this-run",
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "HTTPS": "off",
        "EMAIL_USE_TLS": "off",
        "EMAIL_HOST": "127.0.0.1",
    }


def prepare(values: dict[str, str]) -> list[int]:
    """Fills the database: the demo, and an editor with a page each; returns the pages' ids."""
    for command in ("migrate", "load_demo"):
        subprocess.run(
            [sys.executable, "manage.py", command, "--verbosity", "0"],
            cwd=PROJECT_DIR,
            env={**os.environ, **values},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    os.environ |= values
    import django

    django.setup()
    return add_editors(EDITORS)


def add_editors(count: int) -> list[int]:
    """Adds users who may do everything, ``redaktör-0`` and so on, with a page for each."""
    from django.contrib.auth.models import User

    from tests.profiles.factories import make_profile

    pages = []
    for number, code in zip(range(count), ("0136", "0120", "0125", "0380"), strict=False):
        name = f"redaktör-{number}"
        User.objects.create_superuser(name, f"r{number}@example.se", PASSWORD)
        pages.append(make_profile(code=code, title=f"{name} börjar").pk)
    return pages


@contextmanager
def faulty_site() -> Iterator[FaultySite]:
    """Runs the site as ``make serve`` does, with a server of its own for each need."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        media_disk = stack.enter_context(Disk(folder / "media").mounted())
        database_disk = stack.enter_context(Disk(folder / "database").mounted())
        database = stack.enter_context(running_cluster(database_disk.folder))
        mail = MailServer()
        values = environment(database, media_disk.folder)
        values["EMAIL_PORT"] = str(mail.server_address[1])
        redis = Redis(folder) if Redis.is_here() else None
        if redis:
            redis.start()
            stack.callback(redis.stop)
            values["CACHE_URL"] = f"redis://127.0.0.1:{redis.port}/0"
        pages = prepare(values)
        log = folder / "log"
        server = stack.enter_context(running_site(SETTINGS, 2, log, **values))
        site = FaultySite(
            url=server.url,
            process=server.process,
            values=values,
            postgres=Postgres(database_disk.folder / "postgres", database),
            redis=redis,
            mail=mail,
            media_disk=media_disk,
            database_disk=database_disk,
            log=log,
            pages=pages,
            front=server.url,
        )
        if find_nginx():
            ports = {80: find_free_port(), 443: find_free_port()}
            stack.enter_context(running_proxy(folder, [server.url], ports))
            site.front = f"https://127.0.0.1:{ports[443]}"
        yield site
