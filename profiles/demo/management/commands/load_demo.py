"""Fills an empty site with the sample series."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from profiles.demo import site
from profiles.models import ProfilePage


class Command(BaseCommand):
    help = "Loads the sample series into a site without profiles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Delete every profile first. Only with development settings.",
        )

        parser.add_argument(
            "--profiles",
            type=int,
            default=0,
            metavar="NUMBER",
            help="Fill the series up to so many profiles with generated ones (300 is real size).",
        )

    def handle(self, *_args: Any, reset: bool = False, profiles: int = 0, **_options: Any) -> None:
        if reset and not settings.DEBUG:
            raise CommandError("--reset deletes every profile and needs development settings.")
        if reset:
            site.clear()
        if ProfilePage.objects.exists():
            raise CommandError("The site already has profiles. Nothing was changed.")
        site.load(report=self.stdout.write, number=profiles)
