"""Lines of text in a drawn picture: each letter from the first typeface that has it.

Newsreader has what Western and Central Europe write, DejaVu Serif the rest of Europe's Latin
alphabets (Sámi among them) and signs such as → and ⅔. The files are the server's alone: visitors
load ``site_project/static/fonts``.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont
Box = tuple[float, float, float, float]

_FOLDER = Path(__file__).parent / "fonts"
_VARIABLE = ("newsreader-western.woff2", "newsreader-european.woff2")
_LIGHT, _HEAVY = "dejavu-serif.woff2", "dejavu-serif-bold.woff2"
_HEAVY_FROM = 600


def drawable(text: str) -> str:
    """Returns the text without what no typeface can draw, nor the space it would have taken."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(letter for letter in composed if _is_drawable(letter))
    return " ".join(shown.split())


class Lettering:
    """One size and weight of text."""

    def __init__(self, size: int, weight: int) -> None:
        self.size = size
        self.fonts = _fonts(size, weight)

    def length(self, text: str) -> float:
        """Returns the width of a line in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text))

    def draw(
        self, draw: ImageDraw.ImageDraw, position: tuple[float, float], text: str, fill: str
    ) -> None:
        """Draws a line whose ascenders begin at the position, whichever typefaces it takes."""
        x, top = position
        baseline = top + self.fonts[0].getmetrics()[0]
        for font, run in self._runs(text):
            draw.text((x, baseline), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def box(self, position: tuple[float, float], text: str) -> Box:
        """Returns what a line covers when it is drawn at the position."""
        x, top = position
        baseline = top + self.fonts[0].getmetrics()[0]
        boxes = [font.getbbox(run, anchor="ls") for font, run in self._runs(text)]
        highest = min((box[1] for box in boxes), default=0)
        lowest = max((box[3] for box in boxes), default=0)
        return (x, baseline + highest, x + self.length(text), baseline + lowest)

    def _runs(self, text: str) -> list[tuple[Font, str]]:
        """Returns the text in pieces of one typeface each; every space is the first one's."""
        places = [0 if letter.isspace() else _place_of(letter) for letter in text]
        numbered = groupby(zip(places, text, strict=True), key=lambda pair: pair[0])
        return [
            (self.fonts[place], "".join(letter for _, letter in pairs)) for place, pairs in numbered
        ]


@cache
def _fonts(size: int, weight: int, layout: ImageFont.Layout | None = None) -> tuple[Font, ...]:
    variable = [
        ImageFont.truetype(_FOLDER / name, size, layout_engine=layout) for name in _VARIABLE
    ]
    for font in variable:
        font.set_variation_by_axes([weight])
    others = _HEAVY if weight >= _HEAVY_FROM else _LIGHT
    # Its letters are larger on the same body.
    smaller = round(size * 0.86)
    return (*variable, ImageFont.truetype(_FOLDER / others, smaller, layout_engine=layout))


@lru_cache(maxsize=2000)
def _place_of(letter: str) -> int:
    """Returns the place of the first typeface that has the letter; -1 of none.

    What a typeface lacks it draws as nothing: the files are made so. The plain layout asks for one
    letter; the other fails at some that none has.
    """
    for place, font in enumerate(_fonts(40, 400, ImageFont.Layout.BASIC)):
        if font.getmask(letter).getbbox():
            return place
    return -1


def _is_drawable(letter: str) -> bool:
    return letter.isspace() or _place_of(letter) >= 0
