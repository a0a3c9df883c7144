"""The cache of docs/varnish.vcl, run as Debian packs it, in front of a site."""

import glob
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
VCL = PROJECT_DIR / "docs" / "varnish.vcl"
PATIENCE = 60  # seconds to start and to stop, on a busy machine
# Debian keeps it where only root's PATH leads.
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
MODULES = "/usr/lib/*/varnish/vmods/libvmod_xkey.so"


def find_varnish() -> str | None:
    """The program."""
    return shutil.which("varnishd", path=PLACES)


def has_varnish_modules() -> bool:
    """Whether the modules that the configuration imports are installed."""
    return bool(glob.glob(MODULES))  # noqa: PTH207 - a pattern from the root


def place_here(backend: str) -> str:
    """The documented configuration with the site's address on this machine."""
    url = urlsplit(backend)
    vcl = VCL.read_text()
    for pattern, here in (
        (r'\.host = "[^"]+"', f'.host = "{url.hostname}"'),
        (r'\.port = "[^"]+"', f'.port = "{url.port}"'),
    ):
        vcl, count = re.subn(pattern, here, vcl)
        assert count == 1, f"docs/varnish.vcl has no {pattern}"
    return vcl


@contextmanager
def running_varnish(folder: Path, backend: str, port: int) -> Iterator[str]:
    """Runs the documented cache before ``backend`` and tells where."""
    program = find_varnish()
    assert program, "Varnish saknas. Installera det: apt-get install varnish varnish-modules"
    vcl = folder / "site.vcl"
    vcl.write_text(place_here(backend))
    command = [program, "-F", "-j", "none", "-a", f"127.0.0.1:{port}", "-f", str(vcl)]
    command += ["-n", str(folder / "varnish"), "-s", "default,64m", "-p", "vcc_allow_inline_c=off"]
    log = (folder / "varnish.log").open("w")
    server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_for(server, port, folder / "varnish.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        log.close()


def wait_for(server: subprocess.Popen, port: int, errors: Path) -> None:
    """Returns when the cache answers."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("HEAD", "/health/live")
            connection.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"Varnish did not start: {errors.read_text()}")
