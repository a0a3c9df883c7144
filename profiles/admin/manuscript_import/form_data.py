"""Reads what the review posts into the corrections the parser takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from django.http import QueryDict

from profiles.manuscript.decisions import KEEP
from profiles.manuscript.limits import MAX_LINE_LENGTH
from profiles.manuscript.line_roles import PLACES
from profiles.manuscript.parsing.answers import iso_date
from profiles.manuscript.parsing.corrections import EDITOR_WORDS, LABELS, PANEL_END
from profiles.manuscript.parsing.revision import PART, SEPARATORS

MAX_TEXT = 255
MAX_UNDO = 30
NUMBER = re.compile(r"[0-9]{1,9}")
FIELDS = ("title", "figures_year", "credit", "job_url")
"""Answers with a field of their own."""

NUMBERED_FIELDS = {"alt": "alts", "panel_title": "panel_titles"}
SHOWN = ("municipality", "label", "advertiser", "date", "consent_on")
"""Fields that show what was read or said; only what differs from that is an answer."""

IS_KNOWN: dict[str, Callable[[str], object]] = {
    "municipality": re.compile(r"[0-9]{4}").fullmatch,
    "label": LABELS.__contains__,
    "advertiser": lambda value: True,
    "date": iso_date,
    "consent_on": lambda value: not value or iso_date(value),
}
Lines = dict[str, dict[str, str]]


def merged_corrections(
    before: Mapping[str, Any], data: QueryDict, places: Mapping[str, str]
) -> dict[str, Any]:
    """Returns the corrections so far with what the form changes; nonsense is left out.

    ``places`` are those the editor saw. The script posts what was done with rows since it last
    saved, each step as JSON in ``change``; without it the form posts what to do with the rows that
    are ticked. ``history`` holds the corrections as they were before each step, answers included;
    one step is taken back for each ``undo``, before anything else is done.
    """
    steps = [step for step in before.get("history") or [] if "lines" in step]
    steps.append({"lines": {}, **before})
    steps[-1].pop("history", None)
    if undone := len(data.getlist("undo")):
        steps = steps[:-undone] or steps[:1]
    steps.append(_pressed(steps[-1], data, places))
    for change in data.getlist("change"):
        lines = {**steps[-1]["lines"]}
        _take_change(lines, _json(str(change)), places)
        steps.append({**steps[-1], "lines": lines})
    *history, corrections = [step for step, _ in groupby(steps)][-MAX_UNDO - 1 :]
    return {**corrections, "history": history}


def _pressed(
    before: Mapping[str, Any], data: QueryDict, places: Mapping[str, str]
) -> dict[str, Any]:
    """Returns the corrections with what the form's fields and buttons say."""
    corrections = {**before, "lines": {**before["lines"]}}
    _change_ticked(corrections["lines"], data, places)
    _change_opened(corrections["lines"], data)
    for answer in data.getlist("answer"):
        _take_answer(corrections, corrections["lines"], answer, places)
    _take_fields(corrections, data)
    return corrections


def _take_change(lines: Lines, change: object, places: Mapping[str, str]) -> None:
    """Takes what was done with lines by their numbers; None takes back all that was done."""
    if not isinstance(change, dict):
        return
    known = {number: what for number, what in change.items() if NUMBER.fullmatch(number)}
    _restore(lines, [number for number, what in known.items() if what is None], places)
    for number, what in known.items():
        if isinstance(what, dict):
            _change(lines, number, what)


def _known(change: Mapping[str, Any]) -> dict[str, str]:
    kept = {}
    place = change.get("as")
    if isinstance(place, str) and (place in PLACES or place in EDITOR_WORDS):
        kept["as"] = place
    if isinstance(change.get("speaker"), str):
        kept["speaker"] = _tidy(change["speaker"])
    if isinstance(change.get("text"), str) and change["text"].strip():
        kept["text"] = _tidy(change["text"], MAX_LINE_LENGTH).replace("\r", "")
    if change.get("join") in SEPARATORS:
        kept["join"] = change["join"]
    return kept


