"""What a Word file holds beside its text and the reader leaves out, told in a note each."""

import io
import re
import zipfile

WORDS = re.compile(rb"<w:t[ >][^<]*[^\W\d_]{3}")
COMMENTS = "Kommentarerna i dokumentet läses inte in."
CHANGES = (
    "Dokumentet har spårade ändringar. Tillagd text läses in, borttagen text gör det inte. "
    "Godkänn eller avvisa ändringarna i Word om det är fel."
)
MARGINS = "Text i sidhuvud och sidfot läses inte in."
MARGIN_PART = re.compile(r"word/(?:header|footer)\d*\.xml")


def notes_about(data: bytes) -> tuple[str, ...]:
    """The notes about a Word file that has already been guarded."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        body = archive.read("word/document.xml")
        margins = [name for name in names if MARGIN_PART.fullmatch(name)]
        found = {
            COMMENTS: b"<w:commentReference" in body,
            CHANGES: b"<w:del " in body or b"<w:ins " in body,
            MARGINS: any(WORDS.search(archive.read(name)) for name in margins),
        }
    return tuple(note for note, is_there in found.items() if is_there)
