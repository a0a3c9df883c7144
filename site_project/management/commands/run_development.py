"""``make run``: prepares the checkout once, then serves it and restarts when the code changes.

One command instead of two, because starting Django takes longest of all.
"""

import os
from typing import Any

from django.core.management import CommandParser, call_command
from django.core.management.commands.runserver import Command as RunserverCommand

# Django sets it in the process that serves, which is started anew after each change of code.
SERVING_PROCESS = "RUN_MAIN"


class Command(RunserverCommand):
    help = "Prepares the site (see prepare_development) and serves it on this machine."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(addrport="127.0.0.1:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        if SERVING_PROCESS not in os.environ:
            call_command("prepare_development", url=f"http://{options['addrport']}")
        super().handle(*args, **options)
