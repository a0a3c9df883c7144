"""Two hundred saves by four editors at once: none is lost, on either database."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.profiles.admin.saving_together import EDITORS, SAVES, save_together


def save_in_a_file(folder: Path) -> dict[str, Any]:
    """Runs the editors in a process of its own: a test's SQLite lies in memory, without locks."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:////{folder / 'admin.sqlite3'}"}
    command = [sys.executable, "-m", "tests.profiles.admin.saving_together"]
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
def test_no_save_is_lost_when_four_editors_save_at_once(tmp_path: Path) -> None:
    outcome = save_in_a_file(tmp_path) if connection.vendor == "sqlite" else save_together()
    assert outcome["saves"] == EDITORS * SAVES
    assert outcome["statuses"] == [200]
    assert outcome["refused"] == []
    assert outcome["lost"] == []