def _change_ticked(lines: Lines, data: QueryDict, places: Mapping[str, str]) -> None:
    """Does with the ticked rows what the pressed button says."""
    numbers = [number for number in data.getlist("rad") if NUMBER.fullmatch(number)]
    act = data.get("act", "")
    changes: list[dict[str, str]] = [{} for _ in numbers]
    if act == "place":
        changes = [{"as": data.get("place", "")} for _ in numbers]
    elif act == "speaker":
        changes = [{"speaker": data.get("speaker", "")} for _ in numbers]
    elif act == "hide":
        changes = [{"as": "ignore"} for _ in numbers]
    elif act == "join":
        changes = [{}, *({"join": " "} for _ in numbers[1:])]
    elif act == "pair":
        changes = [{"as": "fact_row"}, *({"join": ": "} for _ in numbers[1:])]
    elif act == "panel":
        changes = [{"as": "fact_title"}, *({"as": "fact"} for _ in numbers[1:])]
        changes[-1]["as"] = PANEL_END if len(numbers) > 1 else "fact_title"
    elif act == "restore":
        _restore(lines, numbers, places)
    for number, change in zip(numbers, changes, strict=False):
        _change(lines, number, change)


def _restore(lines: Lines, numbers: list[str], places: Mapping[str, str]) -> None:
    """Takes back what was done with rows, with their other parts and the lines joined to them."""
    shown = sorted({int(number) % PART for number in places})
    for first in {int(number) % PART for number in numbers}:
        after = next((number for number in shown if number > first), PART)
        for number in [n for n in lines if first <= int(n) % PART < after]:
            del lines[number]


def _change_opened(lines: Lines, data: QueryDict) -> None:
    """Takes the place, speaker and words of rows that were opened for editing."""
    for name in data:
        field, _, number = name.partition("-")
        if field in {"place", "speaker", "text"} and NUMBER.fullmatch(number):
            value = str(data[name])
            if field == "speaker" and not value.strip() and f"text-{number}" not in data:
                continue
            if value != data.get(f"was-{name}"):
                _change(lines, number, {"as" if field == "place" else field: value})


def _change(lines: Lines, number: str, change: dict[str, str]) -> None:
    if known := _known(change):
        lines[number] = {**lines.get(number, {}), **known}


def _take_answer(
    corrections: dict[str, Any], lines: Lines, answer: str, places: Mapping[str, str]
) -> None:
    """Takes a pressed answer: the question's key if it is answered by that, lines, their place."""
    key, numbers, value = [*answer.split("|"), "", "", ""][:3]
    for number in filter(NUMBER.fullmatch, numbers.split(",")):
        _change(lines, number, {"as": places.get(number, "") if value == KEEP else value})
    if key:
        answered = [*(corrections.get("answered") or []), key[:MAX_TEXT]]
        corrections["answered"] = list(dict.fromkeys(answered))[-MAX_UNDO:]


def _take_fields(corrections: dict[str, Any], data: QueryDict) -> None:
    for name in SHOWN:
        value = _tidy(str(data.get(name, "")))
        is_confirmed = name in data.getlist("confirm")
        is_new = name in data and value != data.get(f"was-{name}", "")
        if (is_new or is_confirmed) and IS_KNOWN[name](value):
            corrections[name] = value
    for name in FIELDS:
        value = _tidy(str(data.get(name, "")))
        if value or (name in data and name in corrections):
            corrections[name] = value
    for name in data:
        field, _, number = name.partition("-")
        if field in NUMBERED_FIELDS and NUMBER.fullmatch(number) and str(data[name]).strip():
            kept = corrections.get(NUMBERED_FIELDS[field], {})
            corrections[NUMBERED_FIELDS[field]] = {**kept, number: _tidy(str(data[name]))}
    if "topics" in data.getlist("confirm"):
        corrections["topics"] = [_tidy(label) for label in data.getlist("topics")][:MAX_UNDO]
        corrections["answered"] = [*(corrections.get("answered") or []), "topics"]


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def _tidy(text: str, limit: int = MAX_TEXT) -> str:
    storable = text.replace("\x00", "").encode(errors="ignore").decode()
    return storable.strip()[:limit]


def moved_lines(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Returns the numbers of the lines that were given another place."""
    was, now = before.get("lines", {}), after.get("lines", {})
    return {n for n, change in now.items() if change.get("as") != was.get(n, {}).get("as")}
