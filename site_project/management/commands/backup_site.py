"""``manage.py backup_site [FOLDER]``: a copy of the database and the media."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.models import JobRun
from site_project.backup import BackupError, write_backup
from site_project.environment import BASE_DIR


class Command(BaseCommand):
    help = "Writes database and media to a folder, by default backups/<date>-<time>."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path)

    def handle(self, *_args: Any, folder: Path | None, **_options: Any) -> None:
        target = folder or BASE_DIR / "backups" / timezone.localtime().strftime("%Y-%m-%d-%H%M%S")
        try:
            write_backup(settings.DATABASES["default"], Path(settings.MEDIA_ROOT), target)
        except (BackupError, OSError) as error:
            raise CommandError(f"The backup failed: {error}") from error
        JobRun.note("backup_site")
        self.stdout.write(f"Written to {target}")
