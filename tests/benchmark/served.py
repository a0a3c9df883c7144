"""Answers per second of gunicorn, and how soon a publication is seen: ``make bench PART=served``.

The demo's profile, cached and made anew, beside an empty view behind the same middleware and one
with no middleware at all. Every round measures all of them, and the median round counts, because
other work on the machine comes and goes. ``SECONDS``, ``ROUNDS`` and ``WEB_CONCURRENCY`` in the
environment change how long it takes.
"""

import math
import os
import statistics
import time
from dataclasses import dataclass, field

from tests.benchmark.load import measure
from tests.benchmark.middleware import ANEW, FORGET
from tests.benchmark.processor_time import processor_seconds
from tests.benchmark.publishing import measure_publication
from tests.benchmark.server import RunningSite, copied_database, running_site

SECONDS = float(os.environ.get("SECONDS", "2"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
PROCESSES = int(os.environ.get("WEB_CONCURRENCY", "2"))
PROFILE = "/profiler/varmdo/"

EMPTY = "empty view, the site's middleware"
BARE = "empty view, no middleware"
CACHED = "profile page, cached"
UNCACHED = "profile page, made anew"
COLD = "profile page, made anew, nothing kept"


@dataclass
class Target:
    """An URL, the site that answers there, and what its rounds came to."""

    url: str
    site: RunningSite
    answers_per_second: list[float] = field(default_factory=list)
    milliseconds_each: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Measures one round."""
        processor, clock = processor_seconds(self.site.process), time.monotonic()
        per_second = measure(self.url, SECONDS)
        answers = per_second * (time.monotonic() - clock)
        self.answers_per_second.append(per_second)
        taken = processor_seconds(self.site.process)
        if taken is not None and processor is not None:
            self.milliseconds_each.append((taken - processor) / answers * 1000)

    @property
    def per_second(self) -> float:
        """The median round's answers per second."""
        return statistics.median(self.answers_per_second)

    @property
    def milliseconds(self) -> float:
        """The median round's processor time for one answer; not a number where none is told."""
        return statistics.median(self.milliseconds_each or [math.nan])


def run_rounds(targets: dict[str, Target]) -> None:
    """Measures all targets in turn, after one second to warm each up."""
    for target in targets.values():
        measure(target.url, 1)
    for _ in range(ROUNDS):
        for target in targets.values():
            target.run()


def print_results(targets: dict[str, Target]) -> None:
    """Prints a line for each target."""
    empty, bare = targets[EMPTY], targets[BARE]
    print(" " * 38 + "  answers   of the empty view   of the bare one   processor time")
    for name, target in targets.items():
        share = target.per_second / empty.per_second
        print(
            f"{name:38} {target.per_second:6.0f}/s   {share:7.1%} (1/{1 / share:.1f})"
            f"{target.per_second / bare.per_second:18.1%}   {target.milliseconds:7.2f} ms ="
            f" {target.milliseconds / empty.milliseconds:.1f} empty views"
        )


def main() -> None:
    """Prints answers per second, processor time and ratios."""
    with (
        copied_database() as database,
        running_site("tests.benchmark.site_settings", PROCESSES, DATABASE_URL=database) as site,
        running_site("tests.benchmark.bare_settings", PROCESSES, DATABASE_URL=database) as bare,
    ):
        profile = site.url + PROFILE
        targets = {
            EMPTY: Target(f"{site.url}/benchmark/empty", site),
            BARE: Target(f"{bare.url}/benchmark/empty", bare),
            CACHED: Target(profile, site),
            UNCACHED: Target(f"{profile}?{ANEW}", site),
            COLD: Target(f"{profile}?{FORGET}", site),
        }
        run_rounds(targets)
        publication = measure_publication(site.url, database)
    print(f"{PROCESSES} processes, median of {ROUNDS} rounds of {SECONDS:g} s; {profile}")
    print_results(targets)
    print(publication)
