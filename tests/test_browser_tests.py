"""A rule for whoever writes a browser test: wait for what happens, not for a length of time."""

import re
from pathlib import Path

import pytest

from tests.conftest import TESTS_DIR

# The second returns at once when the press before it has not yet led anywhere.
FORBIDDEN = re.compile(r"wait_for_timeout|wait_for_load_state|\bsleep\(")
PATIENCE = TESTS_DIR / "browser" / "patience.py"
FILES = sorted({*(TESTS_DIR / "browser").rglob("*.py")} - {PATIENCE})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_waits_for_no_length_of_time(path: Path) -> None:
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []
