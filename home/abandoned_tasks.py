"""What becomes of a task whose worker was killed: it is done again, as often as makes sense.

A task may therefore be done twice, and must be one that does no harm then.
"""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

ATTEMPTS = 3  # a picture that kills its worker would otherwise do so for ever
LONGEST_TASK = timedelta(minutes=30)  # a worker of another machine may be at it until then


class WorkerKilledError(Exception):
    """The process that did the task ended before the task did, time after time."""


def requeue_abandoned(worker: str) -> None:
    """Lets the tasks that a worker of this name, or a lost one, left behind be taken again."""
    longest_ago = timezone.now() - LONGEST_TASK
    for result in DBTaskResult.objects.running():
        is_lost = result.started_at is None or result.started_at < longest_ago
        if result.worker_ids[-1:] != [worker] and not is_lost:
            continue
        if len(result.worker_ids) >= ATTEMPTS:
            result.set_failed(WorkerKilledError(f"{ATTEMPTS} attempts"))
            logger.error("Given up after %s attempts: %s", ATTEMPTS, result.task_path)
        else:
            DBTaskResult.objects.filter(pk=result.pk).update(status=TaskResultStatus.READY)
            logger.warning("Taken again, as its worker died: %s", result.task_path)
