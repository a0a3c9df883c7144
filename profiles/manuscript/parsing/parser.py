"""The parser: pure functions from a manuscript's lines to a draft."""

from collections.abc import Mapping
from typing import Any

from profiles.manuscript.lines import Manuscript
from profiles.manuscript.parsing.body import (
    note_headings,
    note_joined_lines,
    note_panel_start,
    note_spoken_points,
    place_body,
)
from profiles.manuscript.parsing.corrections import apply_corrections, apply_fields
from profiles.manuscript.parsing.draft import build_draft
from profiles.manuscript.parsing.head import place_head
from profiles.manuscript.parsing.labelled import is_labelled, read_labelled_draft
from profiles.manuscript.parsing.labels import place_labels
from profiles.manuscript.parsing.lead_picture import adopt_only_caption
from profiles.manuscript.parsing.panel_series import place_panel_series
from profiles.manuscript.parsing.sheet import Sheet
from profiles.manuscript.parsing.tail import place_tail
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
    sheet = Sheet(manuscript, register)
    place_everything(sheet)
    apply_corrections(sheet, corrections or {})
    apply_fields(sheet, corrections or {})
    note_headings(sheet)
    note_joined_lines(sheet)
    note_panel_start(sheet)
    note_spoken_points(sheet)
    return build_draft(sheet)


def place_everything(sheet: Sheet) -> None:
    """Give every visible line exactly one place."""
    place_labels(sheet)
    start = place_head(sheet)
    end = place_tail(sheet, start)
    end = place_panel_series(sheet, start, end)
    place_body(sheet, start, end)
    adopt_only_caption(sheet)
    for entry in sheet.entries:
        if not entry.place:
            entry.place = "paragraph"
