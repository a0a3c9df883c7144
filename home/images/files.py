"""Picture files made fit to keep: readable to the last row, upright, in sRGB, and silent.

What a camera, a phone or an image editor writes beside the picture (place, camera, comments, a
smaller copy, further frames, anything after the end) is left behind: the site publishes what is
seen, not where it was taken.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

READABLE = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
# An iPhone's own kind. The smaller copies and the depth beside the picture are not asked for.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

# Kept without loss, as PNG; a GIF as what it is without movement. The others are photographs as a
# rule and kept as JPEG: WebP and AVIF of a camera's size take ten times as long to write.
LOSSLESS = ("PNG", "GIF")
BEST_JPEG = {"quality": 95, "subsampling": 0, "optimize": True}
# The tables that the file was compressed with, so that nothing more is lost.
SAME_JPEG = {"quality": "keep", "optimize": True}
ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}

UNREADABLE = (
    "Bilden går inte att läsa: filen är skadad eller avbruten. "
    "Spara eller hämta bilden på nytt och försök igen."
)
NO_PICTURE = (
    "Filen är ingen bild av ett slag som går att läsa, eller så är den skadad. "
    "Spara bilden som JPEG eller PNG och försök igen."
)
TOO_MANY_PIXELS = (
    "Bilden har för många bildpunkter. Den får ha högst {limit} miljoner. "
    "Förminska den och försök igen."
)


class NormalisedImage(ImageFile):
    """A picture file that is fit to keep."""

    name: str


def normalise_image(data: bytes, name: str) -> NormalisedImage:
    """Returns the picture as it is kept, its name ending as its format does.

    Raises ValidationError with a sentence for the editor when it can't be read in full.
    """
    with decoded(data) as picture:
        try:
            return _kept(picture, name)
        except Exception as error:  # encoders raise as decoders do, see below
            raise ValidationError(UNREADABLE, code="unreadable") from error


def decoded(data: bytes) -> Image.Image:
    """Returns the first frame, decoded to its last row; raises ValidationError."""
    try:
        picture = Image.open(BytesIO(data), formats=READABLE)
        _refuse_too_many_pixels(picture)
        picture.load()
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise ValidationError(NO_PICTURE, code="no-picture") from error
    # Each format's reader raises what it likes (OSError, SyntaxError, struct.error, IndexError …).
    except Exception as error:
        raise ValidationError(UNREADABLE, code="unreadable") from error
    return picture


def _kept(picture: Image.Image, name: str) -> NormalisedImage:
    seen = _in_srgb(_upright(picture))
    is_png = picture.format in LOSSLESS or seen.mode == "RGBA"
    options: dict[str, Any] = {}
    if not is_png:
        options = SAME_JPEG if seen is picture and picture.format == "JPEG" else BEST_JPEG
    # Pillow writes some of what it has read here into the next file: comments, resolution, colours.
    seen.info.clear()
    buffer = BytesIO()
    format_ = "PNG" if is_png else "JPEG"
    seen.save(buffer, format_, **options)
    buffer.seek(0)
    return NormalisedImage(buffer, name=_named(name, ENDINGS[format_]))


def _upright(picture: Image.Image) -> Image.Image:
    """Turns the picture as its camera was held."""
    is_turned = picture.getexif().get(0x0112, 1) != 1
    return ImageOps.exif_transpose(picture) if is_turned else picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Returns the picture in a mode that every format and browser knows, in sRGB."""
    profile = picture.info.get("icc_profile")
    simple = _simple(picture)
    if profile and not _is_srgb(profile):
        simple = _from_profile(simple, profile)
    return simple if simple.mode in ("L", "RGB", "RGBA") else simple.convert("RGB")


def _simple(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits of grey; Pillow would cut off what is above eight.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture if picture.mode == "L" else picture.convert("L")
    return picture if picture.mode in ("RGB", "CMYK") else picture.convert("RGB")


def _is_srgb(profile: bytes) -> bool:
    try:
        description = ImageCms.getProfileDescription(ImageCms.getOpenProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return False
    return description.startswith("sRGB")


def _from_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """Returns the colours as the profile means them; as they are when it does not fit."""
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.getOpenProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if picture.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


def _named(name: str, endings: tuple[str, ...]) -> str:
    path = PurePath(name)
    return name if path.suffix.lower() in endings else f"{path.stem or 'bild'}{endings[0]}"


def _refuse_too_many_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(TOO_MANY_PIXELS.format(limit=limit), code="too-many-pixels")
