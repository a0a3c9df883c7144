"""Haninge: tower blocks by the water, in the light of a September day or on a later evening."""

from dataclasses import dataclass
from random import Random

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity
from profiles.demo.drawing.chance import repeatable
from profiles.demo.drawing.nature import forest, ground, leafy_tree, pine, ridge, ripples, streak

SHORE = 790


@dataclass(frozen=True)
class Light:
    """The colours of one time of day."""

    sky: tuple[str, ...]
    water: tuple[str, ...]
    sun: Point
    sun_colour: str
    glow: float
    hills: tuple[str, str]
    facades: tuple[str, ...]
    window: str
    lit_window: str
    lit_share: float
    trees: tuple[str, ...]
    veil: str
    veil_strength: float
    deck: str


DAY = Light(
    sky=("#7FB4C4", "#A5CCD1", "#CFE1D8", "#F4EAD0"),
    water=("#BFD3CB", "#7FB0B4", "#4A8A97", "#2E6C7E", "#20566A"),
    sun=(360, 300),
    sun_colour="#FFF7DF",
    glow=0.5,
    hills=("#A9C4BC", "#7BA398"),
    facades=("#EFE4CE", "#D9A07A", "#F6F0E2", "#C9694A", "#E7C98F", "#B8C4BC"),
    window="#4F6F7C",
    lit_window="#DDE9E6",
    lit_share=0.16,
    trees=("#5D8A5A", "#D39A3E", "#7C9C55", "#C4703A"),
    veil="#FFFFFF",
    veil_strength=0.0,
    deck="#8A6A50",
)
EVENING = Light(
    sky=("#1C2B4A", "#34456B", "#6C6485", "#C98A83", "#F0B98B"),
    water=("#C08B84", "#6A6283", "#3B4A6C", "#22345A", "#182747"),
    sun=(430, 250),
    sun_colour="#F7EBD2",
    glow=0.16,
    hills=("#5E5C7A", "#3B4463"),
    facades=("#5B5A76", "#4C4A68", "#6A6179", "#54405A", "#62596A", "#46506C"),
    window="#2C3452",
    lit_window="#FFD98E",
    lit_share=0.52,
    trees=("#27385A", "#3A3550", "#2C4058", "#41334A"),
    veil="#1C2B4A",
    veil_strength=0.25,
    deck="#3A3446",
)


def draw() -> Image.Image:
    """The town by day."""
    return _scene(DAY, repeatable(136))


def draw_evening() -> Image.Image:
    """The same town when the lamps are lit."""
    return _scene(EVENING, repeatable(136))


def _scene(light: Light, rng: Random) -> Image.Image:
    canvas = Canvas(light.sky[0])
    canvas.bands(0, SHORE, light.sky, 24)
    canvas.glow(light.sun, 420, light.sun_colour, light.glow)
    canvas.disc(light.sun, 54, light.sun_colour)
    _hills(canvas, rng, light)
    for x, width, floors, facade, depth in (
        (1040, 120, 15, 5, 0.45),
        (1440, 110, 13, 2, 0.45),
        (830, 100, 11, 4, 0.45),
        (1700, 150, 9, 3, 0.4),
        (640, 150, 8, 1, 0.4),
        (920, 132, 17, 0, 0.0),
        (1180, 150, 21, 3, 0.0),
        (1360, 128, 14, 4, 0.0),
        (1560, 138, 18, 2, 0.0),
    ):
        _tower(canvas, rng, light, (x, 772), (width, floors), facade, depth)
    _low_houses(canvas, rng, light)
    _quay(canvas, rng, light)
    _water(canvas, rng, light)
    _jetty(canvas, rng, light)
    return canvas.finished()


def _hills(canvas: Canvas, rng: Random, light: Light) -> None:
    for level, size, colour in ((640, (16, 36), light.hills[0]), (700, (34, 70), light.hills[1])):
        edge = ridge(rng, -40, 1960, level, 18, 1000)
        forest(canvas, rng, edge, size, colour)
        ground(canvas, edge, SHORE, colour)


