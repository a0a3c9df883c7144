"""Each background task once, at the end of what asks for it.

Publishing saves a page several times, and each time Wagtail asks for the page to be indexed and
its references to be noted. Inside ``collecting_tasks`` what is asked for again is done once, last,
in the same transaction: a page is published with all that follows from it, or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

_collected: ContextVar[dict[str, TaskResult] | None] = ContextVar("collected_tasks", default=None)


class CollectingBackend(ImmediateBackend):
    """Runs tasks in the process: at once, or where ``collecting_tasks`` ends."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        """Runs the task, or puts it last among those that wait."""
        waiting = _collected.get()
        if waiting is None:
            return super().enqueue(task, args, kwargs)
        self.validate_task(task)
        result: TaskResult = TaskResult(
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
