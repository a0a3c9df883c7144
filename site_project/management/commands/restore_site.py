"""``manage.py restore_site FOLDER``: database and media as ``backup_site`` left them there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from site_project.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Replaces database and media with the backup in the folder. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        connection.close()
        database, media = settings.DATABASES["default"], Path(settings.MEDIA_ROOT)
        try:
            restore_backup(database, media, folder, warn=self.warn)
        except (BackupError, OSError) as error:
            raise CommandError(f"Nothing was restored, the site is as it was: {error}") from error
        self.stdout.write(f"Restored from {folder}")
        # A backup of an older release lacks the newest tables.
        call_command("migrate", verbosity=0)

    def warn(self, sentence: str) -> None:
        """Says what is to be known although nothing failed."""
        self.stderr.write(self.style.WARNING(sentence))
