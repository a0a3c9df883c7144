"""The reader: a file's bytes, or what was pasted, becomes a manuscript."""

import hashlib
import re
from dataclasses import replace
from pathlib import PurePath

from striprtf.striprtf import rtf_to_text

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.labelled_words import MARKER
from profiles.manuscript.limits import (
    MAX_TEXT_BYTES,
    MAX_WORD_BYTES,
    refuse_empty_text,
    refuse_large_file,
)
from profiles.manuscript.lines import Manuscript, plain_lines
from profiles.manuscript.reading.archive import broken_file, macro_refusal
from profiles.manuscript.reading.encoding import decode
from profiles.manuscript.reading.mail import mail_lines, manuscript_from_mail, read_eml, read_msg
from profiles.manuscript.reading.markdown import lines_from_markdown
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.notes import CUT_LINES
from profiles.manuscript.reading.opendocument import lines_from_opendocument
from profiles.manuscript.reading.pdf import lines_from_pdf
from profiles.manuscript.reading.web_page import is_page
from profiles.manuscript.reading.word import lines_from_word

TEXT_SUFFIXES = (".txt", ".text", "")
MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm")
DOCUMENTS = {".docx": lines_from_word, ".odt": lines_from_opendocument, ".pdf": lines_from_pdf}
MAILS = {".eml": read_eml, ".msg": read_msg}
SUFFIXES = (".docx", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".htm", *MAILS)
OTHER_KINDS = {
    ".doc": "Filer i det äldre Word-formatet (.doc) kan inte läsas in. "
    "Öppna filen i Word och spara den som .docx.",
    ".pages": "Filer från Pages kan inte läsas in. "
    "Öppna filen i Pages och välj Arkiv, Exportera till, Word (.docx).",
}
RTF_NOTE = "Bilder i RTF-filer läses inte in. Spara filen som .docx för att få med dem."
# A text is HTML when it closes a tag or begins with one: ``<namn@example.se>`` and ``3 < 5`` do
# neither.
MARKUP = re.compile(
    r"^\s*<(?:!doctype|!--|html|head|meta|body|p|div|h[1-6]|ul|ol|table|span|b)\b[^>@]*>\s*<"
    r"|</(?:p|div|h[1-6]|ul|ol|li|table|td|span|b|i|em|strong|a|body|html|font)\s*>|<br\s*/?>",
    re.IGNORECASE,
)


def read_manuscript(data: bytes, filename: str) -> Manuscript:
    """Read a file by its name's ending; raises ``ManuscriptError`` for what it cannot take."""
    suffix = PurePath(filename).suffix.lower()
    if not data:
        refuse_empty_text("")
    refuse_unknown_suffix(suffix)
    is_text = suffix in {*TEXT_SUFFIXES, *MARKDOWN_SUFFIXES, *HTML_SUFFIXES, ".rtf"}
    refuse_large_file(len(data), MAX_TEXT_BYTES if is_text else MAX_WORD_BYTES)
    sha256 = hashlib.sha256(data).hexdigest()
    if suffix in DOCUMENTS:
        lines, pictures, notes = DOCUMENTS[suffix](data)
        return Manuscript(lines, pictures, filename, sha256, suffix[1:], notes)
    if suffix in MAILS:
        readable = tuple(one for one in SUFFIXES if one not in MAILS)
        mail = manuscript_from_mail(MAILS[suffix](data), read_manuscript, readable)
        return replace(mail, filename=filename, sha256=sha256)
    if suffix == ".rtf":
        notes = (RTF_NOTE,) if b"\\pict" in data else ()
        return read_text(text_of_rtf(data), ".txt", filename, sha256, "rtf", notes)
    text, encoding, notes = decode(data)
    return read_text(text, suffix, filename, sha256, encoding, notes)


def text_of_rtf(data: bytes) -> str:
    """The text of a file in Rich Text Format, which older programs write."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise broken_file()
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # the reader raises whatever a damaged file makes it do
        raise broken_file() from error
    return text


def read_text(
    text: str, suffix: str, filename: str, sha256: str, encoding: str, notes: tuple[str, ...] = ()
) -> Manuscript:
    """Read decoded text as HTML, Markdown or plain text."""
    if suffix in HTML_SUFFIXES and MARKUP.search(text):
        whole = bool(filename) or is_page(text)
        lines, pictures, more = lines_from_markup(text, is_page=whole)
        described = f"html, {encoding}"
        return Manuscript(lines, pictures, filename, sha256, described, (*notes, *more))
    if suffix in MARKDOWN_SUFFIXES or text.lstrip("\ufeff \n").startswith(MARKER):
        lines = lines_from_markdown(text)
        return Manuscript(lines, (), filename, sha256, f"md, {encoding}", notes)
    written = plain_lines(text)
    lines = mail_lines(written)
    if len(lines) < len(written):
        notes += (CUT_LINES,)
    return Manuscript(lines, (), filename, sha256, encoding, notes)


def read_pasted(content: str) -> Manuscript:
    """Read what was pasted in a form field: rich text as HTML, or plain text."""
    data = content.encode("utf-8", errors="replace")
    refuse_large_file(len(data), MAX_WORD_BYTES if "data:image" in content else MAX_TEXT_BYTES)
    if "\x00" in content:
        decode(data)
    suffix = ".html" if MARKUP.search(content) else ".txt"
    return read_text(content, suffix, "", hashlib.sha256(data).hexdigest(), "pasted")


def refuse_unknown_suffix(suffix: str) -> None:
    """Say what to do with a file of a kind that is not read."""
    if suffix in {".docm", ".dotm"}:
        raise macro_refusal()
    if suffix not in {*SUFFIXES, *TEXT_SUFFIXES, *MARKDOWN_SUFFIXES}:
        raise ManuscriptError(
            "unknown-kind",
            OTHER_KINDS.get(suffix)
            or f"Filer som slutar på {suffix} kan inte läsas in. "
            "Spara manuset som .docx, .txt eller .html och försök igen.",
        )
