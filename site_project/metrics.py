"""What Prometheus asks on the machine itself, at ``/metrics``."""

from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import ip_address

from django.http import HttpRequest, HttpResponse
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from site_project.counters import SECONDS, STATUSES, counters
from site_project.health_checks import CHECKS

FORWARDED = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def is_local(request: HttpRequest) -> bool:
    """Whether this machine asks for itself: no proxy has passed the question on."""
    if any(name.startswith(FORWARDED) for name in request.META):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def metrics(request: HttpRequest, problem: str) -> HttpResponse:
    """The numbers in Prometheus' text format; others than this machine find nothing."""
    if not is_local(request):
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    samples = {f'requests_total{{status="{n}xx"}}': counters.total(n) for n in STATUSES}
    samples |= {"request_seconds_total": counters.total(SECONDS), "ready": not problem}
    if not problem:
        samples |= measure_state()
    lines = [f"site_{name} {float(value):.15g}\n" for name, value in samples.items()]
    return HttpResponse("".join(lines), content_type=CONTENT_TYPE)


def measure_state() -> Mapping[str, float]:
    """What is stored for all processes: checks that find something, and tasks by state."""
    warnings = {f'warning{{check="{name}"}}': bool(check()) for name, check in CHECKS.items()}
    tasks = DBTaskResult.objects
    counts = {
        f'tasks{{state="{state.lower()}"}}': tasks.filter(status=state).count()
        for state in (TaskResultStatus.READY, TaskResultStatus.RUNNING, TaskResultStatus.FAILED)
    }
    return {**warnings, **counts}
