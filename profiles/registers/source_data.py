"""Reads the registers that come with the project: municipalities, counties, topics.

Origin: SCB (CC0), see docs/data.md. Plain data, no database.
"""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import slugify

DATA = Path(__file__).parent / "data"

OWN_NAMES = {
    "0180": "Stockholms stad",
    "0183": "Sundbybergs stad",
    "0184": "Solna stad",
    "0186": "Lidingö stad",
    "0187": "Vaxholms stad",
    "0980": "Region Gotland",
    "1280": "Malmö stad",
    "1282": "Landskrona stad",
    "1283": "Helsingborgs stad",
    "1421": "Orust kommun",
    "1480": "Göteborgs Stad",
    "1481": "Mölndals stad",
    "1488": "Trollhättans Stad",
    "1490": "Borås Stad",
    "1980": "Västerås stad",
    "2583": "Haparanda stad",
}
"""What these municipalities call themselves, where it isn't ”X kommun”."""


@dataclass(frozen=True)
class MunicipalityRow:
    """One line of the register; ``population`` is of 31 December of ``population_year``."""

    code: str
    name: str
    full_name: str
    display_name: str
    slug: str
    county_code: str
    county_name: str
    website: str
    population: int
    population_year: int


@cache
def municipality_rows() -> tuple[MunicipalityRow, ...]:
    """Returns the 290 municipalities in the order of their codes."""
    with (DATA / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    slugs = _unique_slugs(rows)
    return tuple(
        MunicipalityRow(
            code=row["code"],
            name=row["name"],
            full_name=row["full_name"],
            display_name=OWN_NAMES.get(row["code"], row["full_name"]),
            slug=slugs[row["code"]],
            county_code=row["county_code"],
            county_name=row["county_name"],
            website=row["website_domain"],
            population=int(row["population"]),
            population_year=int(row["population_year"]),
        )
        for row in rows
    )


@cache
def topic_rows() -> tuple[dict[str, Any], ...]:
    """Returns the topics: ``slug``, ``label``, ``group`` and a list of ``synonyms``."""
    return tuple(json.loads((DATA / "topics.json").read_text(encoding="utf-8")))


def _unique_slugs(rows: list[dict[str, str]]) -> dict[str, str]:
    """Gives each code a slug; of two alike, the name spelled so keeps it (Habo, not Håbo)."""
    slugs: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (not row["name"].isascii(), row["code"])):
        slug = slugify(row["name"])
        if slug in slugs.values():
            county = slugify(row["county_name"].removesuffix(" län"))
            slug = f"{slug}-{county.removesuffix('s')}"
        slugs[row["code"]] = slug
    return slugs
