"""Ground, trees and water in silhouette: the vocabulary that the landscapes share."""

import math
from collections.abc import Sequence
from random import Random

from profiles.demo.drawing.canvas import Canvas, Colour, Point, blend, with_opacity

CROWN = (
    (-0.17, 0.45, 0.13),
    (0.18, 0.46, 0.13),
    (0.0, 0.48, 0.17),
    (-0.2, 0.6, 0.14),
    (0.2, 0.62, 0.14),
    (0.0, 0.66, 0.19),
    (-0.09, 0.8, 0.14),
    (0.1, 0.8, 0.13),
)
"""The discs of a tree's crown as (sideways, upwards, radius), each a share of its height."""


def ridge(
    rng: Random, left: float, right: float, level: float, rise: float, wavelength: float
) -> list[Point]:
    """The upper edge of rolling ground: a few waves on top of each other, left to right."""
    waves = [(wavelength / n, rise / n, rng.uniform(0, math.tau)) for n in (1, 2, 3.3, 5.1)]
    count = max(2, int((right - left) / 12))
    edge = []
    for step in range(count + 1):
        x = left + (right - left) * step / count
        y = level - sum(high * math.sin(math.tau * x / long + turn) for long, high, turn in waves)
        edge.append((x, y))
    return edge


def ground(canvas: Canvas, edge: Sequence[Point], bottom: float, colour: Colour) -> None:
    """Everything between an upper edge and a level below it."""
    canvas.polygon([*edge, (edge[-1][0], bottom), (edge[0][0], bottom)], colour)


def island_edge(rng: Random, left: float, right: float, shore: float, top: float) -> list[Point]:
    """A rounded back of rock that rises from the water and goes down again."""
    turn = rng.uniform(0, math.tau)
    edge = []
    for step in range(61):
        share = step / 60
        bump = 0.10 * math.sin(share * 9 + turn) + 0.05 * math.sin(share * 23 + turn * 2)
        height = (math.sin(math.pi * share) ** 0.7) * (1 + bump)
        edge.append((left + (right - left) * share, shore - top * max(0.0, height)))
    return edge


def level_at(edge: Sequence[Point], x: float) -> float:
    """How high the edge lies at x (the nearest point is near enough)."""
    return min(edge, key=lambda point: abs(point[0] - x))[1]


def spruce(canvas: Canvas, foot: Point, height: float, colour: Colour, lean: float = 0) -> None:
    """A spruce in tiers, narrowing upwards."""
    x, y = foot
    tiers = 5
    half = height * 0.2
    for tier in range(tiers):
        low = y - height * (0.06 + 0.17 * tier)
        high = low - height * 0.34 if tier < tiers - 1 else y - height
        wide = half * (1 - tier / tiers) + height * 0.02
        canvas.polygon(
            [(x - wide, low), (x + lean, max(high, y - height)), (x + wide, low)], colour
        )
    canvas.rectangle(x - height * 0.014, y - height * 0.1, x + height * 0.014, y, colour)


def pine(canvas: Canvas, rng: Random, foot: Point, height: float, needles: str, trunk: str) -> None:
    """A wind-bent pine: bare trunk and a few flat cushions of needles."""
    x, y = foot
    lean = height * rng.uniform(-0.12, 0.12)
    top = (x + lean, y - height * 0.8)
    canvas.line([(x, y), (x + lean * 0.3, y - height * 0.4), top], trunk, height * 0.035)
    for level, wide in ((0.58, 0.2), (0.72, 0.26), (0.86, 0.22), (0.95, 0.13)):
        shift = lean * level + height * rng.uniform(-0.06, 0.06)
        centre = (x + shift, y - height * level)
        canvas.ellipse(centre, height * wide, height * 0.075, needles)


def leafy_tree(canvas: Canvas, rng: Random, foot: Point, height: float, leaf: str) -> None:
    """A broad-leaved tree: trunk and a crown of overlapping discs, lighter towards the light."""
    x, y = foot
    bark = blend(leaf, "#2B2A26", 0.65)
    low, high = height * 0.035, height * 0.014
    middle = y - height * 0.5
    canvas.polygon([(x - low, y), (x - high, middle), (x + high, middle), (x + low, y)], bark)
    for shift, lift, size in CROWN:
        sideways = shift + rng.uniform(-0.02, 0.02)
        centre = (x + sideways * height, y - lift * height)
        canvas.disc(centre, height * size, blend(leaf, "#1E3A33", 0.3 * (1 - lift)))
    for shift, lift, size in CROWN[3:]:
        centre = (x + (shift - 0.035) * height, y - (lift + 0.03) * height)
        canvas.disc(centre, height * size * 0.62, blend(leaf, "#FFF4CF", 0.09))


def forest(
    canvas: Canvas, rng: Random, edge: Sequence[Point], size: tuple[float, float], colour: Colour
) -> None:
    """Spruces side by side along an edge, between the two sizes high."""
    x, right = edge[0][0], edge[-1][0]
    while x < right:
        height = rng.uniform(*size)
        spruce(canvas, (x, level_at(edge, x) + height * 0.12), height, colour)
        x += height * rng.uniform(0.16, 0.3)


def ripples(
    canvas: Canvas, rng: Random, top: float, bottom: float, colour: str, count: int, opacity: float
) -> None:
    """Short level strokes on water, longer and thicker the nearer they are."""
    for _ in range(count):
        nearness = rng.random() ** 1.3
        y = top + (bottom - top) * nearness
        x = rng.uniform(-100, canvas.width)
        long = (30 + 190 * nearness) * rng.uniform(0.5, 1.2)
        thick = 1.2 + 4.2 * nearness
        streak(canvas, (x, y), long, thick, with_opacity(colour, opacity))


def streak(canvas: Canvas, start: Point, long: float, thick: float, colour: Colour) -> None:
    """A lens-shaped stroke of light or shade on still water."""
    x, y = start
    middle = x + long / 2
    canvas.polygon(
        [(x, y), (middle, y - thick / 2), (x + long, y), (middle, y + thick / 2)], colour
    )


def light_path(
    canvas: Canvas,
    rng: Random,
    centre: float,
    top: float,
    bottom: float,
    colour: str,
    spread: float,
) -> None:
    """The sun's broken reflection, narrow at the horizon and wide towards the viewer."""
    y = top + 4
    while y < bottom:
        nearness = (y - top) / (bottom - top)
        reach = 30 + spread * nearness
        for _ in range(3):
            long = reach * rng.uniform(0.25, 0.9)
            x = centre + rng.uniform(-0.5, 0.5) * reach - long / 2
            opacity = 0.75 - 0.45 * nearness
            streak(canvas, (x, y), long, 3 + 9 * nearness, with_opacity(colour, opacity))
        y += 9 + 18 * nearness
