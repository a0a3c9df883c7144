"""How long a guesser waits: by user name and address together, and longer each time.

django-axes counts failures in the database, so that every process and machine counts the same. What
it asks here is how many failures are one too many: eight, and after that one more for each wait
that has been sat out. Nobody can lock an editor out from elsewhere just by knowing the user name.
"""

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from axes.helpers import get_client_username
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=12)


def failure_limit(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Returns the number of failures from which on a login is refused; asked for by axes."""
    failures, until = lock_of(get_client_username(request, credentials), address_of(request))
    first: int = settings.LOGIN_FAILURES
    if failures < first:
        return first
    return failures + 1 if timezone.now() >= until else failures


def lock_of(name: str | None, address: str | None) -> tuple[int, datetime]:
    """Returns how often this name has failed from this address, and until when it waits."""
    counted = AccessAttempt.objects.filter(username=name, ip_address=address).aggregate(
        failures=Sum("failures_since_start"), latest=Max("attempt_time")
    )
    failures = counted["failures"] or 0
    return failures, (counted["latest"] or timezone.now()) + wait_after(failures)


def wait_after(failures: int) -> timedelta:
    """Returns the wait: a quarter of an hour after the eighth failure, twice as long each time."""
    beyond = failures - settings.LOGIN_FAILURES
    if beyond < 0:
        return timedelta()
    return min(FIRST_WAIT * 2 ** min(beyond, 10), LONGEST_WAIT)


def address_of(request: HttpRequest) -> str | None:
    """Returns the address that axes counts by."""
    address: str | None = getattr(request, "axes_ip_address", None)
    return address


def lockout_response(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Says how long to wait, and the way past it; asked for by axes."""
    _failures, until = lock_of(get_client_username(request, credentials), address_of(request))
    minutes = max(1, ceil((until - timezone.now()).total_seconds() / 60))
    response = render(
        request, "registration/locked_out.html", {"wait": spoken(minutes)}, status=429
    )
    response["Retry-After"] = str(minutes * 60)
    return response


def spoken(minutes: int) -> str:
    """Returns a wait in words, rounded up."""
    if minutes < 60:
        return "en minut" if minutes == 1 else f"{minutes} minuter"
    hours = ceil(minutes / 60)
    return "en timme" if hours == 1 else f"{hours} timmar"


def locked_names() -> list[tuple[str, datetime]]:
    """Returns the user names that can't log in from somewhere now, and until when."""
    attempts = (
        AccessAttempt.objects.values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), latest=Max("attempt_time"))
        .filter(failures__gte=settings.LOGIN_FAILURES)
    )
    locked: dict[str, datetime] = {}
    for attempt in attempts:
        until = attempt["latest"] + wait_after(attempt["failures"])
        name = attempt["username"] or ""
        if until > timezone.now():
            locked[name] = max(until, locked.get(name, until))
    return sorted(locked.items())


def unlock(name: str) -> None:
    """Forgets the failures of a user name, from every address."""
    reset(username=name)
