"""What HTML may bring along: safe links and embedded pictures, never a script."""

import base64
import binascii
import re

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.limits import (
    MAX_PICTURE_BYTES,
    MAX_PICTURES,
)
from profiles.manuscript.swedish.addresses import DANGEROUS

PICTURE_TYPES = {"image/jpeg", "image/png", "image/gif", "image/webp"}


def safe_link(address: str) -> str:
    """A link that may be kept; a dangerous one stops the manuscript."""
    compact = re.sub(r"[\s\x00-\x1f]", "", address)
    if DANGEROUS.match(compact):
        raise ManuscriptError(
            "dangerous-link",
            "Manuset har en länk som kör kod i stället för att leda till en sida. "
            "Ta bort länken och försök igen.",
        )
    return compact if re.match(r"(?:https?://|mailto:|tel:)", compact, re.IGNORECASE) else ""


def script_refusal() -> ManuscriptError:
    """The refusal of a manuscript that carries a script."""
    return ManuscriptError(
        "script",
        "Manuset innehåller ett skript. Kopiera bara artikelns text och klistra in den på nytt.",
    )


def embedded_picture(source: str) -> tuple[str, bytes | None]:
    """Content type and bytes of a ``data:`` picture, or nothing for any other source."""
    match = re.match(r"data:([\w/+.-]+);base64,(.*)", source, re.DOTALL)
    if not match:
        return "", None
    try:
        return match[1], base64.b64decode(match[2], validate=False)
    except (binascii.Error, ValueError):
        return "", None


def refuse_pictures(count: int, size: int) -> None:
    """Stop too many pictures, or one that is too large."""
    if count > MAX_PICTURES:
        raise ManuscriptError(
            "too-many-pictures",
            f"Manuset har fler än {MAX_PICTURES} bilder. "
            "Ta bort dem som inte ska med och försök igen.",
        )
    if size > MAX_PICTURE_BYTES:
        raise ManuscriptError(
            "large-picture",
            f"En bild i manuset är större än {MAX_PICTURE_BYTES // 1024 // 1024} MB. "
            "Spara den i mindre storlek och försök igen.",
        )
