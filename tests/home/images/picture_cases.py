"""Picture files of every kind that an editor may have, made anew for each test."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

register_heif_opener()

SIZE = (64, 48)
PLACE = {1: "N", 2: (59.0, 19.0, 30.0), 3: "E", 4: (18.0, 40.0, 0.0)}
CAMERA = "Kamerafabriken"
SUFFIXES = {
    "JPEG": "jpg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
    "HEIF": "heic",
}


def noise(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Returns a picture that no format can say in a few bytes."""
    picture = Image.effect_noise(size, 80)
    if mode.startswith("I;16"):
        wide = picture.convert("I").point(lambda value: value * 257)
        return wide.convert("I;16")
    return picture.convert(mode)


def written(picture: Image.Image, format_: str, **options: Any) -> bytes:
    """Returns the file of a picture."""
    buffer = BytesIO()
    picture.save(buffer, format_, **options)
    return buffer.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """Returns what a phone writes: its maker, how it was held, and where it was."""
    notes = Image.Exif()
    notes[0x010F] = CAMERA
    notes[0x0112] = orientation
    notes[0x8825] = PLACE
    return notes


def photograph(format_: str, orientation: int = 1) -> bytes:
    """Returns a file that says where it was taken, in every way its format has."""
    options: dict[str, Any] = {"exif": camera_notes(orientation)}
    if format_ == "PNG":
        comments = PngInfo()
        comments.add_text("Comment", CAMERA)
        options["pnginfo"] = comments
    elif format_ == "GIF":
        options = {"comment": CAMERA.encode()}
    else:
        options["xmp"] = f"<x:xmpmeta>{CAMERA}</x:xmpmeta>".encode()
    if format_ == "JPEG":
        options["comment"] = CAMERA
    return written(noise(), format_, **options)


def moving(format_: str, frames: int = 3) -> bytes:
    """Returns an animation."""
    pictures = [noise() for _ in range(frames)]
    return written(
        pictures[0], format_, save_all=True, append_images=pictures[1:], duration=50, loop=0
    )


def see_through_palette() -> Image.Image:
    """Returns a palette in which one colour is no colour."""
    picture = noise("P")
    picture.info["transparency"] = 3
    return picture


def every_kind() -> dict[str, tuple[str, bytes]]:
    """Returns file name and bytes of each kind that is taken in, by what is special about it."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kinds = {
        "16-bit grey": ("a.png", written(noise("I;16"), "PNG")),
        "one bit": ("a.png", written(noise("1"), "PNG")),
        "grey": ("a.png", written(noise("L"), "PNG")),
        "grey with alpha": ("a.png", written(noise("LA"), "PNG")),
        "grey with a see-through tone": ("a.png", written(noise("L"), "PNG", transparency=3)),
        "palette": ("a.png", written(noise("P"), "PNG")),
        "palette with a see-through colour": ("a.png", written(see_through_palette(), "PNG")),
        "colours with alpha": ("a.png", written(noise("RGBA"), "PNG")),
        "grey JPEG": ("a.jpg", written(noise("L"), "JPEG")),
        "CMYK": ("a.jpg", written(noise("CMYK"), "JPEG")),
        "a profile that does not fit": ("a.jpg", written(noise("L"), "JPEG", icc_profile=srgb)),
        "a broken profile": ("a.jpg", written(noise(), "JPEG", icc_profile=b"profile" * 40)),
        "two pictures of a phone": ("a.jpg", moving("MPO")),
        "WebP with alpha": ("a.webp", written(noise("RGBA"), "WEBP")),
        "AVIF with alpha": ("a.avif", written(noise("RGBA"), "AVIF")),
        "see-through GIF": ("a.gif", written(see_through_palette(), "GIF", transparency=3)),
        "a picture one pixel wide": ("a.png", written(noise(size=(1, 1)), "PNG")),
    }
    for format_ in ("GIF", "WEBP", "PNG", "AVIF"):
        kinds[f"moving {format_}"] = (f"a.{SUFFIXES[format_]}", moving(format_))
    for format_, suffix in SUFFIXES.items():
        kinds[f"photograph {format_}"] = (f"a.{suffix}", photograph(format_))
    return kinds


def cut_off(format_: str, share: float) -> bytes:
    """Returns the beginning of a file whose rest never came."""
    whole = written(noise(), format_)
    return whole[: int(len(whole) * share)]


def says_nothing(data: bytes) -> bool:
    """Tells whether a file holds nothing but the picture and its colour profile."""
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        spoken = {
            "exif",
            "xmp",
            "comment",
            "Comment",
            "parsed_exif",
            "photoshop",
            "XML:com.adobe.xmp",
        }
        return (
            not dict(picture.getexif())
            and not spoken & picture.info.keys()
            and CAMERA.encode() not in data
        )
