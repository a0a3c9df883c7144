"""The throwaway PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import dj_database_url
import psycopg2
import pytest

from tests import postgres_cluster, system_programs
from tests.conftest import PROJECT_DIR


def connect(url: str) -> "psycopg2.extensions.connection":
    """A connection of one's own, beside Django's."""
    database = dj_database_url.parse(url)
    return psycopg2.connect(host=database["HOST"], user=database["USER"], dbname=database["NAME"])


@pytest.mark.slow
class RunningClusterTests:
    def test_sorts_as_swedes_do_and_leaves_nothing_behind(self) -> None:
        with postgres_cluster.running_cluster() as url:
            folder = Path(dj_database_url.parse(url)["HOST"])
            connection = connect(url)
            with connection.cursor() as cursor:
                cursor.execute("SELECT x FROM unnest(ARRAY['Ö','Ä','Å','Z']) x ORDER BY x")
                assert [row[0] for row in cursor.fetchall()] == ["Z", "Å", "Ä", "Ö"]
            connection.close()
        assert not folder.exists()
        with pytest.raises(psycopg2.OperationalError):
            connect(url)

    def test_is_removed_when_the_work_fails(self) -> None:
        with pytest.raises(ZeroDivisionError), postgres_cluster.running_cluster() as url:
            raise ZeroDivisionError
        assert not Path(dj_database_url.parse(url)["HOST"]).exists()

    def test_program_hands_the_url_on_and_returns_the_exit_code(self) -> None:
        script = "import os, sys; sys.exit(7 if 'pg-test-' in os.environ['DATABASE_URL'] else 1)"
        done = subprocess.run(
            [sys.executable, "-m", "tests.postgres_cluster", sys.executable, "-c", script],
            cwd=PROJECT_DIR,
            env=os.environ,
            check=False,
        )
        assert done.returncode == 7


class FindProgramsTests:
    def test_programs_in_path_win(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "initdb").write_text("#!/bin/sh\n")
        (tmp_path / "initdb").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert postgres_cluster.find_programs() == tmp_path

    def test_the_newest_of_debian_is_taken(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        for version in ("9", "15", "13"):
            (tmp_path / version / "bin").mkdir(parents=True)
            (tmp_path / version / "bin" / "initdb").touch()
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr(postgres_cluster, "DEBIAN_PROGRAMS", tmp_path)
        assert postgres_cluster.find_programs() == tmp_path / "15" / "bin"


class SystemProgramsTests:
    def test_names_the_line_that_installs_what_is_missing(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setattr(postgres_cluster, "DEBIAN_PROGRAMS", tmp_path)
        assert system_programs.main() == 1
        expected = "apt-get install -y --no-install-recommends postgresql chromium\n"
        assert capsys.readouterr().out == expected
