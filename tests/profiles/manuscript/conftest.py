"""Fixtures of the manuscript tests: the register and the source articles."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from profiles.manuscript import Register, load_register

PROJECT_DIR = Path(__file__).resolve().parents[3]
SHARED_DIR = PROJECT_DIR / os.environ.get("SHARED_DIR", "../shared")
ARTICLES = ("ekero", "haninge", "hoor", "sandviken", "varmdo")


@dataclass(frozen=True)
class Article:
    """A source article: its bytes, its text and what a careful reader gets from it."""

    data: bytes
    expected: dict[str, Any]

    @property
    def text(self) -> str:
        """The article as text."""
        return self.data.decode("utf-8")

    @property
    def items(self) -> list[dict[str, Any]]:
        """Items of standfirst and body, in order."""
        return [*self.expected["standfirst"]["items"], *self.expected["body"]]


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of municipalities and topics that comes with the project."""
    return load_register()


@pytest.fixture(params=ARTICLES)
def article(request: pytest.FixtureRequest) -> Article:
    """Each of the source articles in turn; skipped where they are not at hand."""
    path = SHARED_DIR / "import" / "expected" / f"{request.param}.json"
    if not path.is_file():
        pytest.skip("The source articles are not at hand; set SHARED_DIR.")
    expected = json.loads(path.read_text(encoding="utf-8"))
    return Article((SHARED_DIR / "seeds" / expected["source"]["file"]).read_bytes(), expected)
