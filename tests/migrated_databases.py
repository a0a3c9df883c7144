"""Databases that are migrated once in a run and copied for each process that tests.

Migrating takes longer than any test. ``tests.run_suites`` does it beside its checks; the copies are
taken in ``tests/conftest.py`` where ``TEST_TEMPLATE`` names the migrated one: a file of SQLite, or
a database of the PostgreSQL that ``DATABASE_URL`` leads to. Without it a run migrates its own.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

PROJECT_DIR = Path(__file__).resolve().parent.parent
TEST_TEMPLATE = "TEST_TEMPLATE"


class Migration:
    """Migrates a database in a process of its own, beside whatever else is done."""

    def __init__(self, url: str, name: str) -> None:
        """Starts on the database of the address, which copies are taken of by the name."""
        self.url, self.name = url, name
        settings = {"DJANGO_SETTINGS_MODULE": "site_project.settings.test", "DATABASE_URL": url}
        self.process = subprocess.Popen(
            (sys.executable, "manage.py", "migrate", "--verbosity", "0"),
            cwd=PROJECT_DIR,
            env={**os.environ, **settings},
        )

    def wait(self) -> str:
        """Returns what to copy; nothing when the migrations failed, which the tests will say."""
        return "" if self.process.wait() else self.name

    def stop(self) -> None:
        """Ends what nobody waits for any longer."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def copied_databases() -> Iterator[None]:
    """Has test databases made as copies of the template while the context lasts."""
    template = os.environ.get(TEST_TEMPLATE)
    with pytest.MonkeyPatch.context() as patch, ExitStack() as opened:
        if template and connection.vendor == "postgresql":
            patch.setitem(connection.settings_dict["TEST"], "TEMPLATE", template)
        elif template:
            create = connection.creation._create_test_db

            def create_copy(*options: Any, **more: Any) -> str:
                name: str = create(*options, **more)
                copy_file(Path(template), name, opened)
                return name

            patch.setattr(connection.creation, "_create_test_db", create_copy)
        yield


def copy_file(template: Path, name: str, opened: ExitStack) -> None:
    """Fills SQLite's database in memory, which lasts as long as somebody has it open."""
    memory = opened.enter_context(closing(sqlite3.connect(name, uri=True)))
    with closing(sqlite3.connect(template)) as file:
        file.backup(memory)
