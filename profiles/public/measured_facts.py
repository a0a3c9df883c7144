"""The measured facts of a profile: rows of its fact panels that say what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from home.formats import phone_number
from profiles.blocks.measures import MEASURES
from profiles.content import AbstractProfilePage, StatedMeasure

_FIGURE = re.compile(r"(?:\w+\s)?\d[\d\s,.–-]*(?:\s?%|\s\w+){0,2}")


@dataclass(frozen=True)
class MeasuredFact:
    """What is measured, in the profile's own words; ``year`` is a text and may be empty.

    ``phone_e164`` is set where the text ends with a telephone number.
    """

    measure: str
    label: str
    text: str
    year: str
    phone_e164: str = ""

    @property
    def before_phone(self) -> str:
        """Returns who answers: the text without its telephone number."""
        return self.text.rpartition(", ")[0]

    @property
    def phone(self) -> str:
        """Returns the telephone number as it is written."""
        return self.text.rpartition(", ")[2]

    @property
    def is_figure(self) -> bool:
        """Tells whether the text is short and begins with what can be counted."""
        return _FIGURE.fullmatch(self.text) is not None


def measured_facts(page: AbstractProfilePage) -> dict[str, MeasuredFact]:
    """Returns the page's first fact of each measure, in the order a comparison shows them."""
    names = dict(MEASURES)
    found: dict[str, MeasuredFact] = {}
    for panel, row in _rows(page):
        measure = row.get("measure") or ""
        if measure in names and measure not in found:
            year = (row.get("year") or panel.get("as_of_year") or "").strip()
            text = ", ".join(row.filled_values)
            label = row.get("label") or names[measure]
            phone = phone_number.e164(text.rpartition(", ")[2])
            found[measure] = MeasuredFact(measure, label, text, year, phone)
    return {measure: found[measure] for measure in names if measure in found}


def stated_measures(page: AbstractProfilePage) -> list[StatedMeasure]:
    """Returns what lists are filtered by: a row, not yet stored, for each measured fact."""
    return [StatedMeasure(page=page, measure=measure) for measure in measured_facts(page)]


def _rows(page: AbstractProfilePage) -> Iterator[tuple[Any, Any]]:
    for block in page.aside:
        if block.block_type == "fact_panel":
            for row in block.value.rows:
                yield block.value, row
