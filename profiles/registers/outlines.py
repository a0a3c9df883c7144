"""Outlines of counties and municipalities, simplified to what a map of a given size can show.

The register's map (SCB's boundaries, CC0) is drawn for print; a web page needs a tenth of
its points. Coordinates grow to the right and downwards.
"""

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from profiles.registers.source_data import DATA

Point = tuple[float, float]
Ring = list[Point]

_SUBPATH = re.compile(r"M([^Mz]+)z")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Box:
    """A rectangle of the map."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        """Returns the rectangle as an SVG ``viewBox``."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


@dataclass(frozen=True)
class Outline:
    """An area's shape: ``label`` is a point inside its largest part."""

    code: str
    name: str
    label: Point
    rings: tuple[Ring, ...]


@cache
def county_outlines() -> dict[str, Outline]:
    """Returns the counties by code."""
    return {code: _outline(code, area) for code, area in _map()["lan"].items()}


@cache
def municipality_outlines() -> dict[str, Outline]:
    """Returns the municipalities by code; the first two digits are the county's."""
    return {code: _outline(code, area) for code, area in _map()["kommuner"].items()}


@cache
def whole_map() -> Box:
    """Returns the rectangle that holds Sweden."""
    return Box(*(float(number) for number in _map()["viewBox"].split()))


def box_around(outlines: list[Outline], margin: float) -> Box:
    """Returns the smallest rectangle around the outlines, with a margin on every side."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    left, right = min(x for x, _ in points) - margin, max(x for x, _ in points) + margin
    top, bottom = min(y for _, y in points) - margin, max(y for _, y in points) + margin
    return Box(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def path_data(outline: Outline, tolerance: float) -> str:
    """Returns SVG path data that strays at most ``tolerance`` from the outline.

    Islands smaller than the tolerance can show are left out, the largest part never.
    """
    decimals = max(0, math.ceil(-math.log10(tolerance)) + (tolerance < 1))
    largest = max(outline.rings, key=_extent)
    kept = [ring for ring in outline.rings if ring is largest or _extent(ring) > 4 * tolerance]
    return "".join(_ring_data(_simplified(ring, tolerance), decimals) for ring in kept)


@cache
def _map() -> dict[str, Any]:
    return json.loads((DATA / "sweden_map.json").read_text(encoding="utf-8"))


def _outline(code: str, area: dict[str, Any]) -> Outline:
    rings = tuple(_ring(subpath) for subpath in _SUBPATH.findall(area["d"]))
    return Outline(code, area["name"], (area["label"][0], area["label"][1]), rings)


def _ring(subpath: str) -> Ring:
    """Reads one closed part: an absolute start, then steps relative to the point before."""
    numbers = [float(number) for number in _NUMBER.findall(subpath)]
    x, y = numbers[0], numbers[1]
    ring = [(x, y)]
    for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + step_x, y + step_y
        ring.append((x, y))
    return ring


def _extent(ring: Ring) -> float:
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    down = max(y for _, y in ring) - min(y for _, y in ring)
    return max(across, down)


def _simplified(ring: Ring, tolerance: float) -> Ring:
    """Drops points after Douglas and Peucker, in two halves as a ring has no ends."""
    far = max(range(len(ring)), key=lambda index: math.dist(ring[0], ring[index]))
    closed = [*ring, ring[0]]
    return [*_reduced(closed[: far + 1], tolerance), *_reduced(closed[far:], tolerance)[1:-1]]


def _reduced(line: Ring, tolerance: float) -> Ring:
    """Returns the line's ends and the points between that stray more than the tolerance."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        index, distance = _farthest(line, first, last)
        if distance > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(kept)]


def _farthest(line: Ring, first: int, last: int) -> tuple[int, float]:
    between = range(first + 1, last)
    if not between:
        return first, 0.0
    index = max(between, key=lambda i: _distance(line[i], line[first], line[last]))
    return index, _distance(line[index], line[first], line[last])


def _distance(point: Point, start: Point, end: Point) -> float:
    """Returns how far the point lies from the line through start and end."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _ring_data(ring: Ring, decimals: int) -> str:
    """Writes a ring with relative steps, rounded so that the errors don't add up."""
    x, y = round(ring[0][0], decimals), round(ring[0][1], decimals)
    parts = [f"M{x:g} {y:g}l"]
    for next_x, next_y in ring[1:]:
        step_x, step_y = round(next_x - x, decimals), round(next_y - y, decimals)
        if not (step_x or step_y):
            continue
        x, y = x + step_x, y + step_y
        parts.append(f"{step_x:g}{'' if step_y < 0 else ' '}{step_y:g} ")
    return "".join(parts).strip() + "z"
