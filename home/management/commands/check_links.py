"""Asks every link of the live pages whether it leads somewhere; run each night."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from home.link_check.checking import MOST_LINKS, PAUSE, check_links
from home.models import JobRun

COMMAND = "check_links"


class Command(BaseCommand):
    help = "Kontrollerar länkarna på de publicerade sidorna. Bara publika adresser tillfrågas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=MOST_LINKS, help="Högst så många länkar.")
        parser.add_argument(
            "--pause", type=float, default=PAUSE, help="Sekunder mellan två frågor till en server."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        broken = check_links(most=options["most"], pause=options["pause"])
        JobRun.note(COMMAND)
        for link in broken:
            self.stdout.write(f"”{link.page.title}”: {link.url} {link.words}")
        self.stdout.write(f"Länkar som inte fungerar: {len(broken)}")
