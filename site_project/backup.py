"""A copy of everything editors have made: the database and the media folder.

A backup is a folder with ``database.sqlite3`` or ``database.dump`` (PostgreSQL's custom format),
``media.tar.gz`` and ``SHA256SUMS``, which ``sha256sum --check`` reads, too. The site may go on
working while it is written; for restoring it should stand still.

Restoring reads the whole backup and unpacks it beside the site first. Only then does it take the
place of what is there: the media by renaming, which can be undone, then the database in one
transaction. Whatever fails on the way, both are as they were.
"""

import gzip
import hashlib
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

SQLITE_COPY = "database.sqlite3"
POSTGRESQL_COPY = "database.dump"
MEDIA_COPY = "media.tar.gz"
CHECKSUMS = "SHA256SUMS"

# In the archive's global header, so that a backup whose checksums were lost is told from one
# written before there were any.
HAS_CHECKSUMS = {"comment": f"belongs to {CHECKSUMS}"}
# Python has this since 3.11.4; see check_member for those before.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
CHUNK = 1024 * 1024

UNCHECKED = (
    "written without checksums, so that it cannot be checked: all of it can be read, but whether "
    "it is what was written nobody can tell."
)

ENGINE_SQLITE = "django.db.backends.sqlite3"


class BackupError(Exception):
    """A backup could not be written or read; the text says why."""


def write_backup(database: Mapping[str, Any], media: Path, folder: Path) -> None:
    """Writes the database and the media below ``media`` into the new ``folder``.

    The folder gets its name when all of it is on the disk.
    """
    if folder.exists():
        raise BackupError(f"{folder} exists already.")
    # Private: the database holds password hashes and editors' names.
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = Path(tempfile.mkdtemp(prefix=f"{folder.name}.unfinished-", dir=folder.parent))
    try:
        database_copy = unfinished / name_database_copy(database)
        names = (database_copy.name, MEDIA_COPY, CHECKSUMS)
        for name in names:
            (unfinished / name).touch(mode=0o600)
        write_database(database, database_copy)
        write_media(media, unfinished / MEDIA_COPY)
        write_checksums(unfinished, database_copy.name, MEDIA_COPY)
        for path in (*(unfinished / name for name in names), unfinished):
            write_through(path)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    write_through(folder.parent)


def verify_backup(folder: Path) -> bool:
    """Reads all of the backup and tells whether it had checksums to compare with.

    Without them damage can hide wherever the files' own formats do not notice it.
    """
    database_copy = find_database_copy(folder)
    is_checked = has_right_checksums(folder, database_copy.name)
    with opened_archive(folder / MEDIA_COPY) as archive:
        for member in archive:
            check_member(member)
        if archive.pax_headers.items() >= HAS_CHECKSUMS.items() and not is_checked:
            raise BackupError(f"{folder / CHECKSUMS} is missing, though it was written.")
    if database_copy.name == SQLITE_COPY:
        check_sqlite(database_copy)
    else:
        run_postgresql("pg_restore", "--file=/dev/null", str(database_copy))
    return is_checked


def restore_backup(
    database: Mapping[str, Any], media: Path, folder: Path, warn: Callable[[str], object]
) -> None:
    """Puts the database and the media back as they were when ``folder`` was written.

    Calls ``warn`` with what whoever restores should know although it went well.
    """
    # A link to a folder elsewhere stays; a mounted one cannot be renamed.
    media = media.resolve()
    before = media.with_name(f"{media.name}.before-restore")
    refuse_unsafe_start(media, before)
    wanted = folder / name_database_copy(database)
    if not wanted.is_file():
        raise BackupError(f"{wanted} does not exist: this is no backup of this kind of site.")
    if not verify_backup(folder):
        warn(f"{folder}: {UNCHECKED}")
    fresh = media.with_name(f"{media.name}.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        unpack_media(folder / MEDIA_COPY, fresh)
        if media.exists():
            fresh.chmod(media.stat().st_mode)
        with readied_database(database, wanted) as replace_database:
            os.sync()
            with replaced_folder(media, fresh, before):
                replace_database()
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)
    if before.exists():
        warn(f"{before}, the media from before, could not be removed: it is no longer needed.")


