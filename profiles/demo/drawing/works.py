"""Sandviken: the works at dawn in winter, between the spruces and the river."""

from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import forest, ground, level_at, ridge, ripples, spruce, streak

SHORE = 800
SKY = ("#3D5A73", "#6A7F90", "#A99FA3", "#DDB29F", "#F4CFA5")
WATER = ("#D9B6A2", "#9C9A9F", "#637C8C", "#3D5C70", "#2A475B")
SNOW, SNOW_SHADE = "#F2EDE8", "#C9D0D8"
LIGHT = "#FFD58A"


def draw() -> Image.Image:
    """The whole picture, from the dawn to the snow on the near bank."""
    rng = repeatable(2181)
    canvas = Canvas(SKY[0])
    canvas.bands(0, SHORE, SKY, 24)
    canvas.glow((620, 700), 620, "#FFE0A8", 0.8)
    _hills(canvas, rng)
    _smoke(canvas)
    _works(canvas)
    _bank(canvas, rng)
    _river(canvas, rng)
    _near_bank(canvas, rng)
    return canvas.finished()


def _hills(canvas: Canvas, rng: Random) -> None:
    for level, rise, size, colour in (
        (610, 26, (20, 44), "#B7A3A2"),
        (660, 22, (34, 70), "#8C8C94"),
        (712, 16, (60, 110), "#5F7079"),
    ):
        edge = ridge(rng, -40, 1960, level, rise, 900)
        forest(canvas, rng, edge, size, colour)
        ground(canvas, edge, SHORE, colour)


def _smoke(canvas: Canvas) -> None:
    for x, top, size in ((918, 300, 1.0), (1010, 346, 0.8), (1490, 380, 0.7)):
        for puff in range(9):
            drift = puff * (24 + 3 * puff) * size
            centre = (x + drift, top - puff * 19 * size)
            radius = (14 + puff * 7.5) * size
            colour = blend("#F6DCC2", "#B9B2B6", puff / 10)
            canvas.ellipse(centre, radius * 1.25, radius * 0.85, with_opacity(colour, 0.92))


def _works(canvas: Canvas) -> None:
    _chimney(canvas, 918, 300, 22)
    _chimney(canvas, 1010, 346, 18)
    _chimney(canvas, 1490, 380, 18)
    _tall_hall(canvas, 1060, 250, "#7C3F35")
    _sawtooth_hall(canvas, 640, 6, "#8E4A3B")
    _long_hall(canvas, 1310, 470, "#5D4A4C")
    _water_tower(canvas, (1650, 772))


def _chimney(canvas: Canvas, x: float, top: float, half: float) -> None:
    base = 780
    canvas.polygon(
        [(x - half, base), (x - half * 0.62, top), (x + half * 0.62, top), (x + half, base)],
        "#8A4C3D",
    )
    canvas.polygon(
        [(x + half * 0.2, base), (x + half * 0.12, top), (x + half * 0.62, top), (x + half, base)],
        "#6C392F",
    )
    for ring in (8, 34):
        canvas.rectangle(x - half * 0.72, top + ring, x + half * 0.72, top + ring + 10, "#F0E2D3")


def _tall_hall(canvas: Canvas, left: float, width: float, colour: str) -> None:
    right, top = left + width, 520
    canvas.rectangle(left, top, right, 790, colour)
    canvas.rectangle(right - 50, top, right, 790, blend(colour, "#23252B", 0.3))
    canvas.polygon([(left - 8, top), (left + width / 2, top - 54), (right + 8, top)], "#41464E")
    canvas.polygon(
        [
            (left - 8, top - 4),
            (left + width / 2, top - 62),
            (right + 8, top - 4),
            (right + 8, top + 2),
            (left + width / 2, top - 50),
            (left - 8, top + 2),
        ],
        SNOW,
    )
    for row in range(3):
        for column in range(4):
            x, y = left + 22 + column * 46, top + 26 + row * 74
            lit = (row * 3 + column * 5) % 4 != 0
            canvas.rectangle(x, y, x + 28, y + 50, LIGHT if lit else "#4A4248")
            canvas.rectangle(x + 12.5, y, x + 15.5, y + 50, colour)
            canvas.rectangle(x, y + 23, x + 28, y + 26, colour)


def _sawtooth_hall(canvas: Canvas, left: float, teeth: int, colour: str) -> None:
    wide, top = 78, 650
    right = left + wide * teeth
    for tooth in range(teeth):
        x = left + tooth * wide
        canvas.polygon([(x, top), (x, top - 62), (x + wide, top)], "#51545B")
        canvas.polygon([(x, top - 56), (x, top - 68), (x + wide, top - 6), (x + wide, top)], SNOW)
        canvas.polygon([(x, top), (x, top - 52), (x + 16, top - 40), (x + 16, top)], LIGHT)
    canvas.rectangle(left, top, right, 790, colour)
    canvas.rectangle(left, top, right, top + 10, blend(colour, "#23252B", 0.35))
    for bay in range(teeth * 2):
        x = left + 8 + bay * wide / 2
        canvas.rectangle(x, top + 34, x + 24, top + 84, LIGHT if bay % 5 != 3 else "#5B4A48")
        canvas.rectangle(x + 10.5, top + 34, x + 13.5, top + 84, colour)


