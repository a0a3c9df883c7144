"""The proxy of docs/production.md, run as Debian packs it, in front of a site."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

PROJECT_DIR = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds for nginx to start and to stop, on a busy machine
BLOCK = re.compile(r"```nginx\n(.*?)```", re.S)
# Debian keeps it where only root's PATH leads.
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])

# What Debian's own nginx.conf says around a site, kept to one folder and one process.
AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream machines {{ {machines} }}
    {site}
}}
"""


def find_nginx() -> str | None:
    """The program."""
    return shutil.which("nginx", path=PLACES)


def documented_site() -> str:
    """The configuration that the documentation tells to use."""
    match = BLOCK.search((PROJECT_DIR / "docs" / "production.md").read_text())
    assert match, "docs/production.md has no nginx configuration"
    return match[1]


def place_here(site: str, folder: Path, ports: dict[int, int], backend: str) -> str:
    """The configuration with ports, certificate and URL of this machine, else untouched."""
    changes = [
        *((rf"listen {old}\b", f"listen 127.0.0.1:{new}") for old, new in ports.items()),
        *((rf"listen \[::\]:{old}\b", f"listen [::1]:{new}") for old, new in ports.items()),
        (r"/etc/letsencrypt/live/[^/]+", str(folder)),
        (r"http://127\.0\.0\.1:8000", backend),
    ]
    for pattern, here in changes:
        site, count = re.subn(pattern, here, site)
        assert count, f"docs/production.md has no {pattern}"
    return site


def make_certificate(folder: Path) -> None:
    """A certificate of nobody, for an hour."""
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=example.se",
    ]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run([*command, *files], check=True, capture_output=True)


@contextmanager
def running_proxy(folder: Path, machines: list[str], ports: dict[int, int]) -> Iterator[None]:
    """Runs the documented proxy before the sites; ``ports`` says where 80 and 443 are here."""
    program = find_nginx()
    assert program, "nginx saknas. Installera det: apt-get install nginx"
    make_certificate(folder)
    site = place_here(documented_site(), folder, ports, "http://machines")
    servers = " ".join(f"server {urlsplit(machine).netloc};" for machine in machines)
    configuration = folder / "nginx.conf"
    configuration.write_text(AROUND.format(folder=folder, site=site, machines=servers))
    errors = folder / "errors.log"
    server = subprocess.Popen([program, "-e", errors, "-p", folder, "-c", configuration])
    try:
        wait_for(server, ports[80], errors)
        yield
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_for(server: subprocess.Popen, port: int, errors: Path) -> None:
    """Returns when the proxy answers."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            HTTPConnection("127.0.0.1", port, timeout=PATIENCE).request("HEAD", "/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"nginx did not start: {errors.read_text()}")
