"""Where tasks run: what a publication is findable by with it, heavy work after it.

Tasks of the backend ``default`` are Wagtail's own. Publishing saves a page several times, and each
time Wagtail asks for the page to be indexed and its references to be noted. Inside
``collecting_tasks`` what is asked for again is done once, last, in the same transaction: a page is
published with all that follows from it, or not at all.

Tasks of the backend ``background`` take seconds: those that draw pictures. With
``BACKGROUND_WORKER`` they are rows that are committed with what asks for them, and ``manage.py
db_worker`` does them; without it the process does, once that is committed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

_collected: ContextVar[dict[str, TaskResult] | None] = ContextVar("collected_tasks", default=None)

BACKGROUND = "background"


class AfterCommitBackend(ImmediateBackend):
    """Runs tasks in the process, once what asks for them is committed."""

    def _execute_task(self, task_result: TaskResult) -> None:
        transaction.on_commit(partial(super()._execute_task, task_result))


class CollectingBackend(ImmediateBackend):
    """Runs tasks in the process: at once, or where ``collecting_tasks`` ends."""

    def _execute_task(self, task_result: TaskResult) -> None:
        waiting = _collected.get()
        if waiting is None:
            super()._execute_task(task_result)
            return
        # What is asked for again is put last.
        key = f"{task_result.task.module_path} {task_result.args} {task_result.kwargs}"
        waiting.pop(key, None)
        waiting[key] = task_result


@contextmanager
def collecting_tasks() -> Iterator[None]:
    """Runs the tasks that are asked for within, each once, at its end; an error runs none."""
    if _collected.get() is not None:
        yield
        return
    waiting: dict[str, TaskResult] = {}
    before = _collected.set(waiting)
    try:
        yield
    finally:
        _collected.reset(before)
    for result in waiting.values():
        result.task.get_backend()._execute_task(result)  # type: ignore[attr-defined]
