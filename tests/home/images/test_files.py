"""Whatever is taken in is kept readable, upright, in sRGB, and without a word about its origin."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from home.images.files import normalise_image
from tests.home.images.picture_cases import (
    SUFFIXES,
    camera_notes,
    cut_off,
    every_kind,
    moving,
    noise,
    photograph,
    says_nothing,
    written,
)

KINDS = every_kind()


def kept(data: bytes, name: str = "a.jpg") -> Image.Image:
    return Image.open(BytesIO(normalise_image(data, name).read()))


def mean(picture: Image.Image) -> float:
    return sum(picture.convert("L").get_flattened_data()) / (picture.width * picture.height)


class KeepPictureTests:
    @pytest.mark.parametrize(("name", "data"), KINDS.values(), ids=list(KINDS))
    def test_is_simple_still_and_silent(self, name: str, data: bytes) -> None:
        file = normalise_image(data, name)
        assert says_nothing(file.read())
        with Image.open(file) as picture:
            assert picture.mode in {"L", "RGB", "RGBA"}
            assert getattr(picture, "n_frames", 1) == 1
            assert "icc_profile" not in picture.info

    @pytest.mark.parametrize(("name", "data"), KINDS.values(), ids=list(KINDS))
    def test_looks_as_it_did(self, name: str, data: bytes) -> None:
        with Image.open(BytesIO(data)) as before:
            grey = (
                before.convert("I").point(lambda v: v * (1 / 256)) if "I" in before.mode else before
            )
            assert abs(mean(kept(data, name)) - mean(grey)) < 3

    @pytest.mark.parametrize("orientation", range(2, 9))
    def test_is_turned_as_the_camera_was_held(self, orientation: int) -> None:
        picture = kept(photograph("JPEG", orientation))
        assert picture.size == ((48, 64) if orientation > 4 else (64, 48))

    def test_a_photograph_loses_nothing_by_being_kept(self) -> None:
        data = written(Image.linear_gradient("L").convert("RGB"), "JPEG", exif=camera_notes())
        before, after = Image.open(BytesIO(data)), kept(data)
        differences = zip(before.tobytes(), after.tobytes(), strict=True)
        assert max(abs(one - other) for one, other in differences) <= 2

    def test_a_moving_picture_is_named_after_what_is_kept(self) -> None:
        assert normalise_image(moving("GIF"), "Vinka hej.gif").name == "Vinka hej.png"

    @pytest.mark.parametrize("format_", ["WEBP", "AVIF"])
    def test_a_photograph_is_kept_as_jpeg_and_a_drawing_as_png(self, format_: str) -> None:
        assert kept(written(noise(), format_)).format == "JPEG"
        see_through = Image.new("RGBA", (8, 8), (11, 90, 75, 120))
        assert kept(written(see_through, format_)).format == "PNG"

    def test_a_name_that_fits_stays(self) -> None:
        assert normalise_image(written(noise(), "JPEG"), "IMG 1.JPEG").name == "IMG 1.JPEG"

    def test_what_hides_after_the_end_is_left_behind(self) -> None:
        data = written(noise(), "JPEG") + b"PK\x03\x04<script>"
        assert b"<script>" not in normalise_image(data, "a.jpg").read()

    def test_keeping_the_kept_changes_nothing(self) -> None:
        once = normalise_image(photograph("PNG"), "a.png").read()
        assert normalise_image(once, "a.png").read() == once


def text_bomb() -> bytes:
    """Returns a PNG whose compressed comment unpacks to eighty megabytes."""
    whole = written(noise(), "PNG")
    body = b"zTXtComment\x00\x00" + zlib.compress(b"a" * 80_000_000)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return whole[:33] + chunk + whole[33:]


BROKEN = {
    f"{format_} cut at {share:.0%}": (f"a.{suffix}", cut_off(format_, share))
    for format_, suffix in SUFFIXES.items()
    for share in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
}
BROKEN["a text bomb"] = ("a.png", text_bomb())
BROKEN["another kind of file"] = ("a.jpg", b"%PDF-1.4 and so on")
BROKEN["nothing"] = ("a.jpg", b"")


class UnreadablePictureTests:
    @pytest.mark.parametrize(("name", "data"), BROKEN.values(), ids=list(BROKEN))
    def test_is_refused_in_words(self, name: str, data: bytes) -> None:
        with pytest.raises(ValidationError, match="skadad"):
            normalise_image(data, name)

    @pytest.mark.parametrize("format_", SUFFIXES)
    def test_is_refused_or_kept_wherever_it_is_cut(self, format_: str) -> None:
        whole = written(noise(size=(16, 12)), format_)
        for length in range(len(whole)):
            try:
                file = normalise_image(whole[:length], "a.jpg")
            except ValidationError:
                continue
            with Image.open(file) as picture:
                picture.load()

    def test_too_many_pixels_are_refused_before_they_are_unpacked(self) -> None:
        with pytest.raises(ValidationError, match="högst 40 miljoner"):
            normalise_image(written(Image.new("1", (12_000, 12_000)), "PNG"), "a.png")

    def test_four_thousand_frames_are_one_picture(self) -> None:
        frames = [Image.new("L", (8, 8), number % 256) for number in range(4000)]
        data = written(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10)
        assert kept(data, "a.gif").size == (8, 8)
