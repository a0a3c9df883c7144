"""Measures the demo's profile pages, cached and uncached, beside empty views.

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
from tests.benchmark.server import running_site

SECONDS = float(os.environ.get("SECONDS", "2"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
PROCESSES = int(os.environ.get("WEB_CONCURRENCY", "2"))

EMPTY = "empty view, the site's middleware"
BARE = "empty view, no middleware"
CACHED = "profile page, cached"
UNCACHED = "profile page, uncached"
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
        running_site("tests.benchmark.site_settings", PROCESSES) as site,
        running_site("tests.benchmark.bare_settings", PROCESSES) as bare,
    ):
        profile = find_profile(site)
        targets = {
            EMPTY: f"{site}/benchmark/empty",
            BARE: f"{bare}/benchmark/empty",
            CACHED: profile,
            # An unknown parameter is always answered freshly.
            UNCACHED: f"{profile}?benchmark=1",
        }
        results = run_rounds(targets)
    print(f"{PROCESSES} processes, median of {ROUNDS} rounds of {SECONDS:g} s; {profile}")
    for name, per_second in results.items():
        print(
            f"{name:36} {per_second:8.0f}/s   {per_second / results[EMPTY]:7.1%} of the empty view"
            f"   {per_second / results[BARE]:7.1%} of the bare one"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