def _long_hall(canvas: Canvas, left: float, width: float, colour: str) -> None:
    top = 684
    canvas.rectangle(left, top, left + width, 790, colour)
    canvas.polygon(
        [
            (left - 10, top),
            (left + 26, top - 40),
            (left + width - 26, top - 40),
            (left + width + 10, top),
        ],
        SNOW_SHADE,
    )
    canvas.polygon(
        [
            (left + 14, top - 26),
            (left + 26, top - 40),
            (left + width - 26, top - 40),
            (left + width - 14, top - 26),
        ],
        SNOW,
    )
    for bay in range(9):
        x = left + 20 + bay * 50
        canvas.rectangle(x, top + 26, x + 34, top + 56, LIGHT if bay % 4 != 2 else "#453D42")
    canvas.rectangle(left + 190, top + 40, left + 250, 790, "#2F2B31")
    canvas.rectangle(left + 198, top + 48, left + 242, 790, "#FFE7B5")


def _water_tower(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for leg in (-38, 0, 38):
        canvas.polygon(
            [
                (x + leg - 5, y),
                (x + leg * 0.7 - 4, y - 250),
                (x + leg * 0.7 + 4, y - 250),
                (x + leg + 5, y),
            ],
            "#4A5158",
        )
    for rung in range(3):
        canvas.rectangle(x - 38, y - 66 - rung * 70, x + 38, y - 61 - rung * 70, "#4A5158")
    canvas.rectangle(x - 62, y - 330, x + 62, y - 244, "#6F8289")
    canvas.rectangle(x + 22, y - 330, x + 62, y - 244, "#5A6D76")
    canvas.polygon([(x - 70, y - 328), (x, y - 384), (x + 70, y - 328)], SNOW)


def _bank(canvas: Canvas, rng: Random) -> None:
    edge = ridge(rng, -40, 1960, 776, 7, 700)
    for x in range(-20, 600, 46):
        spruce(canvas, (x + rng.uniform(-14, 14), 790), rng.uniform(130, 250), "#33505A")
    for x in range(1720, 1960, 52):
        spruce(canvas, (x + rng.uniform(-14, 14), 790), rng.uniform(150, 250), "#33505A")
    ground(canvas, edge, SHORE, SNOW)
    canvas.rectangle(-40, SHORE - 8, 1960, SHORE, SNOW_SHADE)


def _river(canvas: Canvas, rng: Random) -> None:
    canvas.bands(SHORE, canvas.height, WATER, 22)
    canvas.mirror_in_water(SHORE, 440, "#7C8792", 0.7)
    for _ in range(110):
        y = rng.uniform(SHORE + 4, SHORE + 380)
        streak(
            canvas,
            (rng.uniform(-100, 1920), y),
            rng.uniform(80, 340),
            5,
            with_opacity("#B79F9C", 0.3),
        )
    ripples(canvas, rng, SHORE + 30, canvas.height, "#F3DCC6", 40, 0.3)
    for x, y, wide in ((240, 884, 120), (620, 930, 170), (1210, 902, 130), (1560, 950, 190)):
        canvas.ellipse((x, y), wide / 2, wide * 0.07, SNOW_SHADE)
        canvas.ellipse((x, y - 4), wide / 2, wide * 0.06, SNOW)


def _near_bank(canvas: Canvas, rng: Random) -> None:
    edge = [(x, y + 90 - 130 * abs(x - 960) / 960) for x, y in ridge(rng, -40, 1960, 1150, 14, 800)]
    ground(canvas, edge, 1290, SNOW)
    ground(canvas, [(x, y + 46) for x, y in edge], 1290, "#E1E3E6")
    ground(canvas, [(x, y + 100) for x, y in edge], 1290, SNOW_SHADE)
    for x, height in ((60, 620), (210, 440), (340, 280), (1880, 700), (1730, 500), (1610, 300)):
        foot = level_at(edge, x) + 30
        canvas.ellipse((x + 20, foot), height * 0.2, height * 0.022, SNOW_SHADE)
        spruce(canvas, (x, foot), height, "#16333B")
        _snow_on_spruce(canvas, (x, foot), height)


def _snow_on_spruce(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    half = height * 0.2
    for tier in range(1, 5):
        low = y - height * (0.06 + 0.17 * tier)
        wide = half * (1 - tier / 5) + height * 0.02
        peak = (x - wide * 0.25, low - height * 0.11)
        canvas.polygon([(x - wide, low), peak, (x - wide * 0.3, low - height * 0.05)], SNOW)
