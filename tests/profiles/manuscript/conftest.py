"""Fixtures of the manuscript tests: the register, the articles and the drafts made of them."""

import pickle
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from profiles.manuscript import Register, load_register, parse_manuscript, read_manuscript
from tests.articles import ARTICLES, Article


@pytest.fixture(scope="session")
def register() -> Register:
    """The register of municipalities and topics that comes with the project."""
    return load_register()


@pytest.fixture(params=ARTICLES, ids=lambda article: article.name)
def article(request: pytest.FixtureRequest) -> Article:
    """Each article in turn, the source articles where they are at hand."""
    return request.param


def parsed(data: bytes, filename: str) -> dict[str, Any]:
    """Returns the draft of a file, parsed once in a session; each test gets a copy of its own."""
    draft: dict[str, Any] = pickle.loads(pickled_draft(data, filename))  # noqa: S301
    return draft


def parsed_file(path: Path) -> dict[str, Any]:
    """Returns the draft of a file on disk."""
    return parsed(path.read_bytes(), path.name)


@cache
def pickled_draft(data: bytes, filename: str) -> bytes:
    """Returns the parser's draft, out of reach of whoever changes what it was given."""
    return pickle.dumps(parse_manuscript(read_manuscript(data, filename), load_register()))