def refuse_unsafe_start(media: Path, before: Path) -> None:
    """Raises where a restore could not be undone."""
    if media.is_mount():
        raise BackupError(
            f"{media} is a mounted disk, which cannot be replaced in one step: "
            "let MEDIA_ROOT be a folder on it."
        )
    if before.exists():
        raise BackupError(
            f"{before} exists: an earlier restore was cut short, and this may be the only copy "
            f"of the media from before it. Move it away, or back to {media}, and restore again."
        )


@contextmanager
def replaced_folder(target: Path, fresh: Path, before: Path) -> Iterator[None]:
    """Renames ``fresh`` to ``target``, and back should the block fail.

    What was there is called ``before`` then.
    """
    try:
        if target.exists():
            target.rename(before)
        fresh.rename(target)
        write_through(target.parent)
        yield
    except BaseException:
        if target.exists() and not fresh.exists():
            target.rename(fresh)
        if before.exists():
            before.rename(target)
        raise


def name_database_copy(database: Mapping[str, Any]) -> str:
    """What the copy of this kind of database is called."""
    return SQLITE_COPY if database["ENGINE"] == ENGINE_SQLITE else POSTGRESQL_COPY


def find_database_copy(folder: Path) -> Path:
    """The one copy of a database in the folder."""
    found = [folder / name for name in (SQLITE_COPY, POSTGRESQL_COPY) if (folder / name).is_file()]
    if len(found) != 1 or not (folder / MEDIA_COPY).is_file():
        raise BackupError(
            f"{folder} is no backup: {SQLITE_COPY} or {POSTGRESQL_COPY}, and {MEDIA_COPY} belong "
            "to one."
        )
    return found[0]


def write_checksums(folder: Path, *names: str) -> None:
    """Writes down what the files are, in the format of ``sha256sum``."""
    lines = [f"{compute_checksum(folder / name)}  {name}\n" for name in names]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="ascii")


def has_right_checksums(folder: Path, database_copy: str) -> bool:
    """Whether there are checksums; raises when a file is not what they say."""
    if not (folder / CHECKSUMS).is_file():
        return False
    text = (folder / CHECKSUMS).read_text(encoding="ascii", errors="replace")
    pairs = [line.partition("  ") for line in text.splitlines()]
    checksums = {name: checksum for checksum, _blanks, name in pairs}
    if checksums.keys() != {database_copy, MEDIA_COPY}:
        raise BackupError(f"{folder / CHECKSUMS} is damaged: it does not name the files.")
    for name, checksum in checksums.items():
        if compute_checksum(folder / name) != checksum:
            raise BackupError(f"{folder / name} is damaged: its checksum is another.")
    return True


