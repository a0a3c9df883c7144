"""While the database is away: an answer that says so, and one line in the log.

The page cache goes on answering visitors for a while (``site_project.page_cache.middleware``);
everything else that asks the database ends here, with 503 and an invitation to come back. So does
a file that there is no room for.
"""

import errno
import logging
import sys
import time
from threading import Lock
from typing import Any

from django.db import DatabaseError, Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error as django_server_error

logger = logging.getLogger(__name__)

RETRY_AFTER = 30  # seconds a browser, a proxy and a search engine are asked to wait
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
SQLITE_ERROR = 1  # a query that is wrong, such as one for a table that does not exist


class DatabaseOutage:
    """Since when this process has had no answer from the database."""

    def __init__(self) -> None:
        self.began: float | None = None
        self._lock = Lock()

    def begin(self, error: Error) -> None:
        """Notes the first sign; the thousand after it are the same outage."""
        with self._lock:
            if self.began is None:
                self.began = time.monotonic()
                logger.error("The database does not answer: %s", str(error).strip())

    def end(self) -> None:
        """Notes that the database has answered."""
        if self.began is None:
            return
        with self._lock:
            if self.began is not None:
                seconds = time.monotonic() - self.began
                self.began = None
                logger.warning("The database answers again, after %.0f s.", seconds)


outage = DatabaseOutage()


def is_away(error: BaseException | None) -> bool:
    """Tells whether the error says that the database can't be reached now.

    A lock that was waited for in vain counts: what helps is the same. So does a connection that
    broke within a transaction, where the first error is the context of the one that is seen.
    """
    if isinstance(error, InterfaceError):
        return True
    if isinstance(error, OperationalError):
        return getattr(error.__cause__, "sqlite_errorcode", None) != SQLITE_ERROR
    # psycopg2's when the server dies in the midst of a query: nobody said what is wrong.
    if type(error) is DatabaseError and getattr(error.__cause__, "pgcode", "") is None:
        return True
    return isinstance(error, DatabaseError) and (
        is_away(error.__cause__) or is_away(error.__context__)
    )


def server_error(request: HttpRequest, *arguments: Any) -> HttpResponse:
    """Answers an error that nothing else has caught (``handler500``)."""
    # Django calls this while it handles the error, and does not hand it over.
    error = sys.exception()
    if isinstance(error, Error) and is_away(error):
        outage.begin(error)
    elif isinstance(error, OSError) and error.errno in NO_ROOM:
        logger.error("There is no room to store a file: %s", error)
    else:
        return django_server_error(request, *arguments)
    response = HttpResponse(
        loader.get_template("503.html").render(),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"},
    )
    # Django would write a line and a traceback for each visitor.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
