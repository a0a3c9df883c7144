"""AVIF is written quickly, by whomever it is asked for."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from willow.image import Image as WillowImage

from home.images.avif import SPEED, quick


class AvifEncodingTests:
    def test_sets_the_speed_unless_the_caller_does(self) -> None:
        asked = []
        save = quick(lambda picture, *_place: asked.append(picture.encoderinfo["speed"]))
        picture: Any = Image.new("RGB", (48, 32))
        for options in ({}, {"speed": 3}):
            picture.encoderinfo = options
            save(picture, BytesIO(), "")
        assert asked == [SPEED, 3]

    def test_is_the_way_pillow_saves(self) -> None:
        assert Image.SAVE["AVIF"].__qualname__.startswith("quick.")

    @pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
    def test_wagtails_pictures_can_be_read_back(self, mode: str) -> None:
        source, target = BytesIO(), BytesIO()
        Image.new(mode, (48, 32)).save(source, "PNG")
        source.seek(0)
        WillowImage.open(source).resize((24, 16)).save_as_avif(target)
        target.seek(0)
        read_back = Image.open(target)
        assert (read_back.format, read_back.size) == ("AVIF", (24, 16))
