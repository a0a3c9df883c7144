"""The measured facts of a profile: rows of its fact panels that say what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from profiles.blocks.measures import MEASURES
from profiles.content import AbstractProfilePage


@dataclass(frozen=True)
class MeasuredFact:
    """What is measured, in the profile's own words; ``year`` is a text and may be empty."""

    measure: str
    label: str
    text: str
    year: str


def measured_facts(page: AbstractProfilePage) -> dict[str, MeasuredFact]:
    """Returns the page's first fact of each measure, in the order a comparison shows them."""
    names = dict(MEASURES)
    found: dict[str, MeasuredFact] = {}
    for panel, row in _rows(page):
        measure = row.get("measure") or ""
        if measure in names and measure not in found:
            year = (row.get("year") or panel.get("as_of_year") or "").strip()
            text = ", ".join(row.filled_values)
            found[measure] = MeasuredFact(measure, row.get("label") or names[measure], text, year)
    return {measure: found[measure] for measure in names if measure in found}


def _rows(page: AbstractProfilePage) -> Iterator[tuple[Any, Any]]:
    for block in page.aside:
        if block.block_type == "fact_panel":
            for row in block.value.rows:
                yield block.value, row
