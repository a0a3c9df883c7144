"""``make bench``: one table of what everything costs, in processor time and queries.

    make bench                                   # 100, 1,000 and 10,000 profiles on both databases
    SIZES=100 DATABASES=sqlite make bench        # a part of it
    BAKERYDEMO=../bakerydemo make bench          # Wagtail's demo beside it
    PROFILE="editor, save" SIZES=100 make bench  # where the time of a line goes
    make bench PART=served                       # answers per second of gunicorn, and publishing
    make bench PART=varnish                      # the same through the documented Varnish

The sites are made once and kept in ``BENCH_FOLDER``. Each is measured in a process of its own,
PostgreSQL's time is counted, and what means something on a busy machine is the last figure of a
cell: how many empty views of the same run it costs.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.benchmark import bakery, served, varnish
from tests.benchmark.cost import Cost, told
from tests.benchmark.sites import in_own_process, kept_site

SIZES = [int(size) for size in os.environ.get("SIZES", "100 1000 10000").split()]
DATABASES = os.environ.get("DATABASES", "sqlite postgres").split()
EMPTY = "empty view"


def columns(folder: Path) -> dict[str, dict[str, Cost]]:
    """What each site came to."""
    found = {}
    if checkout := os.environ.get("BAKERYDEMO"):
        found["bakerydemo"] = bakery.measured(Path(checkout))
    for vendor in DATABASES:
        for size in SIZES:
            with kept_site(folder, vendor, size) as values:
                said = in_own_process(values, "tests.benchmark.measuring")
            if os.environ.get("PROFILE"):
                print(said)
            found[f"{vendor} {size:,}"] = told(said)
    return found


def cell(cost: Cost | None, empty: Cost) -> str:
    """Milliseconds, queries and empty views."""
    if not cost:
        return ""
    queries = f"{cost.queries:,} q" if cost.queries else ""
    times = cost.milliseconds / empty.milliseconds
    return f"{cost.milliseconds:,.1f} ms {queries:>7} {times:7,.1f}"


def print_table(found: dict[str, dict[str, Cost]]) -> None:
    """Prints a line for each thing and a column for each site, as Markdown."""
    names = list(dict.fromkeys(name for costs in found.values() for name in costs))
    print(f"| {'':24} | " + " | ".join(f"{title:>27}" for title in found) + " |")
    print(f"|{'-' * 26}|" + "|".join("-" * 28 + ":" for _ in found) + "|")
    for name in names:
        cells = [f"{cell(costs.get(name), costs[EMPTY]):>27}" for costs in found.values()]
        print(f"| {name:24} | " + " | ".join(cells) + " |")


def main(part: str) -> int:
    """Prints the table, or one of the other parts."""
    if part in ("served", "varnish"):
        (served if part == "served" else varnish).main()
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        print_table(columns(Path(os.environ.get("BENCH_FOLDER", temporary))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
