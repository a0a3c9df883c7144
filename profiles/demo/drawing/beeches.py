"""Höör: a path through the beech wood, with light between the trunks."""

from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import ground, ridge

LIGHT = ("#F6F0C2", "#EAEBB0", "#D5E0A0")
FLOOR = ("#D9CF8A", "#C3B66C", "#9B9A53", "#6E7A42")
LEAVES = ("#D6DF8E", "#B4CA6C", "#8FB257", "#5F9049", "#39693C")
TRUNKS = ("#C9CDA0", "#A5AC8A", "#7F8A76", "#56645C", "#2F4043")
CLEARING: Point = (1120, 560)


def draw() -> Image.Image:
    """The whole picture, from the clearing to the nearest trunks."""
    rng = repeatable(1267)
    canvas = Canvas(LIGHT[0])
    canvas.bands(0, 760, LIGHT, 16)
    canvas.glow(CLEARING, 620, "#FFFBE3", 0.9)
    _floor(canvas, rng)
    for depth in range(4):
        _crowns(canvas, rng, depth)
        _trunks(canvas, rng, depth)
        if depth == 1:
            _sunbeams(canvas)
        if depth == 2:
            _walkers(canvas, (1066, 858))
    _anemones(canvas, rng)
    _nearest_trunks(canvas, rng)
    return canvas.finished()


def _floor(canvas: Canvas, rng: Random) -> None:
    canvas.bands(690, canvas.height, FLOOR, 22)
    for level, colour in ((704, "#CFC982"), (770, "#B9B366"), (900, "#9A9C55")):
        ground(canvas, ridge(rng, -20, 1940, level, 14, 900), level + 60, colour)
    canvas.bands(930, canvas.height, FLOOR[2:], 14)
    _path(canvas, "#EADFAF", 1.0)
    _path(canvas, "#F4EAC3", 0.62)


def _path(canvas: Canvas, colour: str, share: float) -> None:
    """A path that swings from the lower left corner into the clearing."""
    left, right = [], []
    for step in range(41):
        nearness = step / 40
        middle = 1110 - 90 * nearness + 150 * (nearness * (1 - nearness)) - 260 * nearness**2
        half = (26 + 320 * nearness**1.6) * share
        y = 712 + 580 * nearness**1.25
        left.append((middle - half, y))
        right.append((middle + half, y))
    canvas.polygon([*left, *reversed(right)], colour)


def _crowns(canvas: Canvas, rng: Random, depth: int) -> None:
    """Clouds of leaves that hang down from the upper edge, lower to the sides."""
    for _ in range(46 - depth * 5):
        x = rng.uniform(-60, 1980)
        aside = min(1.0, abs(x - CLEARING[0]) / 900)
        reach = 150 + 300 * aside - depth * 46
        y = rng.uniform(-60, max(20.0, reach))
        radius = rng.uniform(60, 120) * (1 + depth * 0.1)
        colour = blend(LEAVES[depth], LEAVES[depth + 1], rng.uniform(0, 0.4))
        canvas.ellipse((x, y), radius * 1.3, radius * 0.7, colour)


def _trunks(canvas: Canvas, rng: Random, depth: int) -> None:
    gap = (70, 120, 210, 360)[depth]
    x = -30.0
    while x < 1960:
        if abs(x - CLEARING[0]) > (90, 150, 250, 380)[depth]:
            foot = (720, 770, 852, 984)[depth] + rng.uniform(-10, 14)
            half = (7, 12, 21, 36)[depth] * rng.uniform(0.75, 1.2)
            _trunk(canvas, rng, (x, foot), half, TRUNKS[depth])
        x += gap * rng.uniform(0.6, 1.35)


