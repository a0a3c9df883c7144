"""A backup restores, on both databases."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import dj_database_url
import psycopg2
import pytest

from site_project.backup import BackupError, restore_backup, write_backup
from tests.postgres_cluster import running_cluster


def describe_sqlite(path: Path) -> dict[str, object]:
    """Django's description of a SQLite file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}


def run_sqlite(path: Path, statement: str) -> list[tuple]:
    """Runs one statement and returns its rows."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a database of one row and a media folder of one picture."""
    run_sqlite(tmp_path / "db.sqlite3", "CREATE TABLE page AS SELECT 'Utan titel' AS title")
    (tmp_path / "media" / "images").mkdir(parents=True)
    (tmp_path / "media" / "images" / "å.webp").write_bytes(b"bild")
    return tmp_path


class SQLiteBackupTests:
    def test_brings_back_rows_and_pictures(self, site: Path) -> None:
        database, media = describe_sqlite(site / "db.sqlite3"), site / "media"
        write_backup(database, media, site / "backup")
        run_sqlite(site / "db.sqlite3", "DELETE FROM page")
        (media / "images" / "å.webp").unlink()
        (media / "images" / "new.webp").touch()

        restore_backup(database, media, site / "backup")

        assert run_sqlite(site / "db.sqlite3", "SELECT title FROM page") == [("Utan titel",)]
        assert [path.name for path in (media / "images").iterdir()] == ["å.webp"]

    def test_only_the_owner_may_read_it(self, site: Path) -> None:
        write_backup(describe_sqlite(site / "db.sqlite3"), site / "media", site / "backup")
        assert (site / "backup").stat().st_mode & 0o077 == 0

    def test_broken_archive_leaves_the_pictures_alone(self, site: Path) -> None:
        database, media = describe_sqlite(site / "db.sqlite3"), site / "media"
        write_backup(database, media, site / "backup")
        (site / "backup" / "media.tar.gz").write_bytes(b"not an archive")
        with pytest.raises(BackupError, match="damaged"):
            restore_backup(database, media, site / "backup")
        assert (media / "images" / "å.webp").exists()

    def test_empty_folder_is_refused_before_anything_changes(self, site: Path) -> None:
        (site / "empty").mkdir()
        with pytest.raises(BackupError, match="does not exist"):
            restore_backup(describe_sqlite(site / "db.sqlite3"), site / "media", site / "empty")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A server for all tests below."""
    with running_cluster() as url:
        yield url


@pytest.fixture
def url(cluster: str) -> Iterator[str]:
    """Its database, empty again after each test."""
    yield cluster
    run_postgresql(cluster, "DROP TABLE IF EXISTS page, newer_release")


@pytest.mark.slow
class PostgreSQLBackupTests:
    def test_brings_back_rows(self, site: Path, url: str) -> None:
        database = dj_database_url.parse(url)
        run_postgresql(url, "CREATE TABLE page AS SELECT 'Utan titel' AS title")
        write_backup(database, site / "media", site / "backup")
        run_postgresql(url, "DROP TABLE page")
        restore_backup(database, site / "media", site / "backup")
        assert run_postgresql(url, "SELECT title FROM page") == [("Utan titel",)]

    def test_leaves_nothing_of_a_newer_release(self, site: Path, url: str) -> None:
        database = dj_database_url.parse(url)
        write_backup(database, site / "media", site / "backup")
        run_postgresql(url, "CREATE TABLE newer_release (id integer)")
        restore_backup(database, site / "media", site / "backup")
        assert run_postgresql(url, "SELECT to_regclass('newer_release')") == [(None,)]

    def test_damaged_dump_changes_nothing(self, site: Path, url: str) -> None:
        database = dj_database_url.parse(url)
        run_postgresql(url, "CREATE TABLE page AS SELECT 'Utan titel' AS title")
        write_backup(database, site / "media", site / "backup")
        (site / "backup" / "database.dump").write_bytes(b"not a dump")
        with pytest.raises(BackupError, match="pg_restore failed"):
            restore_backup(database, site / "media", site / "backup")
        assert run_postgresql(url, "SELECT title FROM page") == [("Utan titel",)]


def run_postgresql(url: str, statement: str) -> list[tuple]:
    """Runs one statement beside Django and returns its rows."""
    database = dj_database_url.parse(url)
    where = {"host": database["HOST"], "user": database["USER"], "dbname": database["NAME"]}
    with closing(psycopg2.connect(**where)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        connection.commit()
        return cursor.fetchall() if cursor.description else []
