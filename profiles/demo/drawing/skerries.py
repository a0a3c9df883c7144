"""Värmdö: morning over the skerries, with a red boathouse on the nearest island."""

from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import (
    forest,
    ground,
    island_edge,
    level_at,
    light_path,
    pine,
    ridge,
    ripples,
)

HORIZON = 560
SUN: Point = (1270, 470)
SKY = ("#8FB7BD", "#BCD3CC", "#EBDFC2", "#F6CFA0", "#F2B48A")
WATER = ("#E9BF9A", "#A9BDB4", "#5F949A", "#2F6C79", "#1C4F60")
SPRUCE = "#123F3C"


def draw() -> Image.Image:
    """The whole picture, from the sky to the nearest rock."""
    rng = repeatable(120)
    canvas = Canvas(SKY[0])
    _sky(canvas)
    canvas.bands(HORIZON, canvas.height, WATER, 30)
    _far_islands(canvas, rng)
    light_path(canvas, rng, SUN[0], HORIZON + 40, canvas.height, "#FFE9C4", 420)
    ripples(canvas, rng, HORIZON + 60, canvas.height, "#DDEAE2", 70, 0.22)
    ripples(canvas, rng, HORIZON + 120, canvas.height, "#123F4E", 60, 0.2)
    _sailing_boat(canvas, (1500, 690), 150)
    _boathouse_island(canvas, rng)
    _nearest_rock(canvas, rng)
    return canvas.finished()


def _sky(canvas: Canvas) -> None:
    canvas.bands(0, HORIZON, SKY, 22)
    canvas.glow(SUN, 420, "#FFE3B0", 0.75)
    canvas.disc(SUN, 62, "#FFF3D6")
    for y, left, right in ((150, 180, 760), (196, 420, 1010), (110, 1330, 1790), (262, 60, 430)):
        middle = (left + right) / 2
        points = [(left, y), (middle, y - 13), (right, y), (middle, y + 9)]
        canvas.polygon(points, with_opacity("#FDF3E2", 0.55))


def _far_islands(canvas: Canvas, rng: Random) -> None:
    layers = (
        (HORIZON + 4, "#93A9A3", 26, ((-80, 640), (820, 1180), (1380, 2010))),
        (HORIZON + 30, "#628A88", 44, ((-200, 380), (520, 900), (1640, 2100))),
        (HORIZON + 72, "#3B6D6C", 62, ((-160, 250), (1090, 1250))),
    )
    for shore, colour, top, spans in layers:
        for left, right in spans:
            edge = island_edge(rng, left, right, shore, top * 0.55)
            forest(canvas, rng, edge[6:-6], (top * 0.5, top * 1.1), colour)
            ground(canvas, edge, shore, colour)
            _reflection(canvas, left, right, shore, colour)


def _reflection(canvas: Canvas, left: float, right: float, shore: float, colour: str) -> None:
    for step in range(6):
        inset = (right - left) * 0.03 * step
        y = shore + step * 7
        opacity = 0.5 - 0.08 * step
        canvas.rectangle(left + inset, y, right - inset, y + 5, with_opacity(colour, opacity))


def _sailing_boat(canvas: Canvas, waterline: Point, mast: float) -> None:
    x, y = waterline
    canvas.polygon([(x + 5, y - mast), (x + 5, y - 20), (x + 66, y - 20)], "#FFF8EA")
    canvas.polygon([(x - 4, y - mast * 0.9), (x - 4, y - 20), (x - 48, y - 20)], "#F3DFC4")
    canvas.polygon(
        [(x - 58, y - 14), (x + 70, y - 14), (x + 50, y + 4), (x - 42, y + 4)], "#21434B"
    )
    canvas.polygon(
        [(x - 34, y + 10), (x + 46, y + 10), (x + 8, y + 84)], with_opacity("#FFF1DA", 0.3)
    )


def _boathouse_island(canvas: Canvas, rng: Random) -> None:
    shore = 850
    edge = island_edge(rng, 90, 1010, shore, 112)
    forest(canvas, rng, edge[5:22], (120, 240), blend(SPRUCE, "#3B6D6C", 0.35))
    forest(canvas, rng, edge[8:30], (90, 190), SPRUCE)
    for x, height in ((560, 210), (640, 250), (905, 150)):
        pine(canvas, rng, (x, level_at(edge, x) + 8), height, "#1B5048", "#8A5B45")
    ground(canvas, edge, shore, "#B7A595")
    ground(canvas, [(x, y + 26) for x, y in edge if y + 26 < shore], shore, "#9A8A80")
    canvas.rectangle(105, shore - 12, 996, shore, "#5D5653")
    _reflection(canvas, 110, 1000, shore, "#3D5456")
    _boathouse(canvas, (745, shore - 6))


def _boathouse(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.polygon([(x, y - 104), (x + 75, y - 168), (x + 150, y - 104)], "#8C2F25")
    canvas.rectangle(x, y - 106, x + 150, y, "#A63A2B")
    canvas.polygon(
        [
            (x - 14, y - 98),
            (x + 75, y - 178),
            (x + 164, y - 98),
            (x + 164, y - 108),
            (x + 75, y - 190),
            (x - 14, y - 108),
        ],
        "#3A3A3C",
    )
    canvas.rectangle(x + 46, y - 76, x + 104, y, "#F6EBDA")
    canvas.rectangle(x + 52, y - 70, x + 98, y, "#5F2019")
    for corner in (x, x + 143):
        canvas.rectangle(corner, y - 104, corner + 7, y, "#F6EBDA")
    canvas.rectangle(x + 60, y - 128, x + 90, y - 98, "#F6EBDA")
    canvas.rectangle(x + 65, y - 123, x + 85, y - 103, "#F2C879")
    canvas.rectangle(x - 30, y - 2, x + 330, y + 10, "#6B5346")
    for post in range(6):
        canvas.rectangle(x + 10 + post * 60, y + 8, x + 18 + post * 60, y + 46, "#4B3B33")
    for strip in range(8):
        inset = 5 * (strip % 3)
        top = y + 50 + strip * 9
        opacity = 0.55 - 0.055 * strip
        canvas.rectangle(x + inset, top, x + 150 - inset, top + 5, with_opacity("#8E4A3F", opacity))


def _nearest_rock(canvas: Canvas, rng: Random) -> None:
    back = ridge(rng, 980, 1960, 1130, 26, 900)
    back = [(x, y + max(0.0, (1240 - x)) * 0.7) for x, y in back]
    ground(canvas, back, 1280, "#8B7C75")
    ground(canvas, [(x, y + 46 + (x - 980) * 0.02) for x, y in back], 1280, "#75686A")
    ground(canvas, [(x, y + 104) for x, y in back], 1280, "#5A5157")
    for x, width in ((1480, 120), (1640, 190), (1790, 90)):
        y = level_at(back, x) + 22
        canvas.ellipse((x, y), width / 2, 6, "#C9B06A")
    for x, height in ((1770, 300), (1858, 220)):
        pine(canvas, rng, (x, level_at(back, x) + 14), height, "#0F3A38", "#5E3F35")
