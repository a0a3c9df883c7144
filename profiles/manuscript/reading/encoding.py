"""From the bytes of a text file to its text."""

import codecs
import re
import unicodedata

from profiles.manuscript.errors import ManuscriptError

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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


def decode(data: bytes) -> tuple[str, str]:
    """The text of the bytes and a description of how it was written.

    UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252.
    """
    refuse_known_binary(data)
    text, encoding = decode_characters(data)
    refuse_control_characters(text)
    return text, f"{encoding}, {describe_line_ends(text)}, {describe_composition(text)}"


def decode_characters(data: bytes) -> tuple[str, str]:
    """The text and the name of its character encoding."""
    if data.startswith(UTF16_MARKS):
        return decode_or_refuse(data, "utf-16"), "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return decode_or_refuse(data, "utf-8-sig"), "utf-8 with BOM"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return decode_or_refuse(data, "cp1252"), "windows-1252"


def decode_or_refuse(data: bytes, encoding: str) -> str:
    """Decode, or say that this is no text."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise not_a_text() from error


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
