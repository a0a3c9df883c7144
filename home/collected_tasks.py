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
from typing import Any

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

_collected: ContextVar[dict[str, TaskResult] | None] = ContextVar("collected_tasks", default=None)


BACKGROUND = "background"


class AfterCommitBackend(ImmediateBackend):
    """Runs tasks in the process, once what asks for them is committed."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Leaves the task to the end of the transaction."""
        result = self.make_result(task, args, kwargs)
        transaction.on_commit(partial(self._execute_task, result))
        return result

    def make_result(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Returns what stands for a task that waits."""
        self.validate_task(task)
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


class CollectingBackend(AfterCommitBackend):
    """Runs tasks in the process: at once, or where ``collecting_tasks`` ends."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Runs the task, or puts it last among those that wait."""
        result = self.make_result(task, args, kwargs)
        waiting = _collected.get()
        if waiting is None:
            self._execute_task(result)
            return result
        key = f"{task.module_path} {args} {kwargs}"
        waiting.pop(key, None)
        waiting[key] = result
        return result


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
