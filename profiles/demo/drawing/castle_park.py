"""Ekerö: a castle and its clipped limes by the lake, on a clear day in late summer."""

from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import forest, ground, leafy_tree, ridge, ripples, streak

SHORE = 760
SKY = ("#9CC4CF", "#BCD8D8", "#DCE7DA", "#F3ECD6")
WATER = ("#9FC0BC", "#7FAEB0", "#5B9099", "#3E7482", "#2C5C6C")
WALL, WALL_SHADE, TRIM = "#EFD9A3", "#DBBF84", "#FBF3DF"
ROOF, ROOF_SHADE = "#5E7F78", "#4A6A65"
LAWN = "#8FAE72"


def draw() -> Image.Image:
    """The whole picture, from the clouds to the reeds."""
    rng = repeatable(125)
    canvas = Canvas(SKY[0])
    canvas.bands(0, SHORE, SKY, 20)
    canvas.glow((420, 420), 520, "#FFF6DE", 0.7)
    _clouds(canvas)
    _hills(canvas, rng)
    _park_behind(canvas, rng)
    _castle(canvas, 1180)
    _terrace(canvas, rng)
    _water(canvas, rng)
    _rowing_boat(canvas, (560, 1010))
    _reeds(canvas, rng)
    return canvas.finished()


def _clouds(canvas: Canvas) -> None:
    for x, y, size in ((330, 190, 1.0), (790, 110, 0.7), (1500, 230, 1.15)):
        for shift, wide, high in ((-120, 62, 44), (-55, 84, 84), (38, 98, 108), (122, 70, 52)):
            canvas.dome((x + shift * size, y), wide * size, high * size, "#F8F4E6")
        for shift, wide, high in ((-70, 70, 26), (40, 90, 34)):
            canvas.dome((x + shift * size, y), wide * size, high * size, "#EBEBDD")


def _hills(canvas: Canvas, rng: Random) -> None:
    far = ridge(rng, -20, 1940, 590, 20, 1300)
    ground(canvas, far, SHORE, "#B3C8B6")
    near = ridge(rng, -20, 1940, 640, 16, 800)
    forest(canvas, rng, near, (26, 58), "#8BAA94")
    ground(canvas, near, SHORE, "#8BAA94")


def _park_behind(canvas: Canvas, rng: Random) -> None:
    for x in range(-40, 2000, 74):
        height = rng.uniform(190, 300)
        leafy_tree(canvas, rng, (x + rng.uniform(-20, 20), 706), height, "#557F5B")
    canvas.rectangle(0, 684, 1920, SHORE, blend(LAWN, "#557F5B", 0.5))


def _castle(canvas: Canvas, middle: float) -> None:
    base = 716
    for side in (-1, 1):
        _wing(canvas, middle + side * 335, base, 100, 150, 4)
        _wing(canvas, middle + side * 195, base, 180, 178, 7)
    _main_house(canvas, middle, base)


def _wing(
    canvas: Canvas, middle: float, base: float, width: float, height: float, bays: int
) -> None:
    left, right, eaves = middle - width / 2, middle + width / 2, base - height
    canvas.rectangle(left, eaves, right, base, WALL)
    canvas.rectangle(right - width * 0.12, eaves, right, base, WALL_SHADE)
    canvas.polygon(
        [(left - 6, eaves), (left + 16, eaves - 52), (right - 16, eaves - 52), (right + 6, eaves)],
        ROOF,
    )
    canvas.rectangle(left - 6, eaves, right + 6, eaves + 6, TRIM)
    _windows(canvas, (left, right), (eaves + 24, base - 18), bays, 3)


def _windows(
    canvas: Canvas, across: tuple[float, float], down: tuple[float, float], bays: int, floors: int
) -> None:
    bay = (across[1] - across[0]) / bays
    storey = (down[1] - down[0]) / floors
    for floor in range(floors):
        for number in range(bays):
            x = across[0] + bay * (number + 0.5)
            y = down[0] + storey * floor
            canvas.rectangle(x - 7, y - 3, x + 7, y + storey * 0.62 + 3, TRIM)
            canvas.rectangle(x - 4.5, y, x + 4.5, y + storey * 0.62, "#56747A")


def _main_house(canvas: Canvas, middle: float, base: float) -> None:
    left, right, eaves = middle - 118, middle + 118, base - 226
    canvas.rectangle(left, eaves, right, base, WALL)
    canvas.rectangle(right - 26, eaves, right, base, WALL_SHADE)
    canvas.polygon(
        [
            (left - 8, eaves),
            (left + 26, eaves - 62),
            (left + 60, eaves - 104),
            (right - 60, eaves - 104),
            (right - 26, eaves - 62),
            (right + 8, eaves),
        ],
        ROOF,
    )
    canvas.polygon(
        [
            (right - 60, eaves - 104),
            (right - 26, eaves - 62),
            (right + 8, eaves),
            (right - 30, eaves),
            (right - 70, eaves - 70),
        ],
        ROOF_SHADE,
    )
    canvas.rectangle(left - 8, eaves, right + 8, eaves + 8, TRIM)
    canvas.polygon([(middle - 58, eaves), (middle, eaves - 46), (middle + 58, eaves)], TRIM)
    canvas.polygon([(middle - 44, eaves - 4), (middle, eaves - 38), (middle + 44, eaves - 4)], WALL)
    canvas.rectangle(middle - 16, eaves - 138, middle + 16, eaves - 102, TRIM)
    canvas.polygon(
        [(middle - 22, eaves - 136), (middle, eaves - 176), (middle + 22, eaves - 136)], ROOF
    )
    canvas.line([(middle, eaves - 170), (middle, eaves - 226)], "#55605C", 3)
    canvas.polygon(
        [(middle, eaves - 226), (middle + 44, eaves - 215), (middle, eaves - 204)], "#3C6FA0"
    )
    _windows(canvas, (left, right), (eaves + 30, base - 22), 9, 3)
    canvas.rectangle(middle - 15, base - 62, middle + 15, base, TRIM)
    canvas.rectangle(middle - 9, base - 54, middle + 9, base, "#5B4A3A")


