"""Maps of the series: Sweden by county, a county by municipality.

``newest`` are the newest editions of the municipalities, which say how many there are before them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from profiles.public.rows import SeriesRow
from profiles.public.urls import SeriesUrls
from profiles.registers.outlines import (
    Box,
    Outline,
    box_around,
    county_outlines,
    municipality_outlines,
    path_data,
    whole_map,
)

STOCKHOLM = "01"
"""The county whose municipalities are too small to see on the map of Sweden."""

_SHADES = 4
_MOST_MARKS = 40
"""More marks than this would grow together."""

_SHOWN_WIDTH = 300
"""Roughly how many pixels wide a map is on the page; decides how coarse its lines may be."""


@dataclass(frozen=True)
class Area:
    """A county or municipality; ``url`` is empty where there is nothing to lead to."""

    name: str
    description: str
    path: str
    url: str = ""
    shade: int = 0


@dataclass(frozen=True)
class AreaMap:
    """A map as the template draws it.

    ``marks`` is path data of points, ``legend`` the numbers that the shades stand for: ”12–23”.
    """

    name: str
    view_box: str
    areas: list[Area]
    marks: str = ""
    legend: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CountyCount:
    """A county in the list that is the map's equal."""

    name: str
    count: int
    url: str


def county_counts(newest: Iterable[SeriesRow], urls: SeriesUrls) -> list[CountyCount]:
    """Returns the counties that have profiles, A–Ö, with how many."""
    counts: Counter[str] = Counter()
    counties = {}
    for row in newest:
        if row.county_code:
            counts[row.county_code] += row.number_of_editions
            counties[row.county_code] = row
    return [
        CountyCount(row.county_name, counts[row.county_code], urls.county(row.county_slug))
        for row in sorted(counties.values(), key=lambda row: row.county_sort_key)
    ]


def map_of_sweden(newest: list[SeriesRow], urls: SeriesUrls) -> AreaMap:
    """Returns the counties, those with profiles as links, and a mark for each municipality."""
    counts = {county.name: county for county in county_counts(newest, urls)}
    steps = _shades([county.count for county in counts.values()])
    areas = []
    for outline in county_outlines().values():
        county = counts.get(outline.name)
        text = f"{outline.name}, {number_of_profiles(county.count if county else 0)}"
        path = _path(outline, whole_map())
        if county is None:
            areas.append(Area(outline.name, text, path))
        else:
            shade = next(at for at, most in enumerate(steps, start=1) if county.count <= most)
            areas.append(Area(outline.name, text, path, county.url, shade))
    return AreaMap(
        "Sverige", whole_map().view_box, _links_last(areas), _marks(newest), _legend(steps)
    )


def map_of_county(code: str, newest: list[SeriesRow], urls: SeriesUrls) -> AreaMap | None:
    """Returns a county's municipalities, those with a profile as links to the newest one."""
    county = county_outlines().get(code)
    if county is None:
        return None
    profiles = {row.code: row for row in newest}
    outlines = _municipalities_of(code)
    box = _county_box(code)
    areas = [_municipality(outline, box, profiles, urls) for outline in outlines]
    return AreaMap(county.name, box.view_box, _links_last(areas))


def _shades(counts: list[int]) -> list[int]:
    """Returns the largest number of each shade, at most four, so that each has its share."""
    different = sorted(set(counts))
    size = max(1, -(-len(different) // _SHADES))
    return [different[min(at + size, len(different)) - 1] for at in range(0, len(different), size)]


def _legend(steps: list[int]) -> list[str]:
    """Returns what each shade stands for; nothing where there is only one."""
    if len(steps) < 2:
        return []
    firsts = [1, *(most + 1 for most in steps)]
    ranges = zip(firsts, steps, strict=False)
    return [f"{first}" if first == most else f"{first}–{most}" for first, most in ranges]


def number_of_profiles(count: int) -> str:
    """Returns ”1 presentation”, ”3 presentationer” or ”ingen presentation”."""
    if not count:
        return "ingen presentation"
    return "1 presentation" if count == 1 else f"{count} presentationer"


def _municipality(
    outline: Outline, box: Box, profiles: dict[str, SeriesRow], urls: SeriesUrls
) -> Area:
    profile = profiles.get(outline.code)
    path = _path(outline, box)
    if profile is None:
        return Area(outline.name, f"{outline.name}, ingen presentation", path)
    return Area(
        outline.name, f"{profile.display_name}: {profile.title}", path, urls.profile(profile)
    )


def _links_last(areas: list[Area]) -> list[Area]:
    """Puts links on top of what lies beneath, so that a focus ring is never covered."""
    return sorted(areas, key=lambda area: (bool(area.url), area.name))


def _marks(newest: list[SeriesRow]) -> str:
    """Returns one point per municipality with a profile, as lines without length."""
    outlines = municipality_outlines()
    codes = {row.code for row in newest} & set(outlines)
    labels = [outlines[code].label for code in sorted(codes)] if len(codes) <= _MOST_MARKS else []
    return "".join(f"M{x:.0f} {y:.0f}h0" for x, y in labels)


@cache
def _municipalities_of(county_code: str) -> list[Outline]:
    return [
        outline for code, outline in municipality_outlines().items() if code.startswith(county_code)
    ]


@cache
def _county_box(county_code: str) -> Box:
    outlines = _municipalities_of(county_code)
    across = box_around(outlines, 0)
    return box_around(outlines, margin=max(across.width, across.height) / 50)


@cache
def _shape(code: str, tolerance: float) -> str:
    outlines = county_outlines() if len(code) == 2 else municipality_outlines()
    return path_data(outlines[code], tolerance)


def _path(outline: Outline, box: Box) -> str:
    """Returns the shape, exact to about two thirds of a pixel in a map of this box."""
    return _shape(outline.code, round(max(box.width, box.height / 2) / _SHOWN_WIDTH * 0.7, 2))
