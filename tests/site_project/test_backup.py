"""A backup restores whole or changes nothing, on both databases."""

import os
import pwd
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg2
import pytest
from django.core.management import CommandError, call_command

from site_project.backup import CHECKSUMS, BackupError, restore_backup, verify_backup, write_backup
from tests.postgres_cluster import running_cluster

PICTURE = os.urandom(50_000)
# Large enough to be refused by a disk that takes the media.
TITLE = "Utan titel " + "å" * 200_000


@dataclass
class Site:
    """A database of one row and a folder of pictures."""

    folder: Path
    database: dict[str, Any]
    run: Callable[[str], list[tuple]]
    warnings: list[str] = field(default_factory=list)

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def backup(self) -> Path:
        return self.folder / "backups" / "2026-01-01"

    @property
    def database_copy(self) -> Path:
        return next(self.backup.glob("database.*"))

    def write(self) -> None:
        write_backup(self.database, self.media, self.backup)

    def restore(self) -> None:
        restore_backup(self.database, self.media, self.backup, warn=self.warnings.append)

    def change(self) -> None:
        """What editors do after the backup."""
        self.run("UPDATE page SET title = 'Ny titel'")
        (self.media / "images" / "å.webp").unlink()
        (self.media / "images" / "new.webp").write_bytes(b"new")

    def read(self) -> tuple:
        """Everything there is."""
        files = {path: path.read_bytes() for path in self.media.rglob("*") if path.is_file()}
        beside = sorted(path.name for path in self.folder.iterdir() if "sqlite3-" not in path.name)
        return self.run("SELECT title FROM page"), files, self.media.stat().st_mode, beside


def run_sqlite(path: Path, statement: str) -> list[tuple]:
    """Runs one statement and returns its rows."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


def run_postgresql(database: dict[str, Any], statement: str) -> list[tuple]:
    """Runs one statement beside Django and returns its rows."""
    where = {"host": database["HOST"], "user": database["USER"], "dbname": database["NAME"]}
    with closing(psycopg2.connect(**where)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        connection.commit()
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def cluster() -> Iterator[dict[str, Any]]:
    """A database as the server's superuser sees it, owned by a user who may do no more."""
    with running_cluster() as url:
        superuser = dict(dj_database_url.parse(url))
        run_postgresql(superuser, "CREATE ROLE site_owner LOGIN")
        run_postgresql(superuser, f"ALTER DATABASE {superuser['NAME']} OWNER TO site_owner")
        yield superuser


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may enter, like /srv and unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="backup-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, folder: Path) -> Site:
    """A site with something in it, the database owned by a user without further rights."""
    if request.param == "sqlite":
        path = folder / "db.sqlite3"
        run_sqlite(path, "PRAGMA journal_mode=WAL")
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
        site = Site(folder, database, lambda statement: run_sqlite(path, statement))
    else:
        superuser = request.getfixturevalue("cluster")
        run_postgresql(
            superuser,
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner",
        )
        database = {**superuser, "USER": "site_owner"}
        site = Site(folder, database, lambda statement: run_postgresql(database, statement))
    site.run(f"CREATE TABLE page AS SELECT CAST('{TITLE}' AS text) AS title")
    (site.media / "images").mkdir(parents=True)
    (site.media / "images" / "å.webp").write_bytes(PICTURE)
    (site.media / "original_images").mkdir()
    return site


