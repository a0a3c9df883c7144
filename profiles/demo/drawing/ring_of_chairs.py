"""Höör: unlike chairs in a ring, waiting for a family, for the running text."""

import math

from PIL import Image

from profiles.demo.drawing.canvas import Canvas, Point, blend, with_opacity

SPRUCE, RUST, STRAW, BLUE = "#0B5A4B", "#B3492F", "#E0B65A", "#8FB4BF"


def draw() -> Image.Image:
    """Höör: unlike chairs in a ring, seen from above, before the family arrives."""
    canvas = Canvas("#CBB78F")
    for board in range(16):
        shade = "#CFBC95" if board % 2 else "#C6B188"
        canvas.rectangle(0, board * 80, 1920, board * 80 + 78, shade)
    canvas.ellipse((966, 656), 610, 540, with_opacity("#6D5C3C", 0.25))
    canvas.ellipse((960, 640), 610, 540, SPRUCE)
    canvas.ellipse((960, 640), 586, 518, "#E9DFC6")
    canvas.ellipse((960, 640), 566, 500, SPRUCE)
    canvas.ellipse((960, 640), 300, 262, blend(SPRUCE, "#FFFFFF", 0.10))
    colours = (RUST, STRAW, "#7FA48A", BLUE, "#F4EEDF", "#8A5A3B", "#D98F6B", "#4F6F8A", STRAW)
    for number, colour in enumerate(colours):
        angle = math.tau * number / len(colours) - math.pi / 2
        centre = (960 + 440 * math.cos(angle), 640 + 388 * math.sin(angle))
        _chair_from_above(canvas, centre, angle, colour, 54 if number == 4 else 74)
    _low_table(canvas)
    beam = [(1640, -10), (1900, -10), (1560, 1290), (1200, 1290)]
    canvas.polygon(beam, with_opacity("#FFF4CF", 0.14))
    return canvas.finished()


def _chair_from_above(
    canvas: Canvas, centre: Point, angle: float, colour: str, half: float
) -> None:
    """A square seat turned towards the middle, its back on the outer side."""

    def turned(across: float, outward: float) -> Point:
        return (
            centre[0] + outward * math.cos(angle) - across * math.sin(angle),
            centre[1] + outward * math.sin(angle) + across * math.cos(angle),
        )

    seat = [turned(-half, -half), turned(half, -half), turned(half, half), turned(-half, half)]
    canvas.polygon([(x + 12, y + 16) for x, y in seat], with_opacity("#0A2A24", 0.4))
    canvas.polygon(seat, colour)
    inner = half * 0.72
    cushion = [
        turned(-inner, -inner),
        turned(inner, -inner),
        turned(inner, inner * 0.8),
        turned(-inner, inner * 0.8),
    ]
    canvas.polygon(cushion, blend(colour, "#FFFFFF", 0.2))
    back = [
        turned(-half, half * 0.82),
        turned(half, half * 0.82),
        turned(half, half * 1.22),
        turned(-half, half * 1.22),
    ]
    canvas.polygon(back, blend(colour, "#2B2A26", 0.35))


def _low_table(canvas: Canvas) -> None:
    canvas.disc((970, 654), 128, with_opacity("#0A2A24", 0.4))
    canvas.disc((960, 640), 128, "#B98A5E")
    canvas.disc((960, 640), 112, "#C99C70")
    canvas.disc((925, 606), 30, "#F6F0E2")
    canvas.disc((925, 606), 20, "#4B3021")
    canvas.polygon([(968, 640), (1040, 622), (1052, 676), (980, 694)], "#FBF7EB")
    for row in range(3):
        canvas.line([(984, 652 + row * 13), (1030, 641 + row * 13)], "#B9B3A4", 3)
