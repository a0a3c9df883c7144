"""The measured facts of a profile: rows of its fact panels that say what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from home.formats import phone_number
from profiles.blocks.fact_panel import parse_number
from profiles.blocks.measures import MEASURES
from profiles.content import AbstractProfilePage, StatedMeasure

_FIGURE = re.compile(r"(?:\w+\s)?\d[\d\s,.–-]*(?:\s?%|\s\w+){0,2}")

_NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ \u00a0]\d{3}){1,4}|\d{1,15}(?:,\d{1,4})?)(?!\d)", re.ASCII
)


@dataclass(frozen=True)
class MeasuredFact:
    """What is measured, in the profile's own words; ``year`` is a text and may be empty.

    ``phone_e164`` is set where the text ends with a telephone number. ``number`` is what lists are
    sorted by: the editor's, or the first in the text.
    """

    label: str
    text: str
    year: str
    phone_e164: str = ""
    number: Decimal | None = None

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
            number = row.measured_number or _first_number(text)
            found[measure] = MeasuredFact(label, text, year, phone, number)
    return {measure: found[measure] for measure in names if measure in found}


def stated_measures(page: AbstractProfilePage) -> list[StatedMeasure]:
    """Returns what lists are filtered and sorted by: a row, not yet stored, for each fact."""
    return [
        StatedMeasure(page=page, measure=measure, number=fact.number)
        for measure, fact in measured_facts(page).items()
    ]


def _first_number(text: str) -> Decimal | None:
    found = _NUMBER.search(text)
    return parse_number(found[0]) if found else None


def _rows(page: AbstractProfilePage) -> Iterator[tuple[Any, Any]]:
    for block in page.aside:
        if block.block_type == "fact_panel":
            for row in block.value.rows:
                yield block.value, row
