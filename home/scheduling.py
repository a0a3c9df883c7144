"""Whether what is scheduled happens: the command that publishes it is started from outside."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Revision

from home.models import JobRun

COMMAND = "publish_scheduled"
# The guide to production runs it every five minutes.
LATE = timedelta(minutes=20)

NEVER_RUN = "Schemalagd publicering är inte igång på servern, så inget publiceras av sig självt."
STOPPED = "Schemalagd publicering har inte körts sedan {time}, så inget publiceras av sig självt."
ASK = "Säg till den som sköter servern."


def scheduling_problem() -> str:
    """Returns why scheduled pages will not be published, in a sentence, or nothing."""
    run = JobRun.latest(COMMAND)
    if run is None:
        return f"{NEVER_RUN} {ASK}"
    if run.finished_at > timezone.now() - LATE:
        return ""
    time = date_format(timezone.localtime(run.finished_at), "j F H:i")
    return f"{STOPPED.format(time=time)} {ASK}"


def has_schedule() -> bool:
    """Tells whether anything waits for its time, or for the time that has passed."""
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False)
    return waiting.exists() or Page.objects.live().filter(expire_at__isnull=False).exists()


def is_overdue() -> bool:
    """Tells whether a time has passed and nothing has happened."""
    latest = timezone.now() - LATE
    late = Revision.objects.filter(approved_go_live_at__lt=latest)
    return late.exists() or Page.objects.live().filter(expire_at__lt=latest).exists()
