"""Editors go on publishing while the index is rebuilt, on either database."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.search.publishing_during_rebuild import EDITORS, FEWEST_SAVES, publish_during_rebuild

# An editor who waits longer thinks that the save has failed; SQLite gives up after 20 seconds.
LONGEST_WAIT_MS = 15_000


def publish_in_a_file(folder: Path) -> dict[str, Any]:
    """Runs the editors in a process of its own: a test's SQLite lies in memory, without locks."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:////{folder / 'site.sqlite3'}"}
    command = [sys.executable, "-m", "tests.search.publishing_during_rebuild"]
    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return ast.literal_eval(done.stdout.splitlines()[-1])


@pytest.mark.django_db(transaction=True)
def test_no_publication_fails_or_waits_long_while_the_index_is_rebuilt(tmp_path: Path) -> None:
    is_sqlite = connection.vendor == "sqlite"
    outcome = publish_in_a_file(tmp_path) if is_sqlite else publish_during_rebuild()
    assert outcome["saves"] >= EDITORS * FEWEST_SAVES
    assert outcome["failures"] == []
    assert outcome["lost"] == []
    assert outcome["longest_ms"] < LONGEST_WAIT_MS
