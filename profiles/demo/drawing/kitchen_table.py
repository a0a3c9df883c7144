"""Ekerö: two cups on a kitchen table by the window, for the running text."""

import math

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import ground, ridge

SPRUCE, RUST, STRAW, INK, BLUE = "#0B5A4B", "#B3492F", "#E0B65A", "#2B3A42", "#8FB4BF"


def draw() -> Image.Image:
    """Ekerö: two cups on a table by the window, the lake outside."""
    canvas = Canvas("#E7DCC4")
    canvas.rectangle(0, 0, 1920, 880, "#EADFC8")
    _window(canvas, (560, 120, 1360, 720))
    _curtains(canvas)
    _lamp(canvas, (960, 0))
    canvas.rectangle(0, 800, 1920, 880, "#D8C9AA")
    _chair(canvas, (330, 1250), 1)
    _chair(canvas, (1590, 1250), -1)
    canvas.polygon([(300, 900), (1620, 900), (1760, 1010), (160, 1010)], "#B98A5E")
    canvas.polygon([(160, 1010), (1760, 1010), (1760, 1052), (160, 1052)], "#96693F")
    for leg in (230, 1650):
        canvas.rectangle(leg, 1052, leg + 46, 1300, "#7F5733")
    canvas.polygon([(760, 930), (1060, 920), (1100, 978), (740, 988)], "#FBF7EB")
    for row in range(4):
        canvas.line([(800, 942 + row * 11), (1010, 935 + row * 11)], "#B9B3A4", 3)
    canvas.line([(1080, 925), (1150, 970)], RUST, 8)
    _cup(canvas, (560, 940), SPRUCE)
    _cup(canvas, (1300, 945), RUST)
    _vase(canvas, (1190, 915))
    return canvas.finished()


def _window(canvas: Canvas, frame: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = frame
    canvas.rectangle(left - 34, top - 34, right + 34, bottom + 34, "#FBF7EB")
    for step in range(12):
        share = step / 11
        y = top + (bottom - top) * step / 12
        canvas.rectangle(left, y, right, y + 51, blend("#A9CFD6", "#F5E7C6", share))
    hills = ridge(repeatable(25), left, right, 520, 24, 500)
    ground(canvas, hills, bottom, "#7FA48A")
    canvas.rectangle(left, 575, right, bottom, "#7DAAB2")
    canvas.rectangle(left, 575, right, 583, "#C6DAD2")
    shore = ridge(repeatable(7), left, right, 668, 12, 400)
    ground(canvas, shore, bottom, "#5E8C5C")
    for x in (left + 250, left + 520):
        canvas.rectangle(x, top, x + 20, bottom, "#FBF7EB")
    canvas.rectangle(left, top + 190, right, top + 206, "#FBF7EB")
    canvas.rectangle(left - 60, bottom + 20, right + 60, bottom + 52, "#F1E7D2")


def _curtains(canvas: Canvas) -> None:
    for side in (-1, 1):
        x = 960 + side * 450
        folds = [
            (x - side * 60, 60),
            (x + side * 120, 60),
            (x + side * 130, 770),
            (x + side * 20, 770),
        ]
        canvas.polygon(folds, "#C7D6CC")
        canvas.polygon(
            [(x + side * 40, 60), (x + side * 80, 60), (x + side * 92, 770), (x + side * 66, 770)],
            "#AFC3B8",
        )
    canvas.rectangle(400, 48, 1520, 62, "#8B6A48")


def _lamp(canvas: Canvas, fixing: Point) -> None:
    x, y = fixing
    canvas.line([(x, y), (x, 236)], INK, 5)
    canvas.glow((x, 380), 300, "#FFF0C0", 0.4)
    canvas.polygon([(x - 44, 236), (x + 44, 236), (x + 150, 350), (x - 150, 350)], SPRUCE)
    canvas.ellipse((x, 350), 150, 20, "#FFE9B0")


def _chair(canvas: Canvas, foot: Point, facing: int) -> None:
    x, y = foot
    canvas.line([(x - facing * 120, y), (x - facing * 150, y - 580)], "#5B4634", 28)
    canvas.line([(x - facing * 60, y), (x - facing * 90, y - 560)], "#6B533E", 28)
    for slat in range(3):
        top = y - 560 + slat * 90
        canvas.line([(x - facing * 152, top), (x - facing * 86, top + 8)], "#6B533E", 26)


def _cup(canvas: Canvas, foot: Point, colour: str) -> None:
    x, y = foot
    canvas.ellipse((x, y + 6), 96, 18, "#F6F0E2")
    canvas.ellipse((x, y + 4), 66, 11, "#D9CDB4")
    canvas.disc((x + 58, y - 48), 28, colour)
    canvas.disc((x + 58, y - 48), 15, "#EADFC8")
    canvas.polygon([(x - 56, y - 88), (x + 56, y - 88), (x + 40, y + 2), (x - 40, y + 2)], colour)
    canvas.ellipse((x, y - 88), 56, 13, blend(colour, "#FFFFFF", 0.35))
    canvas.ellipse((x, y - 86), 46, 9, "#4B3021")
    for shift in (-16, 14):
        steam = [(x + shift + 9 * math.sin(step / 3), y - 116 - step * 9) for step in range(11)]
        canvas.line(steam, with_opacity("#FFFFFF", 0.65), 6)


def _vase(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for bend, tall, colour in ((-44, 150, STRAW), (4, 190, "#F3EEDC"), (46, 140, RUST)):
        canvas.line([(x, y - 60), (x + bend, y - tall)], "#4F7A52", 6)
        canvas.disc((x + bend, y - tall), 22, colour)
        canvas.disc((x + bend, y - tall), 8, "#8A5A2B")
    canvas.polygon([(x - 18, y - 92), (x + 18, y - 92), (x + 34, y), (x - 34, y)], BLUE)
