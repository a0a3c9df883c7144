"""What HTML may bring along: safe links and embedded pictures."""

import base64
import binascii
import re

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.limits import MAX_PICTURE_BYTES, MAX_PICTURES, megabytes

SIGNATURES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def safe_link(address: str) -> str:
    """A link to a page, a mailbox or a telephone; any other leaves only its words."""
    compact = re.sub(r"[\s\x00-\x1f]", "", address)
    return compact if re.match(r"(?:https?://|mailto:|tel:)", compact, re.IGNORECASE) else ""


def embedded_picture(source: str) -> bytes:
    """The bytes of a ``data:`` picture, or none for any other source."""
    head, _, content = source.partition(",")
    if not re.fullmatch(r"data:[\w/+.-]*;base64", head.strip()):
        return b""
    try:
        return base64.b64decode(content, validate=False)
    except (binascii.Error, ValueError):
        return b""


def picture_type(content: bytes) -> str:
    """The kind of a picture by its first bytes, or nothing for one that browsers do not show."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for mark, kind in SIGNATURES.items() if content.startswith(mark)), "")


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
            f"En bild i manuset är större än {megabytes(MAX_PICTURE_BYTES)}. "
            "Spara den i mindre storlek och försök igen.",
        )
