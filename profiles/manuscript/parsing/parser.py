"""The parser: pure functions from a manuscript's lines to a draft."""

from collections.abc import Mapping
from typing import Any

from profiles.manuscript.line_roles import NOT_SHOWN
from profiles.manuscript.lines import Manuscript
from profiles.manuscript.parsing.corrections import apply_corrections, apply_fields, chosen_kinds
from profiles.manuscript.parsing.doubts import ask_about_doubts
from profiles.manuscript.parsing.draft import build_draft
from profiles.manuscript.parsing.labelled import is_labelled, read_labelled_draft
from profiles.manuscript.parsing.labeller import label_lines
from profiles.manuscript.parsing.placing import place_lines
from profiles.manuscript.parsing.refusals import lost_words_sentence
from profiles.manuscript.parsing.revision import revised_manuscript
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.register import Register, load_register


def parse_manuscript(
    manuscript: Manuscript,
    register: Register | None = None,
    corrections: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The draft of a manuscript; the same input always gives the same draft.

    ``corrections`` is what an editor changed in the review, see ``corrections.py``.
    """
    register = register or load_register()
    if is_labelled(manuscript):
        return read_labelled_draft(manuscript, register, corrections or {})
    corrections = corrections or {}
    revised = revised_manuscript(manuscript, corrections.get("lines") or {})
    return corrected_draft(revised, register, corrections)


def corrected_draft(
    manuscript: Manuscript, register: Register, corrections: Mapping[str, Any]
) -> dict[str, Any]:
    """The draft with the corrections that lose nothing; ``refused`` says why others do.

    Whether words are lost is seen on the draft itself. Then it is made again without the
    corrections that lost them, and with the lines that would have lost words by following them
    held where they were; so this ends when none is left to take back or to hold.
    """
    refused: dict[int, str] = {}
    held: dict[str, str] = {}
    while True:
        sheet = Sheet(manuscript, register)
        accepted = with_held(without_lines(corrections, refused), held)
        place_everything(sheet, accepted)
        refusals = apply_corrections(sheet, accepted)
        newly_refused = {n: why for n, why in refusals.items() if str(n) not in held}
        if newly_refused:
            # The lines around it may not follow what is refused.
            refused |= newly_refused
            continue
        apply_fields(sheet, corrections)
        draft = build_draft(sheet)
        left_out = {item["line"] for item in draft["left_out"]}
        lost = {
            entry.number: lost_words_sentence(entry.forced)
            for entry in sheet.entries
            if entry.number in left_out and entry.forced and entry.forced not in NOT_SHOWN
            if str(entry.number) not in held
        }
        refused |= lost
        losing = [entry for entry in sheet.entries if entry.number in left_out]
        newly_held = to_hold(losing, held, accepted, manuscript, register)
        held |= newly_held
        if not lost and not newly_held:
            draft["refused"] = {str(number): refused[number] for number in sorted(refused)}
            return draft


def to_hold(
    losing: list[Entry],
    held: Mapping[str, str],
    corrections: Mapping[str, Any],
    manuscript: Manuscript,
    register: Register,
) -> dict[str, str]:
    """The places that lines had before they followed a correction and lost words by it."""
    following = [
        entry
        for entry in losing
        if not entry.forced and entry.place not in NOT_SHOWN and str(entry.number) not in held
    ]
    if not following or not corrections.get("lines"):
        return {}
    before = Sheet(manuscript, register)
    place_everything(before, {})
    return {
        str(entry.number): before.entries[entry.index].place
        for entry in following
        if before.entries[entry.index].place != entry.place
    }


def with_held(corrections: Mapping[str, Any], held: Mapping[str, str]) -> dict[str, Any]:
    """The corrections, and what keeps the held lines where they were."""
    if not held:
        return dict(corrections)
    lines = dict(corrections.get("lines") or {})
    for number, place in held.items():
        lines[number] = {"as": place, **lines.get(number, {})}
    return {**corrections, "lines": lines}


def without_lines(corrections: Mapping[str, Any], refused: Mapping[int, str]) -> dict[str, Any]:
    """The corrections, but for the places of refused lines."""
    lines = corrections.get("lines") or {}
    if not refused or not isinstance(lines, Mapping):
        return dict(corrections)
    kept = {
        number: {key: value for key, value in change.items() if key != "as"}
        if str(number) in set(map(str, refused)) and isinstance(change, Mapping)
        else change
        for number, change in lines.items()
    }
    return {**corrections, "lines": kept}


def place_everything(sheet: Sheet, corrections: Mapping[str, Any]) -> None:
    """Give every visible line exactly one place; those around a corrected line follow it."""
    reading = label_lines(sheet, chosen_kinds(sheet, corrections))
    place_lines(sheet, reading)
    ask_about_doubts(sheet, reading)
