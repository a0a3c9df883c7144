"""``manage.py forget_old``: drops failed logins, finished tasks and versions nobody needs any more.

Sessions and search terms have commands of their own; the timers of all are in docs/systemd.
"""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision, WorkflowState

TASK_AGE = timedelta(days=14)
REVISION_AGE = timedelta(days=2 * 365)
GOING_ON = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


class Command(BaseCommand):
    help = "Drops failed logins after a day, tasks after two weeks and versions after two years."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        forgotten = AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME)
        logins, _ = forgotten.delete()
        finished = DBTaskResult.objects.finished()
        tasks, _ = finished.filter(finished_at__lt=now - TASK_AGE).delete()
        revisions = drop_old_revisions()
        self.stdout.write(f"Dropped: {logins} failed logins, {tasks} tasks, {revisions} versions")


def drop_old_revisions() -> int:
    """Drops what ``purge_revisions`` of Wagtail does, but never the version that visitors read."""
    in_use = Q(latest_revision=OuterRef("pk")) | Q(live_revision=OuterRef("pk"))
    old = Revision.page_revisions.filter(
        ~Exists(Page.objects.filter(in_use)),
        created_at__lt=timezone.now() - REVISION_AGE,
        approved_go_live_at=None,
    ).exclude(task_states__workflow_state__status__in=GOING_ON)
    keys = list(old.values_list("pk", flat=True))
    # One at a time: versions can be a megabyte each.
    for key in keys:
        Revision.objects.filter(pk=key).delete()
    return len(keys)