def _trunk(canvas: Canvas, rng: Random, foot: Point, half: float, colour: str) -> None:
    """Smooth and straight, flared at the root, one limb, lit from the clearing's side."""
    x, y = foot
    lean = rng.uniform(-1.4, 1.4) * half
    outline = _both_sides(
        [(2.0, y + half * 0.5), (1.3, y - half * 0.5), (1.0, y - half * 2.6), (0.7, -20)],
        x,
        half,
        lean,
    )
    side = 1 if rng.random() < 0.5 else -1
    fork = y * rng.uniform(0.36, 0.5)
    tip = (x + side * half * 8, fork - half * 13)
    canvas.line(
        [(x + lean * 0.5, fork), (x + side * half * 4, fork - half * 5), tip], colour, half * 0.5
    )
    canvas.ellipse((x, y + half * 0.5), half * 3.4, half * 0.5, with_opacity("#4C5A34", 0.35))
    canvas.polygon(outline, colour)
    lit = 1 if x < CLEARING[0] else -1
    edge = [
        (x + lit * half * 1.3, y - half * 0.5),
        (x + lit * half, y - half * 2.6),
        (x + lit * half * 0.7 + lean, -20),
        (x + lit * half * 0.3 + lean, -20),
        (x + lit * half * 0.45, y - half * 2.6),
    ]
    canvas.polygon(edge, blend(colour, "#F3EFC0", 0.34))


def _both_sides(
    steps: list[tuple[float, float]], x: float, half: float, lean: float
) -> list[Point]:
    """An outline from its widths at each level: up one side, leaning at the top, and down."""
    shifts = [0.0] * (len(steps) - 1) + [lean]
    left = [(x - wide * half + shift, y) for (wide, y), shift in zip(steps, shifts, strict=True)]
    right = [(x + wide * half + shift, y) for (wide, y), shift in zip(steps, shifts, strict=True)]
    return [*left, *reversed(right)]


def _sunbeams(canvas: Canvas) -> None:
    for top, bottom, wide in ((1020, 560, 70), (1130, 800, 54), (1240, 1180, 80), (1330, 1520, 60)):
        beam = [(top, -10), (top + wide * 0.5, -10), (bottom + wide * 2.4, 900), (bottom, 900)]
        canvas.polygon(beam, with_opacity("#FFFBDD", 0.22))


def _walkers(canvas: Canvas, feet: Point) -> None:
    """Two people side by side, seen from behind."""
    x, y = feet
    for shift, tall, coat, hair in (
        (0, 150, "#0B5A4B", "#4A3226"),
        (62, 136, "#B3492F", "#C9A56A"),
    ):
        left = x + shift
        canvas.ellipse((left, y + 2), 34, 6, with_opacity("#4C5A34", 0.4))
        for leg in (-9, 7):
            canvas.line([(left + leg, y - tall * 0.45), (left + leg * 1.3, y)], "#2C3B45", 12)
        shoulder = tall * 0.82
        canvas.polygon(
            [
                (left - 24, y - tall * 0.36),
                (left - 19, y - shoulder + 8),
                (left - 8, y - shoulder),
                (left + 8, y - shoulder),
                (left + 19, y - shoulder + 8),
                (left + 24, y - tall * 0.36),
            ],
            coat,
        )
        canvas.disc((left, y - tall * 0.92), 14, hair)


def _anemones(canvas: Canvas, rng: Random) -> None:
    for _ in range(420):
        nearness = rng.random()
        y = 930 + 350 * nearness
        x = rng.uniform(0, 1920)
        middle, half = 1010 - 260 * nearness, 130 + 270 * nearness
        if abs(x - middle) < half:
            continue
        size = 2.5 + 5 * nearness
        canvas.ellipse((x, y + size), size * 1.6, size * 0.6, with_opacity("#4E6B38", 0.8))
        canvas.disc((x, y), size, "#FBFAF0")
        canvas.disc((x, y), size * 0.35, "#E3C858")


def _nearest_trunks(canvas: Canvas, rng: Random) -> None:
    for x, foot, half in ((150, 1210, 74), (1770, 1180, 66)):
        _trunk(canvas, rng, (x, foot), half, TRUNKS[4])
        canvas.ellipse((x - half * 1.5, foot + half * 0.3), half * 1.1, half * 0.24, "#5E7A3E")
    for x, y, wide in (
        (0, 10, 300),
        (260, -30, 240),
        (1760, -10, 300),
        (1930, 60, 220),
        (-20, 150, 150),
    ):
        canvas.ellipse((x, y), wide, wide * 0.42, LEAVES[4])
    for x, y, wide in ((380, 60, 120), (1560, 40, 130), (1880, 200, 110), (110, 220, 110)):
        canvas.ellipse((x, y), wide, wide * 0.42, blend(LEAVES[4], LEAVES[3], 0.5))
