"""``manage.py rehearse_restore [FOLDER]``: whether a backup becomes a site that answers.

The site itself is not touched, and what the rehearsal makes is removed.
"""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.models import JobRun
from site_project.backup import (
    ENGINE_SQLITE,
    BackupError,
    empty_postgresql,
    name_database_copy,
    restore_backup,
)
from site_project.environment import BASE_DIR, read_database, read_text

DATABASE = "REHEARSAL_DATABASE_URL"
# The copy tells nobody anything: no mail, no purge, no bucket, no cache that others read.
ALONE = dict.fromkeys(("EMAIL_HOST", "ADMINS", "CACHE_URL", "MEDIA_BUCKET", "CDN"), "")


class Command(BaseCommand):
    help = "Restores the latest backup into an empty place, asks it for pages, and removes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path)

    def handle(self, *_args: Any, folder: Path | None, **_options: Any) -> None:
        try:
            backup = folder or find_latest(BASE_DIR / "backups")
            with tempfile.TemporaryDirectory(prefix="rehearsal-", dir=backup.parent) as place:
                said = self._rehearse(backup, Path(place))
        except (BackupError, OSError) as error:
            raise CommandError(f"The rehearsal failed: {error}") from error
        JobRun.note("rehearse_restore")
        self.stdout.write(f"{backup} was restored, and removed again. {said}")

    def _rehearse(self, backup: Path, place: Path) -> str:
        media = place / "media"
        with empty_database(place) as (database, url):
            restore_backup(database, media, backup, warn=self.stderr.write)
            values = {**ALONE, "DATABASE_URL": url, "MEDIA_ROOT": str(media)}
            run_manage("migrate", "--verbosity=0", **values)
            return run_manage("check_answers", **values)


def find_latest(folder: Path) -> Path:
    """The latest finished backup; their names are times."""
    copy = name_database_copy(settings.DATABASES["default"])
    found = [path.parent for path in folder.glob(f"[0-9]*/{copy}") if ".unf" not in str(path)]
    if not found:
        raise BackupError(f"there is no backup in {folder}.")
    return max(found)


@contextmanager
def empty_database(place: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """A database for the rehearsal alone, empty again afterwards, and its URL."""
    site = settings.DATABASES["default"]
    if site["ENGINE"] == ENGINE_SQLITE:
        path = place / "db.sqlite3"
        yield {**site, "NAME": str(path)}, f"sqlite:///{path}"
        return
    if not read_text(DATABASE):
        raise BackupError(f"{DATABASE} must name a database for it alone.")
    database = read_database(DATABASE)
    # All there is in it is dropped.
    if "rehearsal" not in database["NAME"]:
        raise BackupError(f"the name of the database in {DATABASE} must have 'rehearsal' in it.")
    try:
        yield database, read_text(DATABASE)
    finally:
        empty_postgresql(database)


def run_manage(command: str, *options: str, **values: str) -> str:
    """Runs a command on the site that the values describe; returns what it said."""
    # The environment holds what ENV_FILE says already, and that would win over the values.
    environment = {name: value for name, value in os.environ.items() if name != "ENV_FILE"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", command, *options],
        cwd=BASE_DIR,
        env={**environment, **values},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{command}: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout.strip()
