"""What may be wrong with a site that answers, for those who run it.

Each check returns a sentence about what is wrong, or nothing. None of them keeps visitors away:
that only ``health.find_problem`` does.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db.models import Min
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.models import ContentVersion, JobRun
from home.scheduling import COMMAND, LATE, is_overdue
from profiles.models import ProfilePage
from search.models import IndexedDocument

LEAST_SPACE = 500 * 1024 * 1024  # bytes
LONGEST_AGES = {
    COMMAND: LATE,
    "backup_site": dt.timedelta(hours=36),
    "rehearse_restore": dt.timedelta(days=40),
}
LONGEST_WAIT = dt.timedelta(minutes=10)  # of a task for the worker
PROBE = "health"


def check_cache() -> str:
    """Redis may be away: the site goes on without it."""
    cache.set(PROBE, "1", 10)
    return "" if cache.get(PROBE) == "1" else "the cache does not keep what it is given"


def check_disk() -> str:
    """Uploads and, with SQLite, the database need room."""
    places = {Path(settings.MEDIA_ROOT)}
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and Path(str(database["NAME"])).is_absolute():
        places.add(Path(database["NAME"]).parent)
    free = min(shutil.disk_usage(_existing(place)).free for place in places)
    return "" if free >= LEAST_SPACE else f"only {free // 1024**2} MB are left on the disk"


def _existing(place: Path) -> Path:
    """Returns the folder, or the one above it that there is before the first upload."""
    return next(folder for folder in (place, *place.absolute().parents) if folder.exists())


def check_search_index() -> str:
    """The index has something to find when the site has."""
    documents = IndexedDocument.objects
    has_pages = ProfilePage.objects.visible().exists()
    return "the search index is empty" if has_pages and not documents.exists() else ""


def check_purges() -> str:
    """The cache in front has heard of the last publication."""
    state = ContentVersion.state()
    return "" if state and state[1] else "the cache in front waits to be told of a publication"


def check_worker() -> str:
    """A worker takes the tasks that wait, and they go well."""
    now = timezone.now()
    waiting = DBTaskResult.objects.filter(
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    )
    oldest = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    if oldest and now - oldest > LONGEST_WAIT:
        return f"{waiting.count()} tasks wait for the worker, since {oldest:%Y-%m-%d %H:%M} UTC"
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - dt.timedelta(days=1))
    return f"{failed.count()} tasks of the worker failed today" if failed.exists() else ""


def check_schedule() -> str:
    """What is scheduled happens."""
    return "scheduled publishing is late" if is_overdue() else ""


def check_job(name: str) -> str:
    """A job of the timers that has run at all has run lately."""
    run = JobRun.latest(name)
    if run is None or timezone.now() - run.finished_at < LONGEST_AGES[name]:
        return ""
    return f"last ran {run.finished_at:%Y-%m-%d %H:%M} UTC"


def never_run(check: str) -> str:
    """What is told of a job that this site may do some other way."""
    job = JOBS.get(check)
    return "has never run" if job and JobRun.latest(job) is None else ""


JOBS = {
    "last scheduled run": COMMAND,
    "last backup": "backup_site",
    "last rehearsal of a restore": "rehearse_restore",
}
CHECKS: Mapping[str, Callable[[], str]] = {
    "cache": check_cache,
    "disk": check_disk,
    "search index": check_search_index,
    "scheduled pages": check_schedule,
    **{name: partial(check_job, job) for name, job in JOBS.items()},
    "purge queue": check_purges,
    "worker": check_worker,
}
