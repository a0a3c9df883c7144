"""What may be wrong with a site that answers, for those who run it.

Each check returns a sentence about what is wrong, or nothing. None of them keeps visitors away:
that only ``health.find_problem`` does.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from home.models import ContentVersion, JobRun
from home.scheduling import COMMAND, LATE
from profiles.models import ProfilePage
from search.models import IndexedDocument
from site_project.health import find_problem

LEAST_SPACE = 500 * 1024 * 1024  # bytes
LONGEST_AGES = {
    COMMAND: LATE,
    "backup_site": dt.timedelta(hours=36),
}
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


def check_job(name: str) -> str:
    """A job of the timers has run lately."""
    run = JobRun.latest(name)
    if run is None:
        return "has never run"
    age = timezone.now() - run.finished_at
    return "" if age < LONGEST_AGES[name] else f"last ran {run.finished_at:%Y-%m-%d %H:%M} UTC"


CHECKS: Mapping[str, Callable[[], str]] = {
    "database and migrations": find_problem,
    "cache": check_cache,
    "disk": check_disk,
    "search index": check_search_index,
    "last scheduled run": lambda: check_job(COMMAND),
    "last backup": lambda: check_job("backup_site"),
    "purge queue": check_purges,
}


@never_cache
def details(_request: HttpRequest) -> JsonResponse:
    """Every check with what is wrong, or ``ok``; a machine asks ``/health/ready`` instead."""
    return JsonResponse({name: check() or "ok" for name, check in CHECKS.items()})
