"""The cover of a profile without a photograph: the municipality's outline and its name.

The outline comes from the map data that the site already has; the tint says which part of the
country the municipality lies in. Drawn by the page itself, so a cover is never asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from profiles.content import AbstractProfilePage
from profiles.registers.outlines import Box, box_around, municipality_outlines, path_data

_PARTS = {
    "stockholm": ("01",),
    "mid": ("03", "04", "17", "18", "19", "20"),
    "north": ("21", "22", "23", "24", "25"),
    "east": ("05", "06", "07", "08", "09"),
    "west": ("13", "14"),
    "south": ("10", "12"),
}
"""The codes of the counties in each part of the country."""

_SHARPNESS = 90
"""How many steps the outline may take across: what can be seen at the size of a card."""

# How many letters the longest word of a name may have in each size.
_SIZES = ((6, "short"), (9, "medium"), (12, "long"))


@dataclass(frozen=True)
class Cover:
    """What a cover shows; ``path`` is empty where no municipality is chosen."""

    name: str
    county: str
    part: str
    size: str
    view_box: str = ""
    path: str = ""


def cover_of(page: AbstractProfilePage) -> Cover:
    """Returns the cover of a page; a draft without municipality gets its title."""
    place = page.municipality
    if place is None:
        return Cover(page.title, "", "mid", _size(page.title))
    county = place.county.name if place.county else ""
    view_box, path = outline_of(place.code)
    return Cover(place.name, county, part_of_country(place.code), _size(place.name), view_box, path)


def part_of_country(code: str) -> str:
    """Returns the part of the country of a municipality's code, which begins with the county's."""
    return next((part for part, counties in _PARTS.items() if code[:2] in counties), "mid")


@lru_cache(maxsize=300)
def outline_of(code: str) -> tuple[str, str]:
    """Returns view box and path of a municipality, two empty texts for a code without a shape."""
    outline = municipality_outlines().get(code)
    if outline is None:
        return "", ""
    box = cover_box(code)
    return box.view_box, path_data(outline, max(box.width, box.height) / _SHARPNESS)


def cover_box(code: str) -> Box:
    """Returns the rectangle around a municipality's shape."""
    return box_around([municipality_outlines()[code]], margin=0)


def _size(name: str) -> str:
    longest = max(map(len, name.replace("-", " ").split()), default=0)
    return next((size for most, size in _SIZES if longest <= most), "longest")
