"""Measures the demo's profile pages, cached and uncached, beside empty views.

An uncached page is made anew for each answer, once with what all pages share remembered, as a
visitor meets it, and once with nothing kept, as right after a publication. At last a publication
is measured: how soon every process shows it. All on a copy of the database.

Every round measures all of them, and the median round counts, because other work on the machine
comes and goes. ``SECONDS`` and ``ROUNDS`` in the environment change how long it takes.
"""

import os
import re
import statistics
import sys
import urllib.request
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.benchmark.load import measure
from tests.benchmark.middleware import FORGET
from tests.benchmark.publishing import measure_publication
from tests.benchmark.server import copied_database, running_site

SECONDS = float(os.environ.get("SECONDS", "2"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
PROCESSES = int(os.environ.get("WEB_CONCURRENCY", "2"))

EMPTY = "empty view, the site's middleware"
BARE = "empty view, no middleware"
CACHED = "profile page, cached"
UNCACHED = "profile page, made anew"
COLD = "profile page, made anew, nothing kept"
PROFILE = re.compile(r"/profiler/[^/]+/")
NAMESPACE = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def find_profile(address: str) -> str:
    """The first profile that the site map names."""
    with urllib.request.urlopen(f"{address}/sitemap.xml", timeout=60) as answer:  # noqa: S310
        tree = ElementTree.fromstring(answer.read())  # noqa: S314
    paths = [urlsplit(node.text or "").path for node in tree.iterfind("map:url/map:loc", NAMESPACE)]
    return address + next(path for path in paths if PROFILE.fullmatch(path))


def run_rounds(targets: dict[str, str]) -> dict[str, float]:
    """The median answers per second of each target."""
    for url in targets.values():
        measure(url, 1)
    counted: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(ROUNDS):
        for name, url in targets.items():
            counted[name].append(measure(url, SECONDS))
    return {name: statistics.median(values) for name, values in counted.items()}


def main() -> int:
    """Prints answers per second and ratios."""
    with (
        copied_database() as database,
        running_site("tests.benchmark.site_settings", PROCESSES, DATABASE_URL=database) as site,
        running_site("tests.benchmark.bare_settings", PROCESSES, DATABASE_URL=database) as bare,
    ):
        profile = find_profile(site)
        targets = {
            EMPTY: f"{site}/benchmark/empty",
            BARE: f"{bare}/benchmark/empty",
            CACHED: profile,
            # An unknown parameter is always answered freshly.
            UNCACHED: f"{profile}?benchmark=1",
            COLD: f"{profile}?{FORGET}",
        }
        results = run_rounds(targets)
        publication = measure_publication(site, database)
    print(f"{PROCESSES} processes, median of {ROUNDS} rounds of {SECONDS:g} s; {profile}")
    for name, per_second in results.items():
        share = per_second / results[EMPTY]
        print(
            f"{name:38} {per_second:8.0f}/s   {share:7.1%} (1/{1 / share:.1f}) of the empty view"
            f"   {per_second / results[BARE]:7.1%} of the bare one"
        )
    print(publication)
    return 0


if __name__ == "__main__":
    sys.exit(main())
