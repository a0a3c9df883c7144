"""``make test``: every check, then each test where it says something.

Tests that need no database run once (``plain``), those that ask for one on SQLite and on
PostgreSQL, and those of ``tests/browser`` in Chromium on PostgreSQL. Which is which follows from
what a test asks for: see ``tests/conftest.py``.

Closes with one line per suite (``sqlite: 812 passed, 5 skipped``) and a sum. Everything runs even
when something has failed before, and any failure makes the exit code 1.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from tests.migrated_databases import TEST_TEMPLATE, Migration
from tests.postgres_cluster import DATABASE, running_cluster
from tests.system_programs import describe_installation, find_missing_packages

PROJECT_DIR = Path(__file__).resolve().parent.parent
SITE = ("home", "profiles", "search", "site_project", "manage.py")
CODE = (*SITE, "tests")

PYTHON = (sys.executable,)
MANAGE = (sys.executable, "manage.py")
MEMORY = "sqlite:///:memory:"
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "site_project.settings.test"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
    "SECRET_KEY": "only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH",
    "ALLOWED_HOSTS": "www.example.se",
    "SITE_URL": "https://www.example.se",
}


@dataclass(frozen=True)
class Check:
    """A command that must succeed before the suite says anything about the code."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]


CHECKS = (
    Check("ruff check", (*PYTHON, "-m", "ruff", "check", *CODE), {}),
    Check("ruff format", (*PYTHON, "-m", "ruff", "format", "--check", *CODE), {}),
    Check("djlint", (*PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"), {}),
    # The package has no module to run; its script lies beside Python's.
    Check("imports", (str(Path(sys.executable).with_name("lint-imports")), "--no-cache"), {}),
    # Tests have type hints, too, but play with values in ways no type describes.
    Check("mypy", (*PYTHON, "-m", "mypy", *SITE), {}),
    Check("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), TEST_SETTINGS),
    Check("system checks", (*MANAGE, "check", "--fail-level", "WARNING"), TEST_SETTINGS),
    Check("deployment", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
)


@dataclass(frozen=True)
class Result:
    """What one suite counted."""

    passed: int
    skipped: int
    failed: int

    def __str__(self) -> str:
        """The closing line after the suite's name."""
        failures = f", {self.failed} failed" if self.failed else ""
        return f"{self.passed} passed, {self.skipped} skipped{failures}"


def run(title: str, command: tuple[str, ...], environment: dict[str, str]) -> int:
    """Runs one step under a heading and says how long it took."""
    print(f"\n== {title}", flush=True)
    started = time.monotonic()
    done = subprocess.run(command, cwd=PROJECT_DIR, env={**os.environ, **environment}, check=False)
    print(f"-- {title}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode


def run_suite(name: str, database: str, *arguments: str, template: str = "") -> Result:
    """Runs pytest on copies of one database and reads its counts from the report it writes."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        shown = ("-q", "--durations=15", f"--junitxml={report}")
        command = (*PYTHON, "-m", "pytest", *shown, *arguments)
        environment = {**TEST_SETTINGS, "DATABASE_URL": database, TEST_TEMPLATE: template}
        code = run(name, command, environment)
        return read_report(report, code)


def read_report(report: Path, code: int) -> Result:
    """The counts; a run that ended badly without a failed test counts as one failure."""
    if not report.exists():
        return Result(passed=0, skipped=0, failed=1)
    totals = [suite.attrib for suite in ElementTree.parse(report).iter("testsuite")]  # noqa: S314
    total, skipped = add_up(totals, "tests"), add_up(totals, "skipped")
    failed = add_up(totals, "failures") + add_up(totals, "errors")
    passed = max(0, total - skipped - failed)
    return Result(passed, skipped, failed or int(code != 0))


def add_up(totals: list[dict[str, str]], name: str) -> int:
    """One count over all parts of a report."""
    return sum(int(part.get(name, 0)) for part in totals)


@contextmanager
def migrating_databases() -> Iterator[tuple[Migration, Migration]]:
    """Starts migrating a database of SQLite and one of PostgreSQL for the suites to copy."""
    with tempfile.TemporaryDirectory() as folder, running_cluster() as server:
        file = f"{folder}/migrated.sqlite3"
        migrations = Migration(f"sqlite:///{file}", file), Migration(server, DATABASE)
        try:
            yield migrations
        finally:
            for migration in migrations:
                migration.stop()


def run_suites(on_sqlite: Migration, on_postgresql: Migration) -> dict[str, Result]:
    """Runs each suite in two processes."""
    many = ("-n", os.environ.get("TEST_PROCESSES", "2"))
    # A file stays in one process, because its tests may share something slow such as a checkout;
    # those that take minutes come first (tests/conftest.py). pytest-xdist 3.8 has no other way:
    # under pytest 9.2 it forgets the groups of --dist=loadgroup.
    by_file = ("--dist", "loadfile", "--no-loadscope-reorder", *many)
    plain = ("-m", "not database and not browser", *by_file)
    database = ("-m", "database and not browser", *many)
    # In this order each process has the public site's tests behind all others.
    browser = ("-m", "browser", "tests/browser", "--dist=load", *many)
    server = on_postgresql.url
    return {
        "plain": run_suite("plain", MEMORY, *plain),
        "sqlite": run_suite("sqlite", MEMORY, *database, template=on_sqlite.wait()),
        "postgresql": run_suite("postgresql", server, *database, template=on_postgresql.wait()),
        "browser": run_suite("browser", server, *browser, template=on_postgresql.wait()),
    }


def stop_in_order(_signal: int, _frame: FrameType | None) -> None:
    """Lets a killed run take its PostgreSQL down with it."""
    sys.exit(143)


def main(arguments: list[str]) -> int:
    """Runs everything (``--checks``: only what needs no database) and prints the closing lines."""
    signal.signal(signal.SIGTERM, stop_in_order)
    if "--checks" in arguments:
        broken, results = find_broken(), {}
    elif missing := find_missing_packages():
        print(f"Something is missing. Install it with:\n\n    {describe_installation(missing)}\n")
        return 1
    else:
        with migrating_databases() as migrations:
            broken, results = find_broken(), run_suites(*migrations)
    print_summary(broken, results)
    return 1 if broken or any(result.failed for result in results.values()) else 0


def find_broken() -> list[str]:
    """Runs the checks and returns the names of those that fail."""
    return [check.name for check in CHECKS if run(check.name, check.command, check.environment)]


def print_summary(broken: list[str], results: dict[str, Result]) -> None:
    """The closing lines: failed checks, each suite, the sum."""
    print()
    for name in broken:
        print(f"FAILED: {name}")
    for name, result in results.items():
        print(f"{name}: {result}")
    passed = sum(result.passed for result in results.values())
    failed = sum(result.failed for result in results.values()) + len(broken)
    print(f"{passed} passed, {failed} failed", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