def _terrace(canvas: Canvas, rng: Random) -> None:
    canvas.rectangle(0, 716, 1920, SHORE, LAWN)
    canvas.rectangle(0, 716, 1920, 724, blend(LAWN, "#FFF6DE", 0.35))
    canvas.polygon([(1160, 716), (1200, 716), (1258, SHORE), (1102, SHORE)], "#EADDBE")
    for distance in range(9):
        for side in (-1, 1):
            x = 1180 + side * (470 + distance * 92)
            if -60 < x < 1980:
                _clipped_lime(canvas, (x, 744), 118)
    for side in (-1, 1):
        for number in range(4):
            _clipped_cone(canvas, (1180 + side * (112 + number * 70), 748), 56)
    canvas.rectangle(0, SHORE - 10, 1920, SHORE, "#CDBF9F")
    canvas.rectangle(0, SHORE - 3, 1920, SHORE, "#8E866F")
    leafy_tree(canvas, rng, (250, 748), 330, "#5C8757")
    leafy_tree(canvas, rng, (70, 748), 460, "#4C7651")


def _clipped_lime(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    canvas.rectangle(x - 4, y - height * 0.5, x + 4, y, "#5A4A3B")
    canvas.disc((x, y - height * 0.66), height * 0.34, "#5F8C58")
    canvas.disc((x - 7, y - height * 0.72), height * 0.24, "#78A267")


def _clipped_cone(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    canvas.polygon([(x - height * 0.28, y), (x, y - height), (x + height * 0.28, y)], "#41694B")
    canvas.polygon([(x - height * 0.28, y), (x, y - height), (x - height * 0.04, y)], "#557F58")


def _water(canvas: Canvas, rng: Random) -> None:
    canvas.bands(SHORE, canvas.height, WATER, 26)
    canvas.mirror_in_water(SHORE, 420, "#7FAEB0", 0.62)
    for _ in range(120):
        y = rng.uniform(SHORE + 6, SHORE + 420)
        long = rng.uniform(60, 300)
        streak(canvas, (rng.uniform(-100, 1920), y), long, 4, with_opacity("#9FC0BC", 0.34))
    ripples(canvas, rng, SHORE + 40, canvas.height, "#E9F1E6", 60, 0.28)
    ripples(canvas, rng, SHORE + 160, canvas.height, "#234F60", 60, 0.22)


def _rowing_boat(canvas: Canvas, waterline: Point) -> None:
    x, y = waterline
    canvas.polygon(
        [(x - 120, y - 34), (x + 120, y - 38), (x + 88, y + 12), (x - 92, y + 12)], "#7B4A32"
    )
    canvas.polygon(
        [(x - 120, y - 34), (x + 120, y - 38), (x + 114, y - 26), (x - 114, y - 22)], "#F3E6CB"
    )
    canvas.line([(x - 10, y - 30), (x - 170, y + 20)], "#5A3A2A", 5)
    shirt = [(x - 34, y - 32), (x - 28, y - 84), (x + 4, y - 88), (x + 14, y - 34)]
    canvas.polygon(shirt, "#C9583F")
    canvas.disc((x - 10, y - 104), 17, "#E7BE96")
    canvas.ellipse((x - 10, y - 114), 34, 6, "#F1E3BE")
    canvas.dome((x - 10, y - 113), 17, 19, "#F1E3BE")
    canvas.line([(x - 6, y - 70), (x + 34, y - 44)], "#A9442F", 12)
    for strip in range(5):
        opacity = 0.42 - 0.07 * strip
        inset = 14 * strip
        canvas.rectangle(
            x - 96 + inset,
            y + 16 + strip * 10,
            x + 92 - inset,
            y + 21 + strip * 10,
            with_opacity("#4B3A33", opacity),
        )


def _reeds(canvas: Canvas, rng: Random) -> None:
    for _ in range(110):
        x = _reed_place(rng)
        tall = rng.uniform(90, 250)
        bend = rng.uniform(-30, 40)
        colour = rng.choice(("#2F5A4A", "#3F6B4E", "#26493F"))
        canvas.line(
            [(x, 1290), (x + bend * 0.3, 1290 - tall * 0.6), (x + bend, 1290 - tall)], colour, 5
        )
        if rng.random() < 0.3:
            canvas.ellipse((x + bend, 1290 - tall), 7, 24, "#6E4C36")


def _reed_place(rng: Random) -> float:
    """Thickest at the edges, thinning out towards the open water."""
    if rng.random() < 0.62:
        return 1930 - rng.triangular(0, 560, 0)
    return rng.triangular(-10, 300, 0)