def change_bytes(path: Path) -> None:
    """Two hundred bytes in the middle become others."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(255 - byte for byte in content[middle : middle + 200])
    path.write_bytes(content)


def cut(path: Path) -> None:
    """Only the first half is left."""
    os.truncate(path, path.stat().st_size // 2)


def forget_checksums(backup: Path) -> None:
    """Makes the backup one of the time before there were checksums."""
    (backup / CHECKSUMS).unlink()
    with tempfile.TemporaryDirectory() as unpacked:
        archive = backup / "media.tar.gz"
        shutil.unpack_archive(archive, unpacked, "gztar")
        archive.unlink()
        with tarfile.open(archive, "w:gz") as old:
            old.add(unpacked, arcname=".")


class BackupTests:
    def test_brings_back_rows_and_pictures(self, site: Site) -> None:
        site.write()
        before = site.read()
        site.change()
        site.restore()
        assert site.read() == before
        assert (site.media / "original_images").is_dir()
        assert site.warnings == []

    def test_restores_what_a_restored_site_wrote(self, site: Site) -> None:
        site.write()
        site.restore()
        shutil.rmtree(site.backup)
        site.write()
        before = site.read()
        site.change()
        site.restore()
        assert site.read() == before

    def test_leaves_nothing_of_a_newer_release(self, site: Site) -> None:
        site.write()
        site.run("CREATE TABLE newer_release (id integer)")
        site.restore()
        with pytest.raises((sqlite3.OperationalError, psycopg2.errors.UndefinedTable)):
            site.run("SELECT * FROM newer_release")

    def test_site_without_media_yet(self, site: Site) -> None:
        shutil.rmtree(site.media)
        site.write()
        site.restore()
        assert list(site.media.iterdir()) == []

    def test_only_the_owner_may_read_it(self, site: Site) -> None:
        site.write()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in site.backup.iterdir()}
        assert modes == dict.fromkeys(
            (site.database_copy.name, "media.tar.gz", "SHA256SUMS"), 0o600
        )
        assert stat.S_IMODE(site.backup.stat().st_mode) == 0o700
        assert stat.S_IMODE(site.backup.parent.stat().st_mode) == 0o700

    def test_coreutils_agree_on_the_checksums(self, site: Site) -> None:
        site.write()
        check = ["sha256sum", "--check", "--strict", CHECKSUMS]
        assert subprocess.run(check, cwd=site.backup, capture_output=True).returncode == 0

    def test_picture_deleted_meanwhile_is_left_out(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("a", "b", "c"):
            (site.media / "images" / f"{name}.webp").write_bytes(PICTURE)
        describe = tarfile.TarFile.gettarinfo

        def describe_and_delete(archive: tarfile.TarFile, name: Any, *rest: Any) -> Any:
            if str(name).endswith("a.webp"):
                (site.media / "images" / "b.webp").unlink()
            return describe(archive, name, *rest)

        monkeypatch.setattr(tarfile.TarFile, "gettarinfo", describe_and_delete)
        site.write()
        site.restore()
        names = sorted(path.name for path in (site.media / "images").iterdir())
        assert names == ["a.webp", "c.webp", "å.webp"]

    def test_unfinished_backup_is_gone(self, site: Site) -> None:
        with full_disk(20_000), pytest.raises((BackupError, OSError)):
            site.write()
        assert list(site.backup.parent.iterdir()) == []

    def test_killed_backup_does_not_look_like_one(self, site: Site) -> None:
        site.backup.parent.mkdir()
        child = os.fork()
        if not child:
            # Dies at the first byte too much, as if somebody had pulled the plug.
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            site.write()
            os._exit(0)
        assert os.waitpid(child, 0)[1] != 0
        assert not site.backup.exists()
        for left in site.backup.parent.iterdir():
            with pytest.raises(BackupError):
                verify_backup(left)

    def test_overwrites_no_other_backup(self, site: Site) -> None:
        site.write()
        with pytest.raises(BackupError, match="exists already"):
            site.write()


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond the size, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


DAMAGE: dict[str, Callable[[Site], object]] = {
    "media changed": lambda site: change_bytes(site.backup / "media.tar.gz"),
    "media cut": lambda site: cut(site.backup / "media.tar.gz"),
    "media missing": lambda site: (site.backup / "media.tar.gz").unlink(),
    "database changed": lambda site: change_bytes(site.database_copy),
    "database cut": lambda site: cut(site.database_copy),
    "database missing": lambda site: site.database_copy.unlink(),
}
DAMAGED_CHECKSUMS: dict[str, Callable[[Site], object]] = {
    "checksums missing": lambda site: (site.backup / CHECKSUMS).unlink(),
    "checksums empty": lambda site: (site.backup / CHECKSUMS).write_bytes(b""),
    "checksums cut": lambda site: cut(site.backup / CHECKSUMS),
    "checksums changed": lambda site: change_bytes(site.backup / CHECKSUMS),
}
OLD_DAMAGE = {
    **{name: DAMAGE[name] for name in DAMAGE if name != "database changed"},
    "media empty": lambda site: (site.backup / "media.tar.gz").write_bytes(b""),
    "database empty": lambda site: site.database_copy.write_bytes(b""),
}


class DamagedBackupTests:
    @pytest.mark.parametrize("damage", {**DAMAGE, **DAMAGED_CHECKSUMS})
    def test_changes_nothing(self, site: Site, damage: str) -> None:
        site.write()
        site.change()
        before = site.read()
        {**DAMAGE, **DAMAGED_CHECKSUMS}[damage](site)
        with pytest.raises(BackupError):
            site.restore()
        assert site.read() == before

    @pytest.mark.parametrize("damage", OLD_DAMAGE)
    def test_of_the_time_before_checksums_changes_nothing(self, site: Site, damage: str) -> None:
        site.write()
        forget_checksums(site.backup)
        site.change()
        before = site.read()
        OLD_DAMAGE[damage](site)
        with pytest.raises(BackupError):
            site.restore()
        assert site.read() == before

    def test_archive_that_reaches_outside_changes_nothing(self, site: Site) -> None:
        site.write()
        forget_checksums(site.backup)
        with tarfile.open(site.backup / "media.tar.gz", "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("../outside"))
        before = site.read()
        with pytest.raises(BackupError, match="outside"):
            site.restore()
        assert site.read() == before

    def test_backup_of_the_other_database_is_refused(self, site: Site) -> None:
        site.write()
        copy = site.database_copy
        other = {"database.dump": "database.sqlite3", "database.sqlite3": "database.dump"}
        copy.rename(copy.with_name(other[copy.name]))
        with pytest.raises(BackupError, match="no backup of this kind of site"):
            site.restore()


class OldBackupTests:
    def test_is_restored_with_a_warning(self, site: Site) -> None:
        site.write()
        before = site.read()
        forget_checksums(site.backup)
        site.change()
        site.restore()
        assert site.read() == before
        assert ["cannot be checked" in warning for warning in site.warnings] == [True]


class RefusingMachineTests:
    """What fails only when the backup is taking the place of the site."""

    def test_full_disk_while_unpacking_changes_nothing(self, site: Site) -> None:
        site.write()
        site.change()
        before = site.read()
        with full_disk(40_000), pytest.raises((BackupError, OSError)):
            site.restore()
        assert site.read() == before

    def test_database_that_cannot_be_replaced_changes_nothing(
        self, site: Site, request: pytest.FixtureRequest
    ) -> None:
        site.write()
        site.change()
        before = site.read()
        if "sqlite" in site.database["ENGINE"]:
            # The pictures still find room.
            with full_disk(60_000), pytest.raises(BackupError, match="disk"):
                site.restore()
        else:
            superuser = request.getfixturevalue("cluster")
            run_postgresql(
                superuser,
                "ALTER SCHEMA public OWNER TO postgres; GRANT USAGE ON SCHEMA public TO site_owner",
            )
            with pytest.raises(BackupError, match="must be owner of schema public"):
                site.restore()
        assert site.read() == before

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
    def test_media_that_may_not_be_renamed_change_nothing(self, site: Site) -> None:
        site.write()
        site.change()
        before = site.read()
        # In a folder like /tmp everybody may add names but rename only their own.
        site.folder.chmod(0o1777)
        for path in (site.backup.parent, site.backup, *site.backup.iterdir()):
            shutil.chown(path, "nobody")
        with somebody_else(), pytest.raises(PermissionError):
            site.restore()
        assert site.read() == before

    def test_locked_database_is_not_waited_for(self, site: Site) -> None:
        if "sqlite" not in site.database["ENGINE"]:
            pytest.skip("PostgreSQL's own time limit of twenty seconds is its own")
        site.write()
        site.change()
        before = site.read()
        with closing(sqlite3.connect(site.database["NAME"])) as connection:
            connection.execute("BEGIN IMMEDIATE")
            with pytest.raises(BackupError, match="locked"):
                site.restore()
        assert site.read() == before

    def test_media_of_an_interrupted_restore_are_not_thrown_away(self, site: Site) -> None:
        site.write()
        (site.folder / "media.before-restore").mkdir()
        before = site.read()
        with pytest.raises(BackupError, match="an earlier restore was cut short"):
            site.restore()
        assert site.read() == before


@contextmanager
def somebody_else() -> Iterator[None]:
    """Runs the block with the rights of a user who owns nothing."""
    nobody = pwd.getpwnam("nobody")
    os.setegid(nobody.pw_gid)
    os.seteuid(nobody.pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


class VerifyTests:
    def test_says_that_a_backup_is_whole(self, site: Site) -> None:
        site.write()
        said = StringIO()
        call_command("verify_backup", str(site.backup), stdout=said)
        assert "whole" in said.getvalue()

    def test_says_that_an_old_one_cannot_be_checked(self, site: Site) -> None:
        site.write()
        forget_checksums(site.backup)
        said = StringIO()
        call_command("verify_backup", str(site.backup), stdout=said)
        assert "cannot be checked" in said.getvalue()

    @pytest.mark.parametrize("damage", {**DAMAGE, **DAMAGED_CHECKSUMS})
    def test_finds_the_damage(self, site: Site, damage: str) -> None:
        site.write()
        {**DAMAGE, **DAMAGED_CHECKSUMS}[damage](site)
        with pytest.raises(CommandError, match="cannot be used"):
            call_command("verify_backup", str(site.backup))
