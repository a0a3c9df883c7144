"""The drawn pictures: right size, the same every time, each with its own description."""

import pytest
from PIL import Image, ImageChops

from profiles.demo.drawing import word_mark
from profiles.demo.drawing.canvas import HEIGHT, WIDTH
from profiles.demo.landscapes import DRAWINGS, Drawing
from profiles.rules.pictures import LONG_ALT


@pytest.fixture(params=sorted(DRAWINGS))
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return DRAWINGS[request.param]


class DrawingTests:
    def test_is_three_by_two_and_the_same_every_time(self, drawing: Drawing) -> None:
        first, second = drawing.draw(), drawing.draw()
        assert first.size == (WIDTH, HEIGHT) == (1920, 1280)
        assert ImageChops.difference(first, second).getbbox() is None

    def test_keeps_its_focus_inside_the_picture(self, drawing: Drawing) -> None:
        x, y, width, height = drawing.focus
        assert width / 2 <= x <= WIDTH - width / 2
        assert height / 2 <= y <= HEIGHT - height / 2

    def test_description_is_short_enough_for_an_alternative_text(self, drawing: Drawing) -> None:
        assert 30 < len(drawing.description) <= LONG_ALT

    def test_each_has_its_own_title_and_description(self) -> None:
        assert len({drawing.title for drawing in DRAWINGS.values()}) == len(DRAWINGS)
        assert len({drawing.description for drawing in DRAWINGS.values()}) == len(DRAWINGS)


class WordMarkTests:
    @pytest.mark.parametrize("sign", sorted(word_mark.SIGNS))
    def test_grows_with_the_name(self, sign: str) -> None:
        short, long = word_mark.draw("Höör", sign), word_mark.draw("Sandviken", sign)
        assert short.height == long.height
        assert short.width < long.width

    @pytest.mark.parametrize(("plain", "marked"), [("Hoor", "Höör"), ("Ahus", "Åhus")])
    def test_draws_the_marks_over_swedish_letters(self, plain: str, marked: str) -> None:
        without, with_marks = word_mark.draw(plain, "leaf"), word_mark.draw(marked, "leaf")
        assert _differ(without, with_marks)

    def test_signs_are_unlike_each_other(self) -> None:
        pictures = [word_mark.draw("Höör", sign) for sign in word_mark.SIGNS]
        assert all(_differ(pictures[0], other) for other in pictures[1:])


def _differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None
