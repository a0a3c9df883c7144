"""Reads what the review posts into the corrections the parser takes."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from profiles.admin.manuscript_import.lines import ReviewLine
from profiles.manuscript.line_roles import PLACES

LABELS = ("annons", "redaktionellt")
MAX_TEXT = 255


def merged_corrections(
    before: dict[str, Any], data: QueryDict, shown: list[ReviewLine]
) -> dict[str, Any]:
    """Returns the corrections so far with what the form changes; nonsense is left out.

    Only what differs from what was shown is a correction: a line that was left
    alone stays the parser's to decide.
    """
    lines = dict(before.get("lines") or {})
    for line in shown:
        change = _change(line, data)
        if change:
            lines[str(line.number)] = {**lines.get(str(line.number), {}), **change}
    return {
        "lines": lines,
        "municipality": _municipality(data) or before.get("municipality", ""),
        "label": _label(data),
        "advertiser": _text(data, "advertiser"),
    }


def is_moved(line: ReviewLine, data: QueryDict) -> bool:
    """Tells whether the form gives a line another place than was shown."""
    place = data.get(f"place-{line.number}", line.place)
    return not line.fixed and place != line.place and place in PLACES


def _change(line: ReviewLine, data: QueryDict) -> dict[str, str]:
    change = {}
    if is_moved(line, data):
        change["as"] = data.get(f"place-{line.number}", "")
    speaker = _text(data, f"speaker-{line.number}", line.speaker)
    if speaker != line.speaker:
        change["speaker"] = speaker
    return change


def _municipality(data: QueryDict) -> str:
    code = data.get("municipality", "")
    return code if len(code) == 4 and code.isascii() and code.isdigit() else ""


def _label(data: QueryDict) -> str:
    label = data.get("label", "")
    return label if label in LABELS else ""


def _text(data: QueryDict, name: str, default: str = "") -> str:
    return data.get(name, default).replace("\x00", "").strip()[:MAX_TEXT]
