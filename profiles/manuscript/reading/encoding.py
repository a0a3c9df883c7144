"""From the bytes of a text file to its text."""

import codecs
import re
import unicodedata

import ftfy

from profiles.manuscript.errors import ManuscriptError

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
BINARY_SIGNATURES = {
    b"PK\x03\x04": "ett Word-dokument eller ett zip-arkiv",
    b"\xd0\xcf\x11\xe0": "ett dokument i det äldre Word-formatet",
    b"%PDF": "en pdf",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"{\\rtf": "ett RTF-dokument",
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
# In the order they are likely: Windows, an old Macintosh, MS-DOS. A wrong one turns å, ä and ö
# into signs that no Swedish word has.
LEGACY = {"cp1252": "Windows", "mac_roman": "Macintosh", "cp850": "MS-DOS"}
SWEDISH = re.compile("[åäöÅÄÖéÉ]")
MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00ff\u0152-\u2122]")
LOST = "\ufffd"


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text of the bytes, a description of how it was written, and what was put right.

    UTF-8 with or without a byte order mark, UTF-16 with one, else what gives Swedish words.
    """
    refuse_known_binary(data)
    text, encoding, note = decode_characters(data)
    refuse_control_characters(text)
    notes = [note] if note else []
    if LOST in text:
        notes.append(
            f"{text.count(LOST)} tecken hade gått förlorade redan i filen och syns som {LOST}. "
            "Skriv in rätt bokstav, eller spara filen på nytt som UTF-8."
        )
    described = f"{encoding}, {describe_line_ends(text)}, {describe_composition(text)}"
    return text, described, tuple(notes)


def decode_characters(data: bytes) -> tuple[str, str, str]:
    """The text, the name of its character encoding and a note when that was a guess."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            text = decode_or_refuse(data, encoding)
            return text, "utf-8 with BOM" if encoding == "utf-8-sig" else encoding, ""
    text = data.decode("utf-8", "surrogateescape")
    damaged = re.findall("[\udc80-\udcff]", text)
    if not damaged:
        return twice_encoded(text)
    if len(damaged) * 3 < sum(not char.isascii() for char in text):
        mended = re.sub("[\udc80-\udcff]+", mend_bytes, text)
        return mended, "utf-8, damaged", (
            f"{len(damaged)} tecken i filen var fel sparade och har tolkats. "
            "Läs igenom å, ä och ö."
        )  # fmt: skip
    return decode_legacy(data)


def twice_encoded(text: str) -> tuple[str, str, str]:
    """The text; one that was saved as UTF-8 twice ("fÃ¶r") is put right."""
    if MOJIBAKE.search(text):
        mended = ftfy.fix_encoding(text)
        if mended != text:
            return mended, "utf-8, encoded twice", (
                "Filen var sparad med fel teckenkodning och har rättats. Läs igenom å, ä och ö."
            )  # fmt: skip
    return text, "utf-8", ""


def mend_bytes(match: re.Match[str]) -> str:
    """The characters that bytes outside UTF-8 stand for in a text of Windows."""
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def decode_legacy(data: bytes) -> tuple[str, str, str]:
    """The text in the older encoding that gives most Swedish letters."""
    found = {name: text for name in LEGACY if (text := decoded(data, name)) is not None}
    best = max(found, key=lambda name: len(SWEDISH.findall(found[name])), default="")
    if not best or (best != "cp1252" and not SWEDISH.search(found[best])):
        raise not_a_text()
    if best == "cp1252":
        return found[best], "windows-1252", ""
    return found[best], best, (
        f"Filen är sparad i en äldre teckenkodning ({LEGACY[best]}). Läs igenom å, ä och ö."
    )  # fmt: skip


def decoded(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, or nothing when the bytes are none of its."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode_or_refuse(data: bytes, encoding: str) -> str:
    """Decode, or say that this is no text."""
    text = decoded(data, encoding)
    if text is None:
        raise not_a_text()
    return text


def refuse_known_binary(data: bytes) -> None:
    """Stop a file that says in its first bytes that it is something else than text."""
    for signature, kind in BINARY_SIGNATURES.items():
        if data.startswith(signature):
            raise ManuscriptError(
                "binary",
                f"Filen är inte en textfil utan {kind}. "
                "Spara manuset som .docx eller .txt och försök igen.",
            )


def refuse_control_characters(text: str) -> None:
    """Stop a text with NUL or other control characters: it is data, not writing."""
    if "\x00" in text:
        raise ManuscriptError(
            "nul",
            "Filen innehåller nolltecken och är troligen inte en textfil. "
            "Öppna den i Word och spara den som .docx.",
        )
    if len(CONTROL.findall(text)) > max(2, len(text) // 1000):
        raise not_a_text()


def not_a_text() -> ManuscriptError:
    """The refusal of bytes that no supported encoding can read."""
    return ManuscriptError(
        "binary",
        "Filen går inte att läsa som text. Öppna den i Word och spara den som .docx "
        "eller som text i UTF-8.",
    )


def describe_line_ends(text: str) -> str:
    """Which line ends the text has, as the draft's ``source.encoding`` tells it."""
    ends = "CRLF" if "\r\n" in text else "CR" if "\r" in text else "LF"
    return ends if text.endswith(("\n", "\r")) else f"{ends}, no final newline"


def describe_composition(text: str) -> str:
    """Whether å, ä and ö are written as one character each."""
    return "NFC" if unicodedata.is_normalized("NFC", text) else "not NFC"
