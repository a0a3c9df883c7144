"""How long browsers and the caches in front of the site may keep an answer."""

import datetime as dt

from django.conf import settings
from django.http import HttpResponseBase
from django.utils import timezone

# Set by views that know better: a login, a form, a person's own page.
PERSONAL = ("private", "no-store", "no-cache")
FOR_NOBODY_ELSE = "private, no-cache"

# Browsers and proxies ask each time; the answer to an unchanged page is an empty 304.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"

# With a cache in front that is told of each publication (``downstream``), in seconds.
LONGEST = 24 * 60 * 60
OF_MISSING_PAGES = 60  # nobody can say how many there are
UNTIL_TOLD = 5  # while the cache in front has not heard of the last publication
AFTER_ERRORS = 7 * 24 * 60 * 60

SHARED_STATUSES = frozenset({200, 301, 308, 404, 410})


def is_personal(response: HttpResponseBase) -> bool:
    """Whether the answer is for nobody but the one who asked."""
    said = response.get("Cache-Control", "")
    return bool(response.cookies) or any(word in said for word in PERSONAL)


def cache_control(status: int, *, has_been_told: bool) -> str:
    """What everybody's answer says; ``has_been_told`` is about the cache in front."""
    if not settings.CDN:
        return ASK_EACH_TIME
    longest = OF_MISSING_PAGES if status in (404, 410) else LONGEST
    kept = min(longest, seconds_left_of_day()) if has_been_told else UNTIL_TOLD
    return (
        f"public, max-age=0, s-maxage={kept}, stale-while-revalidate=1, "
        f"stale-if-error={AFTER_ERRORS}"
    )


def seconds_left_of_day() -> int:
    """Until midnight here: some blocks stop being shown after a date."""
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    midnight = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), now.tzinfo)
    return max(1, int((midnight - now).total_seconds()))
