"""Counts queries, to compare one page with another."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count_queries(act: Callable[[], Any]) -> int:
    """Returns how many queries the act costs."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
