"""A task to kill a worker in; the worker's own process imports it by its path."""

import time
from pathlib import Path

from django_tasks import task

WITH_WORKER = {
    "default": {"BACKEND": "home.task_backends.CollectingBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
BEGUN = "begun"


@task(backend="background")
def hang_the_first_time(note: str) -> None:
    """Notes each attempt; the first never ends."""
    path = Path(note)
    is_first = not path.exists()
    with path.open("a") as file:
        file.write(f"{BEGUN}\n")
    while is_first:
        time.sleep(1)
