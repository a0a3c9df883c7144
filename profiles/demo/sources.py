"""The sample series on disk: its manuscripts, their drafts and what an editor adds to them."""

import json
from pathlib import Path
from typing import Any

from profiles.manuscript import parse_manuscript, read_manuscript

FOLDER = Path(__file__).resolve().parent


def read_data(name: str) -> dict[str, Any]:
    """Returns what a file of the sample content holds."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


SITE = read_data("site.json")
"""Who publishes the sample site, what it says of itself, and the pages that explain it."""

EDITIONS = ("hoor", "haninge", "haninge-2015", "sandviken", "varmdo", "ekero")
"""Names of the manuscripts. An older edition comes after the newer one, which has the bare slug."""


def manuscript_path(name: str) -> Path:
    """The file as the municipality's writer handed it in, in one of several formats."""
    return next((FOLDER / "manuscripts").glob(f"{name}.*"))


def imported_draft(name: str) -> dict[str, Any]:
    """The draft that the importer makes of the manuscript."""
    path = manuscript_path(name)
    return parse_manuscript(read_manuscript(path.read_bytes(), path.name))


def careful_draft(name: str) -> dict[str, Any]:
    """The draft that a careful reader makes of the manuscript."""
    return read_data(f"drafts/{name}.json")


def additions(name: str) -> dict[str, Any]:
    """What no manuscript says: label, pictures, alternative texts, topics, further blocks."""
    return read_data(f"additions/{name}.json")
