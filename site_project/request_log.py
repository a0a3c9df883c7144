"""One line for each slow request and slow query, and a name for the request on every line.

The lines hold no personal data: no query string, no address, no user, and of a query its words
without their values.
"""

import json
import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from random import getrandbits
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponseBase

from site_project.counters import counters

logger = logging.getLogger("site.slow")

GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
LONGEST_QUERY = 400  # characters of one in the log

request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdFilter(logging.Filter):
    """Gives each line the name of the request it is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Adds the name; drops nothing."""
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """A line as a JSON object, for a collector of logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the object on one line."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", ""),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


class RequestLogMiddleware:
    """Names the request, after the proxy if that has named it, and times it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers, and logs when that took long."""
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        name = given if GIVEN_ID.fullmatch(given) else f"{getrandbits(128):032x}"
        before = request_id.set(name)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            seconds = time.perf_counter() - started
            counters.count(response.status_code, seconds)
            self.log_slow(request, response, seconds)
        finally:
            request_id.reset(before)
        return response

    def log_slow(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        """Writes one line for a request that took long."""
        if seconds < settings.SLOW_REQUEST_SECONDS:
            return
        facts = {
            "method": request.method,
            "path": request.path_info,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000),
        }
        message = "slow request: %(method)s %(path)s %(status)s in %(milliseconds)s ms"
        logger.warning(message, facts, extra={"facts": facts})


def connect() -> None:
    """Times the queries of every connection to the database from its beginning."""
    connection_created.connect(time_queries, dispatch_uid="slow queries")


def time_queries(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Times the queries of one connection, which may have been opened before."""
    if log_slow_query not in connection.execute_wrappers:
        connection.execute_wrappers.append(log_slow_query)


def log_slow_query(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    """Writes one line for a query of a request that took long, without the values in it."""
    if not request_id.get():
        return execute(sql, params, many, context)
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = round((time.perf_counter() - started) * 1000)
        if milliseconds >= settings.SLOW_QUERY_SECONDS * 1000:
            facts = {"query": " ".join(sql.split())[:LONGEST_QUERY], "milliseconds": milliseconds}
            message = "slow query: %(milliseconds)s ms: %(query)s"
            logger.warning(message, facts, extra={"facts": facts})
