"""Rules for pictures: alternative text, caption and credit."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import error, places, warning
from profiles.rules.finding import Finding

LONG_ALT = 150
LONG_CAPTION = 300

ALT_MISSING = "Beskriv bilden i alternativtexten, eller kryssa i att den bara är utsmyckning."
CREDIT_MISSING = "Skriv vem som har fotograferat eller tecknat bilden."
LEAD_MISSING = "Presentationen saknar huvudbild. Kommunens namn och karta visas i stället."
CAPTION_ALONE = (
    "Bildtexten visas inte förrän det finns en bild. Välj en bild, eller ta bort texten."
)
CAPTION_LONG = f"Bildtexten är längre än {LONG_CAPTION} tecken. Korta den om det går."
FILE_BROKEN = (
    "Bilden visas inte för besökarna: filen är skadad eller borta. "
    "Ladda upp den på nytt i bildbiblioteket."
)


def pictures_can_be_shown(page: AbstractProfilePage) -> Iterator[Finding]:
    """No picture is left out of the page because its file can't be rendered."""
    for field in ("lead_image", "logo"):
        image = getattr(page, field)
        if image and image.is_broken:
            yield warning("picture-broken", FILE_BROKEN, field)
    for place in places(page, "image"):
        image = place.value.get("image")
        if image and image.is_broken:
            yield place.warning("picture-broken", FILE_BROKEN, "image")


def alt_text_is_written(page: AbstractProfilePage) -> Iterator[Finding]:
    """A picture is described, or marked as decoration."""
    if page.lead_image_id and not page.lead_image_decorative and not page.lead_image_alt.strip():
        yield error("alt-missing", ALT_MISSING, "lead_image_alt")
    for place in places(page, "image"):
        picture = place.value
        if picture.get("image") and not picture.get("decorative") and not picture.alt.strip():
            yield place.error("alt-missing", ALT_MISSING, "alt_text")


def alt_text_reads_well(page: AbstractProfilePage) -> Iterator[Finding]:
    """An alternative text is short and says something else than the caption."""
    for message, code in _alt_problems(page.lead_image_alt, page.lead_image_caption):
        yield warning(code, message, "lead_image_alt")
    for place in places(page, "image"):
        value = place.value
        for message, code in _alt_problems(value.alt, value.get("caption") or ""):
            yield place.warning(code, message, "alt_text")


def caption_and_credit(page: AbstractProfilePage) -> Iterator[Finding]:
    """A picture says who made it, and its caption is short."""
    if not page.lead_image_id:
        yield warning("lead-image-missing", LEAD_MISSING, "lead_image")
    if page.lead_image_caption and not page.lead_image_id:
        yield warning("caption-without-picture", CAPTION_ALONE, "lead_image_caption")
    if (page.lead_image_id or page.lead_image_caption) and not page.lead_image_credit_line:
        yield warning("credit-missing", CREDIT_MISSING, "lead_image_credit")
    if len(page.lead_image_caption) > LONG_CAPTION:
        yield warning("caption-long", CAPTION_LONG, "lead_image_caption")
    for place in places(page, "image"):
        if place.value.get("image") and not place.value.credit_line:
            yield place.warning("credit-missing", CREDIT_MISSING, "credit")
        if place.value.get("caption") and not place.value.get("image"):
            yield place.warning("caption-without-picture", CAPTION_ALONE, "caption")
        if len(place.value.get("caption") or "") > LONG_CAPTION:
            yield place.warning("caption-long", CAPTION_LONG, "caption")


def _alt_problems(alt: str, caption: str) -> Iterator[tuple[str, str]]:
    if alt.strip() and alt.strip().casefold() == caption.strip().casefold():
        yield "Alternativtexten upprepar bildtexten. Beskriv i stället vad som syns.", "alt-caption"
    if len(alt) > LONG_ALT:
        yield f"Alternativtexten är längre än {LONG_ALT} tecken. Korta den om det går.", "alt-long"


RULES = (pictures_can_be_shown, alt_text_is_written, alt_text_reads_well, caption_and_credit)
