"""Rules for fact panels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import Place, places
from profiles.rules.finding import Finding

MAX_PANELS = 3
OLD_AFTER_YEARS = 2
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")
_FIGURE = re.compile(r"\d{2,}")


def panels_are_few(page: AbstractProfilePage) -> Iterator[Finding]:
    """At most three fact panels."""
    for place in list(places(page, "fact_panel"))[MAX_PANELS:]:
        message = f"Högst {MAX_PANELS} faktarutor får plats. Ta bort den här eller slå ihop den."
        yield place.error("too-many-fact-panels", message, "title")


def rows_are_complete(page: AbstractProfilePage) -> Iterator[Finding]:
    """A row with a label has a value, and what it measures can be read as a number."""
    for place, position, row in _rows(page):
        label = (row.get("label") or "").strip()
        here = ("items", position)
        if label and not row.filled_values:
            message = f"Skriv ett värde för ”{label}”, eller ta bort raden."
            yield place.error("fact-value-missing", message, *here, "values")
        if (row.get("number") or "").strip() and row.measured_number is None:
            message = "Skriv talet med bara siffror, till exempel 185 eller 7,5."
            yield place.error("fact-number-invalid", message, *here, "number")
        if (row.get("year") or "").strip() and row.measured_year is None:
            message = "Skriv året med fyra siffror, till exempel 2025."
            yield place.error("fact-year-invalid", message, *here, "year")


def figures_have_a_year(page: AbstractProfilePage) -> Iterator[Finding]:
    """Figures in a profile older than two years say which year they are from."""
    if not _is_old(page):
        return
    for place in places(page, "fact_panel"):
        if not (place.value.get("as_of_year") or "").strip() and _has_figures(place):
            message = "Siffrorna är äldre än två år. Ange vilket år de gäller."
            yield place.warning("fact-year-missing", message, "as_of_year")


def years_are_readable(page: AbstractProfilePage) -> Iterator[Finding]:
    """A panel's year has four digits, so that old figures can be told from new ones."""
    for place in places(page, "fact_panel"):
        year = (place.value.get("as_of_year") or "").strip()
        if year and not _YEAR.fullmatch(year):
            message = "Skriv året med fyra siffror, till exempel 2025."
            yield place.warning("fact-panel-year-unclear", message, "as_of_year")


def _rows(page: AbstractProfilePage) -> Iterator[tuple[Place, int, Any]]:
    for place in places(page, "fact_panel"):
        for position, child in enumerate(place.value.get("items") or []):
            if child.block_type == "row":
                yield place, position, child.value


def _is_old(page: AbstractProfilePage) -> bool:
    shown = page.updated_on or page.published_on
    return bool(shown and timezone.localdate().year - shown.year > OLD_AFTER_YEARS)


def _has_figures(place: Place) -> bool:
    rows_with_year = [
        child.value.measured_year is not None
        for child in place.value.get("items") or []
        if child.block_type == "row"
    ]
    if rows_with_year and all(rows_with_year):
        return False
    return any(_FIGURE.search(str(child.value)) for child in place.value.get("items") or [])


RULES = (panels_are_few, rows_are_complete, years_are_readable, figures_have_a_year)
