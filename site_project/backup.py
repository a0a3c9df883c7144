"""A copy of everything editors have made: the database and the media folder.

A backup is a folder with ``database.sqlite3`` or ``database.dump`` (PostgreSQL's custom format)
and ``media.tar.gz``. The site may go on working while it is written; for restoring it should stand
still.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

SQLITE_COPY = "database.sqlite3"
POSTGRESQL_COPY = "database.dump"
MEDIA_COPY = "media.tar.gz"
# Refuses archives that reach outside their folder; Python has this since 3.11.4.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}

ENGINE_SQLITE = "django.db.backends.sqlite3"


class BackupError(Exception):
    """A backup could not be written or read; the text says why."""


def write_backup(database: Mapping[str, Any], media: Path, folder: Path) -> None:
    """Writes the database and the media below ``media`` into the new ``folder``."""
    # Private: the database holds password hashes and editors' names.
    folder.mkdir(parents=True, mode=0o700)
    if database["ENGINE"] == ENGINE_SQLITE:
        copy_sqlite(Path(database["NAME"]), folder / SQLITE_COPY)
    else:
        run_postgresql(
            "pg_dump",
            *describe_connection(database),
            "--format=custom",
            f"--file={folder / POSTGRESQL_COPY}",
            password=database["PASSWORD"],
        )
    with tarfile.open(folder / MEDIA_COPY, "w:gz") as archive:
        if media.is_dir():
            archive.add(media, arcname=".")


def restore_backup(database: Mapping[str, Any], media: Path, folder: Path) -> None:
    """Puts the database and the media back as they were when ``folder`` was written."""
    name = SQLITE_COPY if database["ENGINE"] == ENGINE_SQLITE else POSTGRESQL_COPY
    for needed in (folder / name, folder / MEDIA_COPY):
        if not needed.is_file():
            raise BackupError(f"{needed} does not exist: this is no backup of this kind of site.")
    if database["ENGINE"] == ENGINE_SQLITE:
        copy_sqlite(folder / name, Path(database["NAME"]))
    else:
        restore_postgresql(folder / name, database)
    restore_media(folder / MEDIA_COPY, media)


def copy_sqlite(source: Path, target: Path) -> None:
    """Copies page by page through SQLite itself, so that a writer in between does no harm."""
    if not source.is_file():
        raise BackupError(f"{source} does not exist.")
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)


def restore_postgresql(dump: Path, database: Mapping[str, Any]) -> None:
    """Replaces everything in the schema ``public``, in one transaction or not at all.

    ``pg_restore --clean`` would leave the tables of a newer release, and its migrations would then
    fail on them.
    """
    with tempfile.TemporaryDirectory() as folder:
        statements = Path(folder) / "restore.sql"
        run_postgresql("pg_restore", "--no-owner", f"--file={statements}", str(dump))
        run_postgresql(
            "psql",
            *describe_connection(database),
            *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            *("--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public"),
            f"--file={statements}",
            password=database["PASSWORD"],
        )


def restore_media(archive: Path, media: Path) -> None:
    """Unpacks beside the media folder first, so that a broken archive changes nothing."""
    fresh = media.with_name(f"{media.name}.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        shutil.unpack_archive(archive, fresh, "gztar", **SAFELY)
    except (tarfile.TarError, shutil.ReadError, EOFError) as error:
        raise BackupError(f"{archive} is damaged: {error}") from error
    if media.exists():
        shutil.rmtree(media)
    fresh.rename(media)


def run_postgresql(program: str, *arguments: str, password: str = "") -> None:
    """Runs one of PostgreSQL's own programs; the password goes through the environment."""
    environment = {**os.environ, "PGPASSWORD": password}
    try:
        done = subprocess.run(  # noqa: S603
            [program, *arguments], env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupError(f"{program} is missing: apt-get install -y postgresql-client") from error
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")


def describe_connection(database: Mapping[str, Any]) -> list[str]:
    """The options that say which database and where; an unset one is left to PostgreSQL."""
    options = {
        "dbname": database["NAME"],
        "host": database["HOST"],
        "port": database["PORT"],
        "username": database["USER"],
    }
    return [f"--{name}={value}" for name, value in options.items() if value]
