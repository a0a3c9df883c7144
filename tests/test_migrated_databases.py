"""Databases that are migrated once and copied."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.migrated_databases import Migration, copy_file


class CopyTests:
    def test_lasts_as_long_as_somebody_has_it_open(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "migrated.sqlite3")) as file:
            file.execute("CREATE TABLE page AS SELECT 'Utan titel' AS title")
            file.commit()
        name = "file:copied?mode=memory&cache=shared"
        with ExitStack() as opened:
            copy_file(tmp_path / "migrated.sqlite3", name, opened)
            with closing(sqlite3.connect(name, uri=True)) as other:
                assert other.execute("SELECT title FROM page").fetchall() == [("Utan titel",)]


@pytest.mark.slow
class MigrationTests:
    def test_offers_nothing_to_copy_when_it_fails(self, tmp_path: Path) -> None:
        (tmp_path / "broken.sqlite3").write_bytes(b"no database" * 100)
        assert Migration(f"sqlite:///{tmp_path}/broken.sqlite3", "name").wait() == ""
