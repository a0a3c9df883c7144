"""What an answer costs in processor time, the database's included, and in queries.

Needs Django alone, so that another site's Python can measure by it as well.
"""

import cProfile
import gzip
import json
import os
import pstats
import statistics
import time
from collections import deque
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmark.processor_time import processor_seconds

BATCHES = int(os.environ.get("ROUNDS", "3"))
LEAST_SECONDS = 0.2  # processor time of a batch: a database's is told in hundredths
RESULT = "measured "
READERS = 50
EMPTY, ONE_READER, CROWD = "empty view", "one reader of all pages", f"{READERS} readers of them"
MEMORY = "memory of a process, MB"


@dataclass(frozen=True)
class Cost:
    """Processor time in ms, queries, and bytes of an answer as they are and as gzip writes them."""

    milliseconds: float
    queries: int = 0
    size: int = 0
    packed: int = 0


@cache
def database_process() -> int | None:
    """The server's first process, where it is a server of this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = cursor.fetchone()[0]
    return int((Path(folder) / "postmaster.pid").read_text().split()[0])


def seconds_taken() -> float:
    """Processor time of this process and of the database."""
    server = database_process()
    return time.process_time() + ((processor_seconds(server) or 0) if server else 0)


def batch(step: Callable[[], Any], before: Callable[[], Any]) -> float:
    """Seconds for one, of as many as it takes to know."""
    total, count = 0.0, 0
    while total < LEAST_SECONDS:
        before()
        began = seconds_taken()
        answer = step()
        total, count = total + seconds_taken() - began, count + 1
        check(answer)
    return total / count


def check(answer: Any) -> None:
    """Stops when a step did not do what it should."""
    if answer is None:
        return
    text = b"" if answer.streaming else answer.content
    is_refused = answer.status_code == 200 and b'class="error-message"' in text
    if answer.status_code not in (200, 302) or is_refused:
        raise RuntimeError(f"{answer.status_code}: {text[:500]!r}")


def nothing() -> None:
    """What is done before a step when nothing is to be forgotten."""


def cost_of(name: str, step: Callable[[], Any], before: Callable[[], Any] = nothing) -> Cost:
    """The median batch, after one answer to warm up; with ``PROFILE=name``, where time goes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    check(step())
    if os.environ.get("PROFILE") == name:
        print_profile(step, before)
    milliseconds = statistics.median(batch(step, before) for _ in range(BATCHES)) * 1000
    before()
    with CaptureQueriesContext(connection) as queries:
        answer = step()
    text = b"" if answer.streaming else answer.content
    return Cost(milliseconds, len(queries), len(text), len(gzip.compress(text, 6)))


def cost_of_one(step: Callable[[], Any]) -> Cost:
    """What can be done once only."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    connection.queries_log = deque()  # Django keeps the last 9,000
    began = seconds_taken()
    with CaptureQueriesContext(connection) as queries:
        check(step())
    return Cost((seconds_taken() - began) * 1000, len(queries))


def print_profile(step: Callable[[], Any], before: Callable[[], Any]) -> None:
    """Prints where the time of a step goes."""
    profile = cProfile.Profile()
    for _ in range(3):
        before()
        profile.runcall(step)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(90)


def tell(costs: dict[str, Cost]) -> None:
    """Says the result to the process that asked."""
    print(RESULT + json.dumps({name: astuple(cost) for name, cost in costs.items()}))


def told(said: str) -> dict[str, Cost]:
    """What another process said."""
    line = next(line for line in said.splitlines() if line.startswith(RESULT))
    values: dict[str, list] = json.loads(line.removeprefix(RESULT))
    return {name: Cost(*value) for name, value in values.items()}
