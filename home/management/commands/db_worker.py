"""``manage.py db_worker``: does the tasks of the background, also those of a worker that died."""

import socket
from typing import Any

from django.core.management import CommandParser
from django_tasks_db.management.commands import db_worker

from home.abandoned_tasks import requeue_abandoned
from home.task_backends import BACKGROUND


class Command(db_worker.Command):
    def add_arguments(self, parser: CommandParser) -> None:  # type: ignore[override]
        super().add_arguments(parser)
        # The machine's name, which is that of the worker here before this one, too.
        parser.set_defaults(backend_name=BACKGROUND, worker_id=socket.gethostname()[:64])

    def handle(self, *, worker_id: str, **options: Any) -> None:
        requeue_abandoned(worker_id)
        super().handle(worker_id=worker_id, **options)