def compute_checksum(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_through(path: Path) -> None:
    """Waits until the file, or the names in the folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_media(media: Path, copy: Path) -> None:
    """Packs the files and folders; what an editor deletes meanwhile is left out."""
    with tarfile.open(copy, "w:gz", dereference=True, pax_headers=HAS_CHECKSUMS) as archive:
        if not media.is_dir():
            root = tarfile.TarInfo(".")
            root.type, root.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(root)
        for folder, _folders, names in os.walk(media, onerror=pass_over_missing, followlinks=True):
            for path in (Path(folder), *(Path(folder, name) for name in sorted(names))):
                with suppress(FileNotFoundError):
                    archive.add(path, path.relative_to(media), recursive=False, filter=keep_plain)


def pass_over_missing(error: OSError) -> None:
    """Raises what keeps a folder from being read, unless it has been removed."""
    if not isinstance(error, FileNotFoundError):
        raise error


def keep_plain(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leaves out what is neither file nor folder."""
    return member if member.isreg() or member.isdir() else None


@contextmanager
def opened_archive(path: Path) -> Iterator[tarfile.TarFile]:
    """Opens the archive to be read once, from beginning to end."""
    try:
        with gzip.open(path) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            yield archive
            # Python takes a damaged header for the archive's end; the compressed data tells.
            while stream.read(CHUNK):
                pass
    except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise BackupError(f"{path} is damaged: {error}") from error


def unpack_media(archive_path: Path, target: Path) -> None:
    """Unpacks into the new folder ``target``."""
    target.mkdir()
    with opened_archive(archive_path) as archive:
        for member in archive:
            check_member(member)
            archive.extract(member, target, **SAFELY)


def check_member(member: tarfile.TarInfo) -> None:
    """Refuses what could reach outside the folder the archive is unpacked into."""
    path = PurePosixPath(member.name)
    if keep_plain(member) is None or path.is_absolute() or ".." in path.parts:
        raise BackupError(f"The media archive holds {member.name!r}, which is no plain file.")


def write_database(database: Mapping[str, Any], copy: Path) -> None:
    """Copies the database as it is at one moment, while the site may go on writing."""
    if copy.name == SQLITE_COPY:
        source = Path(database["NAME"])
        if not source.is_file():
            raise BackupError(f"{source} does not exist.")
        with reported_sqlite(source), closing(sqlite3.connect(source)) as reader:
            copy_sqlite(reader, copy)
        check_sqlite(copy)
    else:
        run_postgresql(
            "pg_dump",
            *describe_connection(database),
            *("--format=custom", f"--file={copy}"),
            password=database["PASSWORD"],
        )


@contextmanager
def readied_database(database: Mapping[str, Any], copy: Path) -> Iterator[Callable[[], None]]:
    """Prepares what can be prepared; gives the function that replaces all or nothing."""
    if copy.name == SQLITE_COPY:
        yield lambda: restore_sqlite(copy, Path(database["NAME"]))
        return
    with tempfile.TemporaryDirectory() as folder:
        statements = Path(folder) / "restore.sql"
        run_postgresql("pg_restore", "--no-owner", f"--file={statements}", str(copy))
        yield lambda: restore_postgresql(statements, database)


@contextmanager
def reported_sqlite(path: Path) -> Iterator[None]:
    """Turns what SQLite says into a sentence that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(f"{path}: {error}") from error


def open_sqlite_copy(copy: Path) -> sqlite3.Connection:
    """Opens a copy that nobody writes to, without files beside it."""
    return sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def check_sqlite(copy: Path) -> None:
    """Raises unless SQLite finds the copy whole; an empty file is a whole database to it."""
    with reported_sqlite(copy), closing(open_sqlite_copy(copy)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if verdict != "ok" or not tables:
        raise BackupError(f"{copy} is damaged: {verdict if tables else 'it is empty'}")


def restore_sqlite(copy: Path, target: Path) -> None:
    """Replaces what is in the database, in one transaction or not at all."""
    is_new = not target.exists()
    target.touch(mode=0o600)
    try:
        with reported_sqlite(target), closing(open_sqlite_copy(copy)) as reader:
            copy_sqlite(reader, target)
    except BaseException:
        if is_new:
            target.unlink()
        raise


def copy_sqlite(reader: sqlite3.Connection, target: Path) -> None:
    """Copies page by page through SQLite itself, so that a writer in between does no harm."""
    with closing(sqlite3.connect(target)) as writer:
        # Copying would wait for ever for another writer; this waits five seconds.
        writer.execute("BEGIN IMMEDIATE")
        writer.rollback()
        reader.backup(writer)


def restore_postgresql(statements: Path, database: Mapping[str, Any]) -> None:
    """Replaces everything in the schema ``public``, in one transaction or not at all.

    ``pg_restore --clean`` would leave the tables of a newer release, and its migrations would then
    fail on them.
    """
    empty_postgresql(database, f"--file={statements}")


def empty_postgresql(database: Mapping[str, Any], *then: str) -> None:
    """Drops everything in the schema ``public``, and does the rest in the same transaction."""
    run_postgresql(
        "psql",
        *describe_connection(database),
        *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
        # A site that still works may hold a table for as long as it likes.
        "--command=SET LOCAL lock_timeout = '20s'",
        *("--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public"),
        *then,
        password=database["PASSWORD"],
    )


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