def _tower(
    canvas: Canvas,
    rng: Random,
    light: Light,
    foot: Point,
    size: tuple[float, int],
    facade: int,
    haze: float,
) -> None:
    """A block with a sunny face and a narrow side in shade, its windows in rows."""
    (x, base), (width, floors) = foot, size
    front = blend(light.facades[facade], light.sky[-2], haze)
    side = blend(front, "#24364A", 0.22)
    top = base - floors * 27 - 16
    canvas.rectangle(x, top, x + width, base, front)
    canvas.rectangle(x + width, top, x + width + width * 0.24, base, side)
    canvas.rectangle(x - 4, top - 9, x + width * 1.24 + 4, top, blend(side, "#24364A", 0.3))
    canvas.rectangle(x + width * 0.4, top - 34, x + width * 0.8, top - 9, side)
    glass = blend(light.window, front, 0.15 + haze * 0.6)
    lamp = blend(light.lit_window, front, haze * 0.5)
    columns = int(width // 26)
    for floor in range(floors):
        y = top + 18 + floor * 27
        for column in range(columns):
            left = x + (column + 0.5) * width / columns
            colour = lamp if rng.random() < light.lit_share else glass
            canvas.rectangle(left - 8, y, left + 8, y + 14, colour)
        canvas.rectangle(x + width * 1.08, y, x + width * 1.16, y + 14, blend(glass, side, 0.35))
        if not haze and floor % 2 == 0 and facade in (0, 2):
            canvas.rectangle(x, y + 17, x + width, y + 20, blend(front, "#24364A", 0.12))


def _low_houses(canvas: Canvas, rng: Random, light: Light) -> None:
    for x, width, height, facade in (
        (610, 190, 84, 1),
        (815, 120, 66, 2),
        (1300, 70, 60, 0),
        (1480, 96, 84, 1),
        (1716, 210, 92, 0),
    ):
        front = light.facades[facade]
        top = 776 - height
        canvas.rectangle(x, top, x + width, 776, front)
        canvas.rectangle(x - 4, top - 8, x + width + 4, top, blend(front, "#24364A", 0.5))
        for window in range(int(width // 30)):
            left = x + 10 + window * 30
            for y in (top + 12, top + 44):
                if y + 18 < 772:
                    lit = rng.random() < light.lit_share
                    colour = light.lit_window if lit else light.window
                    canvas.rectangle(left, y, left + 16, y + 18, colour)


def _quay(canvas: Canvas, rng: Random, light: Light) -> None:
    for x in range(-20, 600, 62):
        pine_or_leaf = light.trees[rng.randrange(len(light.trees))]
        leafy_tree(
            canvas, rng, (x + rng.uniform(-18, 18), 780), rng.uniform(130, 230), pine_or_leaf
        )
    for x in range(640, 1960, 92):
        leafy_tree(
            canvas,
            rng,
            (x + rng.uniform(-24, 24), 780),
            rng.uniform(70, 104),
            light.trees[rng.randrange(len(light.trees))],
        )
    canvas.rectangle(0, 774, 1920, SHORE, blend("#B9AE98", light.veil, light.veil_strength * 2.4))
    canvas.rectangle(
        0, SHORE - 6, 1920, SHORE, blend("#6E675C", light.veil, light.veil_strength * 2)
    )
    for x in range(660, 1920, 140):
        canvas.rectangle(x, 730, x + 4, 776, "#3A4248")
        canvas.disc((x + 2, 728), 6, "#FFF0C4")


def _water(canvas: Canvas, rng: Random, light: Light) -> None:
    canvas.bands(SHORE, canvas.height, light.water, 26)
    canvas.mirror_in_water(SHORE, 490, light.water[1], 0.72)
    for _ in range(150):
        y = rng.uniform(SHORE + 6, canvas.height)
        colour = with_opacity(light.water[1], 0.3)
        streak(canvas, (rng.uniform(-100, 1920), y), rng.uniform(60, 320), 5, colour)
    ripples(canvas, rng, SHORE + 30, canvas.height, light.water[0], 60, 0.3)
    ripples(canvas, rng, SHORE + 150, canvas.height, light.water[-1], 50, 0.3)


def _jetty(canvas: Canvas, rng: Random, light: Light) -> None:
    deck, shade = light.deck, blend(light.deck, "#10202C", 0.45)
    for post, y in ((120, 1130), (330, 1130), (540, 1130), (706, 1130)):
        canvas.rectangle(post, y, post + 16, 1250, shade)
    canvas.polygon([(-10, 1098), (740, 1098), (760, 1134), (-10, 1134)], deck)
    canvas.rectangle(-10, 1134, 760, 1146, shade)
    for board in range(13):
        x = 20 + board * 58
        canvas.line([(x, 1098), (x + board * 1.4, 1134)], shade, 2.5)
    _two_people(canvas, (560, 1100), light)
    for x, height in ((150, 560), (44, 430)):
        pine(
            canvas,
            rng,
            (x, 1250),
            height,
            blend("#1F4A45", light.veil, light.veil_strength * 2.4),
            blend("#7A5340", light.veil, light.veil_strength * 2),
        )
    edge = [(x, y + x * 0.22) for x, y in ridge(rng, -40, 420, 1200, 10, 300)]
    ground(canvas, edge, 1290, blend("#6F685F", light.veil, light.veil_strength * 1.6))


def _two_people(canvas: Canvas, seat: Point, light: Light) -> None:
    x, y = seat
    for shift, coat, hair in ((0, "#C9583F", "#3A2A24"), (74, "#E4C06B", "#8A5A34")):
        coat = blend(coat, light.veil, light.veil_strength * 1.4)
        left = x + shift
        canvas.polygon(
            [
                (left - 24, y),
                (left - 20, y - 58),
                (left, y - 70),
                (left + 20, y - 58),
                (left + 24, y),
            ],
            coat,
        )
        canvas.disc((left + 1, y - 86), 16, blend("#E7BE96", light.veil, light.veil_strength))
        canvas.dome((left, y - 86), 18, 20, hair)
        canvas.line([(left - 8, y), (left - 6, y + 40)], "#2E3E4C", 13)
        canvas.line([(left + 10, y), (left + 12, y + 40)], "#2E3E4C", 13)
