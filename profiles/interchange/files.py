"""Finds and reads the files that an import is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from profiles.interchange.errors import DraftError
from profiles.interchange.manuscripts import draft_of, without_unreadable_pictures
from profiles.interchange.pictures import PictureSource
from profiles.manuscript import SUFFIXES, ManuscriptError, read_manuscript
from profiles.manuscript.limits import MAX_WORD_BYTES, megabytes

MAX_DRAFT_BYTES = 5 * 1024 * 1024
IMPORTABLE = (".json", *SUFFIXES)


def expand(paths: Iterable[str]) -> Iterator[Path]:
    """Yields the files; a folder stands for the importable files in it, in order of name."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(filter(_is_importable, path.rglob("*")))
        else:
            yield path


def read_draft(path: Path) -> tuple[dict[str, Any], PictureSource]:
    """Returns the file's draft and where its pictures are; raises DraftError.

    The draft's ``source`` always has ``file`` and ``sha256``: the file's own
    where the draft names none.
    """
    data = _read(path)
    if path.suffix.lower() != ".json":
        return _read_manuscript(data, path)
    draft = _parse_json(data)
    given = draft.get("source")
    source: dict[str, Any] = given if isinstance(given, dict) else {}
    draft["source"] = {
        **source,
        "file": source.get("file") or path.name,
        "sha256": source.get("sha256") or hashlib.sha256(data).hexdigest(),
    }
    return draft, PictureSource(folder=path.parent)


def _is_importable(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in IMPORTABLE


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_WORD_BYTES:
            raise DraftError(f"Filen är större än {megabytes(MAX_WORD_BYTES)}.")
        return path.read_bytes()
    except (OSError, ValueError):
        raise DraftError("Filen finns inte eller går inte att läsa.") from None


def _read_manuscript(data: bytes, path: Path) -> tuple[dict[str, Any], PictureSource]:
    try:
        manuscript = without_unreadable_pictures(read_manuscript(data, path.name))
    except ManuscriptError as error:
        raise DraftError(error.message) from None
    draft, pictures = draft_of(manuscript)
    if manuscript.notes:
        draft["notes"] = list(manuscript.notes)
    return draft, replace(pictures, notes=manuscript.notes)


def _parse_json(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_DRAFT_BYTES:
        raise DraftError("Filen är större än 5 MB.")
    try:
        draft = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise DraftError("Filen är inte läsbar JSON.") from None
    if not isinstance(draft, dict):
        raise DraftError("Filen innehåller inget utkast.")
    return draft
