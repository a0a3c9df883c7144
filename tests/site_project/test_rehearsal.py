"""A rehearsal tells whether the latest backup becomes a site that answers, and leaves nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
from django.db import connection

from home.models import SiteImage
from site_project.backup import BackupError, name_database_copy
from site_project.management.commands.rehearse_restore import find_latest
from tests.conftest import PROJECT_DIR
from tests.profiles.factories import make_profile
from tests.profiles.public.situations import make_image

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Run = Callable[..., subprocess.CompletedProcess]


@pytest.fixture
def rehearsal_url() -> str:
    """Where PostgreSQL may try it: beside the site's database, and apart from other tests'."""
    if connection.vendor == "sqlite":
        return ""
    values = connection.settings_dict
    name = f"rehearsal_{values['NAME']}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"postgres://{values['USER']}@{quote(values['HOST'], safe='')}/{name}"


@pytest.fixture
def run(request: pytest.FixtureRequest, own_media_folder: Path, rehearsal_url: str) -> Run:
    """Runs a command on a site of one profile and one picture."""
    make_profile(lead_image=make_image(), lead_image_alt="En bro")
    values = {
        "DJANGO_SETTINGS_MODULE": "site_project.settings.development",
        "DATABASE_URL": request.getfixturevalue("database_url"),
        "REHEARSAL_DATABASE_URL": rehearsal_url,
        "MEDIA_ROOT": str(own_media_folder),
    }

    def run(*command: str, **more: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT_DIR,
            env={**os.environ, **values, **more},
            capture_output=True,
            text=True,
        )

    return run


class LatestBackupTests:
    def test_is_the_last_that_is_finished(self, tmp_path: Path) -> None:
        copy = name_database_copy(connection.settings_dict)
        for name in ("2026-01-01-020000", "2026-01-02-020000", "2026-01-03.unfinished-x", "old"):
            (tmp_path / name).mkdir()
            (tmp_path / name / copy).touch()
        assert find_latest(tmp_path).name == "2026-01-02-020000"

    def test_is_missed_in_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(BackupError, match="there is no backup in"):
            find_latest(tmp_path)


class RehearsalTests:
    def test_restores_asks_and_removes(self, run: Run, tmp_path: Path, rehearsal_url: str) -> None:
        backup = tmp_path / "backups" / "2026-01-01-020000"
        assert run("backup_site", str(backup)).returncode == 0
        done = run("rehearse_restore", str(backup))
        assert done.returncode == 0, done.stderr
        assert "Answers: 1 profiles, 1 pictures" in done.stdout
        assert list(backup.parent.iterdir()) == [backup]
        if rehearsal_url:
            assert read_tables(rehearsal_url) == []
            refused = run("rehearse_restore", str(backup), REHEARSAL_DATABASE_URL="postgres:///x")
            assert "must have 'rehearsal' in it" in refused.stderr

    def test_fails_when_the_copy_does_not_answer(
        self, run: Run, tmp_path: Path, own_media_folder: Path
    ) -> None:
        backup = tmp_path / "backups" / "2026-01-01-020000"
        (own_media_folder / SiteImage.objects.get().file.name).unlink()
        assert run("backup_site", str(backup)).returncode == 0
        done = run("rehearse_restore", str(backup))
        assert done.returncode == 1
        assert "is missing" in done.stderr
        assert list(backup.parent.iterdir()) == [backup]


def read_tables(url: str) -> list[tuple]:
    """What a database holds."""
    database = psycopg2.connect(url.replace("postgres://", "postgresql://"))
    with database, database.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = cursor.fetchall()
    database.close()
    return rows
