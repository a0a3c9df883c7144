"""``manage.py verify_backup FOLDER``: whether a backup is whole, without touching the site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from site_project.backup import UNCHECKED, BackupError, verify_backup


class Command(BaseCommand):
    help = "Reads a whole backup and compares it with its checksums."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        try:
            is_checked = verify_backup(folder)
        except (BackupError, OSError) as error:
            raise CommandError(f"The backup cannot be used: {error}") from error
        verdict = "whole, and what was written." if is_checked else UNCHECKED
        self.stdout.write(f"{folder}: {verdict}")
