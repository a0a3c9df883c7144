"""From a Word file to lines: guarded, converted by mammoth, read as HTML."""

import io
import re
import zipfile
from xml.parsers.expat import ExpatError

import mammoth

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_MEMBERS,
    MAX_XML_BYTES,
    MAX_XML_TAGS,
)
from profiles.manuscript.lines import Line, Picture
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.word_notes import notes_about

OLD_OR_PROTECTED = b"\xd0\xcf\x11\xe0"
BACK_TO_TEXT = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+">↑</a>')
DOCUMENT_PART = "word/document.xml"
STYLES = {
    "title": ("Title", "Rubrik"),
    "standfirst": ("Subtitle", "Underrubrik", "Ingress", "Preamble", "Lead"),
    "caption": ("Caption", "caption", "Beskrivning", "Bildtext"),
    "quote": ("Quote", "Citat", "Intense Quote", "Starkt citat"),
}
LIST_STYLES = {
    "ul": ("List Bullet", "Punktlista", "List Bullet 2", "Punktlista 2"),
    "ol": ("List Number", "Numrerad lista", "List Number 2", "Numrerad lista 2"),
}
HEADING_NAMES = ("Rubrik", "rubrik", "Heading", "heading", "Överskrift")


def style_map() -> str:
    """Mammoth's rules: Swedish and English names of styles to tags and classes."""
    rules = [
        f"p[style-name='{name}'] => p.{kind}:fresh" for kind, names in STYLES.items()
        for name in names
    ]  # fmt: skip
    rules += [
        f"p[style-name='{name} {level}'] => h{level}:fresh"
        for name in HEADING_NAMES
        for level in range(1, 7)
    ]
    rules += [
        f"p[style-name='{name}'] => {tag} > li:fresh"
        for tag, names in LIST_STYLES.items()
        for name in names
    ]
    return "\n".join(rules)


def lines_from_word(
    data: bytes,
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of a Word file; every broken file is a refusal."""
    guard_archive(data)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=style_map(),
            ignore_empty_paragraphs=False,
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except ManuscriptError:
        raise
    except Exception as error:  # mammoth raises whatever its XML and zip readers do
        raise broken_file() from error
    lines, pictures, notes = lines_from_markup(
        BACK_TO_TEXT.sub("", result.value), keeps_spaces=True
    )
    return lines, pictures, (*notes, *notes_about(data))


def guard_archive(data: bytes) -> None:
    """Refuse what is no Word file, what carries macros and what would not fit in memory."""
    if data.startswith(OLD_OR_PROTECTED):
        raise protected_file()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            guard_members(members)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    guard_xml(archive, member)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise broken_file() from error
    except (ValueError, ExpatError, UnicodeError) as error:
        raise broken_file() from error
    except Exception as error:
        if isinstance(error, ManuscriptError):
            raise
        raise broken_file() from error


def guard_members(members: list[zipfile.ZipInfo]) -> None:
    """Look at the archive's list of contents before anything is unpacked."""
    names = {member.filename for member in members}
    if any("vbaproject" in name.lower() for name in names):
        raise macro_refusal()
    if DOCUMENT_PART not in names:
        raise broken_file()
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise bomb_refusal()
    if sum(member.file_size for member in members) > MAX_ARCHIVE_BYTES:
        raise bomb_refusal()


def guard_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack one XML part no further than its limit and refuse entity declarations."""
    with archive.open(member) as part:
        content = part.read(MAX_XML_BYTES + 1)
    if len(content) > MAX_XML_BYTES:
        raise bomb_refusal()
    if content.count(b"<") > MAX_XML_TAGS:
        raise bomb_refusal()
    letters = content.replace(b"\x00", b"")
    if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
        raise broken_file()
    if member.filename == "[Content_Types].xml" and b"macroEnabled" in letters:
        raise macro_refusal()


def broken_file() -> ManuscriptError:
    """The refusal of a file Word would not open either."""
    return ManuscriptError(
        "broken-word-file",
        "Word-filen är skadad eller är inte en .docx-fil. "
        "Öppna den i Word, spara den på nytt som .docx och försök igen.",
    )


def protected_file() -> ManuscriptError:
    """The refusal of a document with a password, or in the format before .docx."""
    return ManuscriptError(
        "protected",
        "Dokumentet är skyddat med lösenord eller sparat i det äldre Word-formatet. "
        "Ta bort lösenordet, spara det som ett vanligt Word-dokument (.docx) och försök igen.",
    )


def macro_refusal() -> ManuscriptError:
    """The refusal of a document with macros."""
    return ManuscriptError(
        "macros",
        "Dokumentet innehåller makron. Spara det i Word som ett vanligt dokument (.docx) "
        "och försök igen.",
    )


def bomb_refusal() -> ManuscriptError:
    """The refusal of an archive that unpacks to more than a manuscript can be."""
    return ManuscriptError(
        "too-large-unpacked",
        "Word-filen blir för stor när den packas upp. "
        "Klistra in artikelns text i ett nytt dokument och försök igen.",
    )
