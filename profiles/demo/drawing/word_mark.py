"""Neutral word marks: a drawn sign and the municipality's name, in nobody's real heraldry."""

import unicodedata

from PIL import Image, ImageDraw, ImageFont

from profiles.demo.drawing.canvas import OVERSAMPLING, Canvas, Point

SPRUCE, INK, PAPER = "#0B5A4B", "#1A2024", "#FBFAF6"
HEIGHT = 200
SIGN_WIDTH = 190
LETTER_SIZE = 78
MARGIN = 46


def draw(name: str, sign: str) -> Image.Image:
    """The sign (one of `SIGNS`) on the left, the name beside it, on paper."""
    font = _typeface()
    width = SIGN_WIDTH + round(font.getlength(_letters(name)) / OVERSAMPLING) + MARGIN
    canvas = Canvas(PAPER, width, HEIGHT)
    SIGNS[sign](canvas)
    _write(canvas, name, font)
    return canvas.finished()


def _typeface() -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(LETTER_SIZE * OVERSAMPLING)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType and cannot write word marks.")
    return font


def _letters(name: str) -> str:
    """The name without the dots and rings over its letters."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _write(canvas: Canvas, name: str, font: ImageFont.FreeTypeFont) -> None:
    """Letters first, then what stands over them: Pillow's own typeface ends at ASCII."""
    pen = ImageDraw.Draw(canvas.image)
    letters = _letters(name)
    baseline = (HEIGHT / 2 + LETTER_SIZE * 0.36) * OVERSAMPLING
    pen.text((SIGN_WIDTH * OVERSAMPLING, baseline), letters, fill=INK, font=font, anchor="ls")
    for index, letter in enumerate(unicodedata.normalize("NFC", name)):
        start = font.getlength(letters[:index]) / OVERSAMPLING
        middle = SIGN_WIDTH + start + font.getlength(letters[index]) / OVERSAMPLING / 2
        top = font.getbbox(letters[index], anchor="ls")[1] / OVERSAMPLING
        _mark(canvas, letter, (middle, baseline / OVERSAMPLING + top - LETTER_SIZE * 0.15))


def _mark(canvas: Canvas, letter: str, place: Point) -> None:
    """Two dots over ä and ö, a ring over å."""
    x, y = place
    dot = LETTER_SIZE * 0.062
    mark = unicodedata.normalize("NFD", letter)[1:]
    if mark == "\u0308":
        canvas.disc((x - dot * 2, y), dot, INK)
        canvas.disc((x + dot * 2, y), dot, INK)
    elif mark == "\u030a":
        canvas.disc((x, y - dot * 0.6), dot * 2, INK)
        canvas.disc((x, y - dot * 0.6), dot * 1.1, PAPER)


def _islands(canvas: Canvas) -> None:
    canvas.disc((100, 100), 62, SPRUCE)
    for y, left, right in ((96, 60, 116), (120, 84, 150), (144, 66, 120)):
        canvas.rectangle(left, y, right, y + 9, PAPER)
    canvas.dome((88, 96), 22, 26, PAPER)
    canvas.dome((122, 120), 16, 18, PAPER)


def _gable(canvas: Canvas) -> None:
    canvas.polygon([(38, 162), (38, 92), (100, 38), (162, 92), (162, 162)], SPRUCE)
    for x in (62, 91, 120):
        canvas.rectangle(x, 104, x + 18, 162, PAPER)


def _sawtooth(canvas: Canvas) -> None:
    for tooth in range(3):
        x = 40 + tooth * 42
        canvas.polygon([(x, 120), (x, 62), (x + 42, 120)], SPRUCE)
    canvas.rectangle(40, 120, 166, 160, SPRUCE)
    canvas.rectangle(40, 128, 166, 134, PAPER)


def _towers(canvas: Canvas) -> None:
    for x, top in ((40, 84), (84, 40), (128, 104)):
        canvas.rectangle(x, top, x + 36, 142, SPRUCE)
    canvas.rectangle(40, 150, 164, 157, SPRUCE)
    canvas.rectangle(58, 164, 146, 169, SPRUCE)


def _leaf(canvas: Canvas) -> None:
    outline = [(100, 34), (142, 74), (146, 116), (100, 164), (54, 116), (58, 74)]
    canvas.polygon(outline, SPRUCE)
    canvas.line([(100, 60), (100, 176)], PAPER, 6)
    for y in (88, 112, 136):
        canvas.line([(72, y - 18), (100, y + 6), (128, y - 18)], PAPER, 5)


SIGNS = {
    "islands": _islands,
    "gable": _gable,
    "sawtooth": _sawtooth,
    "towers": _towers,
    "leaf": _leaf,
}
