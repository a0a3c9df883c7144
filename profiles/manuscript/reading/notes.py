"""What a file holds and the reader leaves out, told in a Swedish sentence each."""

from collections.abc import Iterable

COMMENTS = "Kommentarerna i dokumentet läses inte in."
CHANGES = (
    "Dokumentet har spårade ändringar. Tillagd text läses in, borttagen text gör det inte. "
    "Godkänn eller avvisa ändringarna i Word om det är fel."
)
MARGINS = "Text i sidhuvud och sidfot läses inte in."
DIAGRAM = "Ett diagram eller en figur i dokumentet läses inte in."
INCLUDED = "Ett infogat dokument kunde inte läsas in. Klistra in dess text."
CUT_LINES = "Texten hade fasta radbrytningar. Raderna är hopsatta till stycken; läs igenom dem."
LONGEST_QUOTE = 300


def picture_not_read(alt_text: str) -> str:
    """The note about a picture that did not come along, or is of a kind that browsers lack."""
    return f"En bild kunde inte läsas in{f' ({alt_text})' if alt_text else ''}."


def footnote_not_read(number: int) -> str:
    """The note about a footnote that is not in the file."""
    return f"Fotnot {number} saknas i filen och kunde inte läsas in."


def struck(texts: Iterable[str]) -> str:
    """The note about struck words, or nothing."""
    return left_out("Överstruken text läses inte in", texts)


def hidden(texts: Iterable[str]) -> str:
    """The note about words that Word hides, or nothing."""
    return left_out("Dold text läses inte in", texts)


def left_out(what: str, texts: Iterable[str]) -> str:
    """A note with the words it is about, or nothing when there are none."""
    words = " … ".join(" ".join(text.split()) for text in texts if text.strip())
    if not words:
        return ""
    shown = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]} …"
    return f"{what}: ”{shown}”."
