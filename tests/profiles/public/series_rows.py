"""Rows of a series that no database knows."""

import datetime as dt
from typing import Any

from profiles.public.rows import SeriesRow, TopicOfRow


def row(number: int, **values: Any) -> SeriesRow:
    defaults: dict[str, Any] = {
        "pk": number,
        "title": f"Profil {number}",
        "slug": f"profil-{number}",
        "published_on": dt.date(2018, 1, 1) + dt.timedelta(days=number),
        "label": "redaktionellt",
        "code": f"{number:04}",
        "name": f"Ort {number}",
        "display_name": f"Ort {number} kommun",
        "sort_key": f"ort {number}",
        "population": 20_000,
        "county_code": "01",
        "county_name": "Stockholms län",
        "county_slug": "stockholms-lan",
        "county_sort_key": "stockholms lan",
    }
    return SeriesRow(**{**defaults, **values})


def topics(*slugs: str) -> list[TopicOfRow]:
    return [TopicOfRow(slug, slug, slug.capitalize()) for slug in slugs]
