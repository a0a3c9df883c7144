"""Värmdö: a wall of notes after a day of planning, for the running text."""

from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable

SPRUCE, RUST, INK = "#0B5A4B", "#B3492F", "#2B3A42"


def draw() -> Image.Image:
    """Värmdö: a wall of notes after a day of planning, a ladder still leaning there."""
    rng = repeatable(2006)
    canvas = Canvas("#DFE6DE")
    canvas.rectangle(0, 1090, 1920, 1280, "#B9966C")
    canvas.rectangle(0, 1074, 1920, 1094, "#F7F3E8")
    canvas.rectangle(210, 130, 1710, 930, "#FBF8EF")
    canvas.rectangle(210, 918, 1710, 930, "#CFC7B4")
    colours = ("#F0C75E", "#E58F6B", "#8FB8A8", "#F4E3B5", "#9DBFD0")
    for column in range(6):
        for row in range(4):
            if (column, row) in {(4, 3), (5, 2), (5, 3), (0, 3)}:
                continue
            corner = (
                290 + column * 226 + rng.uniform(-12, 12),
                200 + row * 172 + rng.uniform(-9, 9),
            )
            _note(canvas, rng, corner, colours[rng.randrange(5)])
    _arrow(canvas, [(1180, 770), (1330, 820), (1460, 740), (1520, 640)])
    _ladder(canvas, (1560, 1200))
    _plant(canvas, (150, 1170))
    return canvas.finished()


def _note(canvas: Canvas, rng: Random, corner: Point, colour: str) -> None:
    x, y = corner
    tilt = rng.uniform(-7, 7)
    shadow = [
        (x + 8, y + 10),
        (x + 158, y + 10 + tilt),
        (x + 156, y + 142 + tilt),
        (x + 6, y + 142),
    ]
    canvas.polygon(shadow, with_opacity("#6B6455", 0.22))
    canvas.polygon([(x, y), (x + 150, y + tilt), (x + 150, y + 132 + tilt), (x, y + 132)], colour)
    for line in range(rng.randrange(2, 5)):
        long = rng.uniform(60, 112)
        top = y + 28 + line * 25
        canvas.line(
            [(x + 20, top), (x + 20 + long, top + tilt * long / 150)], with_opacity(INK, 0.55), 5
        )


def _arrow(canvas: Canvas, path: list[Point]) -> None:
    canvas.line(path, SPRUCE, 11)
    x, y = path[-1]
    canvas.polygon([(x - 30, y + 14), (x + 14, y - 46), (x + 32, y + 30)], SPRUCE)


def _ladder(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for rung in range(10):
        share = rung / 10
        left = x + 120 * share
        top = y - 60 - 900 * share
        canvas.line([(left, top), (left + 170, top)], "#8E6238", 15)
    for rail in (0, 170):
        canvas.line([(x + rail, y), (x + rail + 128, y - 1000)], "#A87848", 22)


def _plant(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for bend, tall in ((-110, 380), (-60, 470), (0, 540), (62, 460), (112, 360)):
        middle = (x + bend * 0.4, y - tall * 0.55)
        tip = (x + bend, y - tall)
        canvas.polygon(
            [(x, y - 120), (middle[0] - 34, middle[1]), tip, (middle[0] + 34, middle[1])],
            blend(SPRUCE, "#7CA76A", abs(bend) / 200),
        )
    canvas.polygon([(x - 84, y - 150), (x + 84, y - 150), (x + 60, y + 20), (x - 60, y + 20)], RUST)
    canvas.rectangle(x - 92, y - 160, x + 92, y - 124, blend(RUST, "#FFFFFF", 0.12))
