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
from tests.benchmark.cost import CROWD, EMPTY, MEMORY, ONE_READER, Cost, told
from tests.benchmark.sites import in_own_process, kept_site

SIZES = [int(size) for size in os.environ.get("SIZES", "100 1000 10000").split()]
DATABASES = os.environ.get("DATABASES", "sqlite postgres").split()
STEPS = ("open", "autosave", "save", "publish")


def columns(folder: Path) -> dict[str, dict[str, Cost]]:
    """What each site came to."""
    found = {}
    for vendor in DATABASES:
        for size in SIZES:
            with kept_site(folder, vendor, size) as values:
                said = in_own_process(values, "tests.benchmark.measuring")
            if os.environ.get("PROFILE"):
                print(said)
            found[f"{vendor} {size:,}"] = told(said)
    if checkout := os.environ.get("BAKERYDEMO"):
        found["bakerydemo"] = bakery.measured(Path(checkout))
    return found


def cell(name: str, costs: dict[str, Cost]) -> str:
    """Milliseconds, queries and empty views."""
    if name not in costs:
        return ""
    cost = costs[name]
    if name == MEMORY:
        return f"{cost.milliseconds:,.0f} MB"
    queries = f"{cost.queries:,} q" if cost.queries else ""
    times = cost.milliseconds / costs[EMPTY].milliseconds
    return f"{cost.milliseconds:,.1f} ms {queries:>8} {times:8,.1f}"


def ratios(costs: dict[str, Cost]) -> dict[str, str]:
    """What the site aims at, as far as it has it."""
    pairs = {f"{step} / plain page": (f"editor, {step}", f"plain page, {step}") for step in STEPS}
    pairs["crowd / one reader"] = (CROWD, ONE_READER)
    said = {
        name: f"{costs[one].milliseconds / costs[other].milliseconds:.2f}"
        for name, (one, other) in pairs.items()
        if other in costs
    }
    for name in ("editor, open", "plain page, open"):
        if name in costs:
            size, packed = costs[name].size / 1000, costs[name].packed / 1000
            said[f"{name}: kB (gzip)"] = f"{size:.0f} ({packed:.1f})"
    return said


def print_table(found: dict[str, dict[str, Cost]]) -> None:
    """Prints a line for each thing and a column for each site, as Markdown."""
    print(f"| {'':26} | " + " | ".join(f"{title:>29}" for title in found) + " |")
    print(f"|{'-' * 28}|" + "|".join("-" * 30 + ":" for _ in found) + "|")
    for name in dict.fromkeys(name for costs in found.values() for name in costs):
        print_line(name, [cell(name, costs) for costs in found.values()])
    compared = [ratios(costs) for costs in found.values()]
    for name in dict.fromkeys(name for one in compared for name in one):
        print_line(name, [one.get(name, "") for one in compared])


def print_line(name: str, cells: list[str]) -> None:
    """Prints a line."""
    print(f"| {name:26} | " + " | ".join(f"{text:>29}" for text in cells) + " |")


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
