"""The picture other sites show when a profile is shared: title, municipality and lead picture.

It lies in the media folder under a name made from everything that is drawn in it, so that
a page knows its URL without asking the storage.
"""

from __future__ import annotations

import hashlib
import io
import logging
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw

from home.colours import colours
from home.images.renditions import readable_rendition
from profiles.content import AbstractProfilePage
from profiles.pictures.covers import cover_box, part_of_country
from profiles.pictures.lettering import Lettering, drawable
from profiles.registers.outlines import municipality_outlines

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 1200, 630
FOLDER = "images/delning"

_VERSION = 3  # counted up when the drawing changes, so that pictures get new names
_PAPER, _INK, _MUTED, _ACCENT, _ANNONS, _ANNONS_GROUND = (
    colours()[token].light
    for token in ("paper", "ink", "muted", "accent", "annons", "annons-ground")
)
_MARGIN = 64
_PICTURE_WIDTH = 500
_PHOTO_SPEC = f"fill-{_PICTURE_WIDTH}x{HEIGHT}|format-jpeg"
_TITLE_SIZES = range(76, 35, -4)
_LINE_HEIGHT = 1.08
_TOP_OF_TITLE, _BOTTOM_OF_TITLE = 150, HEIGHT - 124
_BOLD, _REGULAR = 650, 430


def share_picture_name(page: AbstractProfilePage) -> str:
    """Returns where in the storage the page's picture is, whether it is drawn yet or not."""
    image = page.lead_image
    parts = [
        str(_VERSION),
        page.title,
        _place(page),
        page.label_text,
        page.lead_image_credit_line,
        f"{image.file.name} {image.get_focal_point()}" if image else "",
    ]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return f"{FOLDER}/profil-{page.pk}-{digest}.jpg"


def draw_share_picture(page: AbstractProfilePage) -> None:
    """Draws and stores the picture, unless it already lies there, in place of those before it."""
    name = share_picture_name(page)
    if default_storage.exists(name):
        return
    buffer = io.BytesIO()
    _drawing(page).save(buffer, "JPEG", quality=86, optimize=True, progressive=True)
    remove_share_pictures(page.pk)
    default_storage.save(name, ContentFile(buffer.getvalue()))


def remove_share_pictures(key: int) -> None:
    """Deletes what was drawn of a page: somebody taken off the web may be seen in it."""
    with suppress(FileNotFoundError):
        _folders, names = default_storage.listdir(FOLDER)
        for name in names:
            if name.startswith(f"profil-{key}-"):
                default_storage.delete(f"{FOLDER}/{name}")


def _drawing(page: AbstractProfilePage) -> Image.Image:
    canvas = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    photo = _photo(page)
    beside = photo or _cover(page)
    right = WIDTH - _MARGIN
    if beside:
        canvas.paste(beside, (WIDTH - _PICTURE_WIDTH, 0))
        right -= _PICTURE_WIDTH
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, 11, HEIGHT), fill=_ACCENT)
    _draw_label(draw, page)
    _draw_title(draw, page.title, right - _MARGIN)
    place = drawable(_place(page))
    Lettering(36, _REGULAR).draw(draw, (_MARGIN, HEIGHT - 108), place, _ACCENT)
    if photo:
        credit = drawable(page.lead_image_credit_line)
        Lettering(22, _REGULAR).draw(draw, (_MARGIN, HEIGHT - 52), credit, _MUTED)
    return canvas


def _photo(page: AbstractProfilePage) -> Image.Image | None:
    """Returns the lead picture cropped around its focal point, or None."""
    rendition = readable_rendition(page.lead_image, _PHOTO_SPEC)
    if not rendition:
        return None
    try:
        with rendition.file.open("rb") as file:
            photo = Image.open(file).convert("RGB")
    except OSError as error:
        logger.warning("Page %s is shared without its picture: %s", page.pk, error)
        return None
    # A small original gives a smaller crop.
    return photo.resize((_PICTURE_WIDTH, HEIGHT))


def _cover(page: AbstractProfilePage) -> Image.Image | None:
    """Returns the municipality's outline on the tint of its part of the country, or None."""
    code = page.municipality.code if page.municipality else ""
    outline = municipality_outlines().get(code)
    if outline is None:
        return None
    part, box = f"cover-{part_of_country(code)}", cover_box(code)
    room = (_PICTURE_WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    scale = min(room[0] / box.width, room[1] / box.height)
    left = (_PICTURE_WIDTH - box.width * scale) / 2
    top = (HEIGHT - box.height * scale) / 2
    cover = Image.new("RGB", (_PICTURE_WIDTH, HEIGHT), colours()[part].light)
    draw = ImageDraw.Draw(cover)
    for ring in outline.rings:
        points = [(left + (x - box.left) * scale, top + (y - box.top) * scale) for x, y in ring]
        draw.polygon(points, fill=colours()[f"{part}-shape"].light)
    return cover


def _draw_label(draw: ImageDraw.ImageDraw, page: AbstractProfilePage) -> None:
    lettering, label = Lettering(32, _BOLD), drawable(page.label_text)
    position = (_MARGIN, 66)
    if not page.is_advertisement:
        lettering.draw(draw, position, label, _MUTED)
        return
    left, top, right, bottom = lettering.box(position, label)
    draw.rectangle((left - 12, top - 10, right + 12, bottom + 10), fill=_ANNONS_GROUND)
    lettering.draw(draw, position, label, _ANNONS)


def _draw_title(draw: ImageDraw.ImageDraw, title: str, width: int) -> None:
    lettering, lines = _fitted(drawable(title), width)
    for number, line in enumerate(lines):
        y = _TOP_OF_TITLE + round(number * lettering.size * _LINE_HEIGHT)
        lettering.draw(draw, (_MARGIN, y), line, _INK)


def _fitted(title: str, width: int) -> tuple[Lettering, list[str]]:
    """Returns the largest size in which the title fits, and its lines; the smallest at worst."""
    room = _BOTTOM_OF_TITLE - _TOP_OF_TITLE
    for size in _TITLE_SIZES:
        lettering = Lettering(size, _BOLD)
        lines = _wrapped(title, lettering, width)
        is_narrow = all(lettering.length(line) <= width for line in lines)
        if is_narrow and len(lines) * size * _LINE_HEIGHT <= room:
            break
    return lettering, lines[: int(room // (size * _LINE_HEIGHT))]


def _wrapped(title: str, lettering: Lettering, width: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and lettering.length(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _place(page: AbstractProfilePage) -> str:
    if not page.municipality:
        return ""
    return f"{page.municipality.display_name}, {page.municipality.county.name}"
