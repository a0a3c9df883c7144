"""The reader: a file's bytes, or what was pasted, becomes a manuscript."""

import hashlib
import re
from pathlib import PurePath

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.labelled_words import MARKER
from profiles.manuscript.limits import (
    MAX_TEXT_BYTES,
    MAX_WORD_BYTES,
    refuse_empty_text,
    refuse_large_file,
)
from profiles.manuscript.lines import Manuscript, plain_lines
from profiles.manuscript.reading.encoding import decode
from profiles.manuscript.reading.markdown import lines_from_markdown
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.word import lines_from_word, macro_refusal

TEXT_SUFFIXES = {".txt", ".text", ""}
MARKDOWN_SUFFIXES = {".md", ".markdown"}
HTML_SUFFIXES = {".html", ".htm"}
SUFFIXES = (".txt", ".md", ".docx", ".html", ".htm")
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
    sha256 = hashlib.sha256(data).hexdigest()
    if not data:
        refuse_empty_text("")
    if suffix == ".docx":
        refuse_large_file(len(data), MAX_WORD_BYTES)
        lines, pictures, notes = lines_from_word(data)
        return Manuscript(lines, pictures, filename, sha256, "docx", notes)
    refuse_unknown_suffix(suffix)
    refuse_large_file(len(data), MAX_TEXT_BYTES)
    text, encoding, notes = decode(data)
    return read_text(text, suffix, filename, sha256, encoding, notes)


def read_text(
    text: str, suffix: str, filename: str, sha256: str, encoding: str, notes: tuple[str, ...] = ()
) -> Manuscript:
    """Read decoded text as HTML, Markdown or plain text."""
    if suffix in HTML_SUFFIXES and MARKUP.search(text):
        lines, pictures, more = lines_from_markup(text, is_page=True)
        described = f"html, {encoding}"
        return Manuscript(lines, pictures, filename, sha256, described, (*notes, *more))
    if suffix in MARKDOWN_SUFFIXES or text.lstrip("\ufeff \n").startswith(MARKER):
        lines = lines_from_markdown(text)
        return Manuscript(lines, (), filename, sha256, f"md, {encoding}", notes)
    return Manuscript(plain_lines(text), (), filename, sha256, encoding, notes)


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
    if suffix not in TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES:
        raise ManuscriptError(
            "unknown-kind",
            f"Filer som slutar på {suffix} kan inte läsas in. "
            "Spara manuset som .docx, .txt eller .html och försök igen.",
        )
