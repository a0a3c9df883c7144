"""A PostgreSQL of one's own for as long as a test run lasts.

As a program it runs a command beside such a server::

    python -m tests.postgres_cluster pytest

The command finds the server in ``DATABASE_URL``. Nothing else on the machine can reach it: it
listens on a unix socket in a temporary folder, which is removed with everything in it at the end.
With ``--keep FOLDER`` before the command the data lies in that folder and is there the next time.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

# Debian keeps the server's programs out of PATH, one folder per version.
DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")
# PostgreSQL refuses to run as root; the first of these that exists owns the server then.
UNPRIVILEGED_USERS = ("postgres", "nobody")
SUPERUSER = "postgres"
DATABASE = "site"

# The data is thrown away, so nothing has to survive a power cut.
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
)
# Tables of a few rows that each test takes back are neither worth a visit of the vacuum nor a
# statement compiled; a folder that is kept is measured, and has both as a site would.
TEST_OPTIONS = "-c autovacuum=off -c jit=off"


class PostgresMissingError(RuntimeError):
    """No PostgreSQL server programs were found."""


def find_programs() -> Path:
    """The folder with ``initdb`` and ``pg_ctl``: in PATH, or the newest of Debian's."""
    in_path = shutil.which("initdb")
    if in_path:
        return Path(in_path).resolve().parent
    versions = sorted(DEBIAN_PROGRAMS.glob("*/bin/initdb"), key=read_version)
    if not versions:
        raise PostgresMissingError("PostgreSQL's initdb is neither in PATH nor in Debian's folder.")
    return versions[-1].parent


def read_version(initdb: Path) -> int:
    """The 15 of /usr/lib/postgresql/15/bin/initdb."""
    folder = initdb.parent.parent.name
    return int(folder) if folder.isdigit() else 0


def find_owner() -> dict[str, Any]:
    """Arguments for ``subprocess`` that make a command run as somebody who is not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in UNPRIVILEGED_USERS if name in names)
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


@contextmanager
def running_cluster(kept: Path | None = None) -> Iterator[str]:
    """Starts a server, yields its URL for DATABASE_URL and removes every trace afterwards.

    The data of a folder to be kept is shut down in peace and left there.
    """
    programs, owner = find_programs(), find_owner()
    folder = Path(tempfile.mkdtemp(prefix="pg-test-"))
    data = kept.resolve() / "postgres" if kept else folder / "data"
    data.parent.mkdir(parents=True, exist_ok=True)
    if owner:
        shutil.chown(folder, owner["user"], owner["group"])
        shutil.chown(data.parent, owner["user"], owner["group"])
    try:
        options = SERVER_OPTIONS if kept else f"{SERVER_OPTIONS} {TEST_OPTIONS}"
        start_cluster(programs, folder, data, owner, options)
        yield f"postgres://{SUPERUSER}@{quote(str(folder), safe='')}/{DATABASE}"
    finally:
        run(owner, programs / "pg_ctl", "stop", "-D", data, "-m", "fast" if kept else "immediate")
        shutil.rmtree(folder, ignore_errors=True)


def start_cluster(
    programs: Path, folder: Path, data: Path, owner: dict[str, Any], options: str = SERVER_OPTIONS
) -> None:
    """Starts the server on its data; new data is a database that sorts like a Swede."""
    is_new = not (data / "PG_VERSION").exists()
    if is_new:
        create_files(programs, data, owner)
    options = f"{options} -k {folder}"
    log = folder / "log"
    run_checked(owner, programs / "pg_ctl", "start", "-D", data, "-l", log, "-w", "-o", options)
    if is_new:
        run_checked(owner, programs / "createdb", "-h", folder, "-U", SUPERUSER, DATABASE)


def create_files(programs: Path, data: Path, owner: dict[str, Any]) -> None:
    """Makes the files of a server that anybody on this machine's socket may use."""
    locale = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=sv-SE", "--encoding=UTF8")
    run_checked(
        owner,
        programs / "initdb",
        "-D",
        data,
        "-U",
        SUPERUSER,
        "--auth=trust",
        "--no-sync",
        *locale,
    )


def run(owner: dict[str, Any], *command: object) -> subprocess.CompletedProcess[str]:
    """Runs a server program as its owner and keeps what it says."""
    arguments = [str(part) for part in command]
    # pg_ctl's server inherits open files: a pipe would stay open as long as the server lives.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            arguments, stdout=said, stderr=said, cwd="/", check=False, text=True, **owner
        )
        said.seek(0)
        done.stdout = said.read()
    return done


def run_checked(owner: dict[str, Any], *command: object) -> None:
    """Like ``run``, but a failure stops with what the program said."""
    done = run(owner, *command)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}")


def main(command: list[str]) -> int:
    """Runs the command beside a server and returns its exit code."""
    kept = None
    if command[0] == "--keep":
        kept, command = Path(command[1]), command[2:]
    with running_cluster(kept) as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
