"""Files that are too large, broken or dangerous are refused with a sentence that helps."""

import io
import re
import time
import zipfile

import docx
import pytest

from profiles.manuscript import ManuscriptError, read_manuscript, read_pasted
from profiles.manuscript.limits import MAX_PICTURES, MAX_TEXT_BYTES, MAX_XML_BYTES

SECONDS_ALLOWED = 2


def word_with(parts: dict[str, bytes], compressed: bool = True) -> bytes:
    """A small Word file with parts added or replaced."""
    original = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("En rad text.")
    document.save(original)
    result = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(result, "w", method) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return result.getvalue()


def word_body(xml: str) -> bytes:
    """A Word file with this body."""
    head = (
        '<?xml version="1.0"?><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    )
    return word_with({"word/document.xml": f"{head}{xml}</w:body></w:document>".encode()})


def archive_with(parts: dict[str, bytes]) -> bytes:
    """A zip archive that is no Word file."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return result.getvalue()


def encrypted(archive: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    marked = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(signature), archive):
            marked[match.start() + offset] |= 1
    return bytes(marked)


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document/>'
)
HOSTILE = {
    "empty": (b"", "a.txt", "empty"),
    "only spaces": (b" \n\t\n", "a.txt", "empty"),
    "too large": (b"a\n" * (MAX_TEXT_BYTES // 2 + 1), "a.txt", "too-large"),
    "too many lines": (b"a\n" * 5001, "a.txt", "too-long"),
    "a megabyte on one line": (b"a " * 524_288, "a.txt", "too-long"),
    "one long line": (b"a " * 20_000, "a.txt", "long-line"),
    "nul bytes": (b"Hej\x00d\xc3\xa5", "a.txt", "nul"),
    "a picture called text": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.txt", "binary"),
    "a pdf called text": (b"%PDF-1.7 ...", "a.txt", "binary"),
    "word called text": (word_with({}), "a.txt", "binary"),
    "control characters": (bytes(range(1, 32)) * 20, "a.txt", "binary"),
    "old word": (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "a.doc", "unknown-kind"),
    "pages": (archive_with({"Index.zip": b""}), "a.pages", "unknown-kind"),
    "a pdf that ends at once": (b"%PDF-1.7", "a.pdf", "broken-pdf"),
    "no pdf": (b"Hej", "a.pdf", "broken-pdf"),
    "no mail": (b"\x00\x01\x02", "a.eml", "broken-mail"),
    "no mail of Outlook": (b"Hej", "a.msg", "broken-mail"),
    "a mail without words": (b"Subject: Hej\n\n", "a.eml", "empty"),
    "no rtf": (b"Hej", "a.rtf", "broken-word-file"),
    "no text document": (b"Hej", "a.odt", "broken-word-file"),
    "macro file": (word_with({}), "a.docm", "macros"),
    "macros in a docx": (word_with({"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
    "text called word": ("Hej på dig".encode(), "a.docx", "broken-word-file"),
    "a cut off docx": (word_with({})[:2000], "a.docx", "broken-word-file"),
    "broken xml": (
        word_with({"word/document.xml": b"<w:document><"}), "a.docx", "broken-word-file",
    ),
    "entities": (
        word_with({"word/document.xml": BILLION_LAUGHS.encode()}), "a.docx", "broken-word-file",
    ),
    "entities in utf-16": (
        word_with({"word/document.xml": BILLION_LAUGHS.encode("utf-16")}),
        "a.docx", "broken-word-file",
    ),
    "zip bomb": (
        word_with({"word/document.xml": b"<a>" + b" " * (MAX_XML_BYTES + 10)}),
        "a.docx", "too-large-unpacked",
    ),
    "another zip bomb": (
        word_with({f"word/media/{n}.png": b"\0" * 16_000_000 for n in range(8)}),
        "a.docx", "too-large-unpacked",
    ),
    "deeply nested xml": (
        word_body("<w:p>" * 20_000 + "</w:p>" * 20_000), "a.docx", "broken-word-file",
    ),
    "a file of no bytes": (b"", "a.docx", "empty"),
    "a password or an old format": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "a.docx", "protected"),
    "a text document of another program": (
        archive_with({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "a.docx", "broken-word-file",
    ),
    "members with a password": (encrypted(word_with({})), "a.docx", "broken-word-file"),
    "more runs than an article has": (
        word_body("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>"),
        "a.docx", "too-large-unpacked",
    ),
    "blocks inside blocks": (b"<div><p>" * 20_000 + b"Hej</p>", "a.html", "tangled"),
    "more blocks than a page has": (b"<div>" * 100_000 + b"Hej</p>", "a.html", "too-long"),
    "lists inside lists": (b"<ul><li>" * 20_000 + b"Hej</p>", "a.html", "tangled"),
    "bold inside bold": (b"<b>" * 40_000 + b"Hej</b>", "a.html", "tangled"),
    "ends without a tag": (b"</" * 300_000, "a.html", "long-line"),
    "line breaks without end": (b"a<br>" * 300_000, "a.html", "too-long"),
    "an empty docx": (word_body(""), "a.docx", "empty"),
    "too many pictures": (
        b'<p></p><img src="data:image/jpeg;base64,/9j/">' * (MAX_PICTURES + 1), "a.html",
        "too-many-pictures",
    ),
}  # fmt: skip


class HostileFileTests:
    """Each refusal has a code and a Swedish sentence, and comes in time."""

    @pytest.mark.parametrize(("data", "filename", "code"), HOSTILE.values(), ids=list(HOSTILE))
    def test_refuses(self, data: bytes, filename: str, code: str) -> None:
        began = time.process_time()
        with pytest.raises(ManuscriptError) as refusal:
            read_manuscript(data, filename)
        assert refusal.value.code == code
        assert refusal.value.message.endswith(".")
        assert time.process_time() - began < SECONDS_ALLOWED

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("comments without an end", b"<p>Hej</p>" + b"<!--" * 40_000),
            ("links inside links", b"<p>Hej</p>" + b"<a href=x>" * 40_000),
            ("an endless attribute", b"<p>Hej</p>" + b'<a href="' * 40_000),
            ("blank paragraphs", b"<p></p>" * 20_000 + b"<p>Hej</p>"),
        ],
    )
    def test_reads_odd_pages_in_time(self, name: str, data: bytes) -> None:
        began = time.process_time()
        assert read_manuscript(data, "a.html").lines, name
        assert time.process_time() - began < SECONDS_ALLOWED

    def test_reads_a_word_file_of_blank_paragraphs_in_time(self) -> None:
        data = word_body("<w:p/>" * 100_000 + "<w:p><w:r><w:t>Hej</w:t></w:r></w:p>")
        began = time.process_time()
        assert read_manuscript(data, "a.docx").lines[-1].text == "Hej"
        assert time.process_time() - began < SECONDS_ALLOWED

    def test_leaves_scripts_out(self) -> None:
        manuscript = read_pasted("<p>Hej</p><SCRIPT>alert(1)</SCRIPT><p>du</p>")
        assert [line.text for line in manuscript.lines] == ["Hej", "du"]

    def test_keeps_a_script_in_plain_text_as_text(self) -> None:
        line = read_manuscript(b"Hej <script>alert(1)</script>", "a.txt").lines[0]
        assert (line.text, line.html) == ("Hej <script>alert(1)</script>", "")

    @pytest.mark.parametrize(
        ("data", "filename"),
        [
            (b'<p><a href="javascript:alert(1)">Hej</a></p>', "a.html"),
            (b'<p><a href=" java&#10;script:alert(1)">Hej</a></p>', "a.html"),
            (b"[Hej](javascript:alert)", "a.md"),
        ],
    )
    def test_keeps_only_the_words_of_a_dangerous_link(self, data: bytes, filename: str) -> None:
        line = read_manuscript(data, filename).lines[0]
        assert (line.text, line.html) == ("Hej", "")

    def test_refuses_pasted_nul(self) -> None:
        with pytest.raises(ManuscriptError):
            read_pasted("Hej\x00")

    def test_drops_handlers_and_styles(self) -> None:
        line = read_pasted('<p onclick="x()" style="color:red"><b>Hej</b> du</p>').lines[0]
        assert line.html == "<b>Hej</b> du"

    def test_does_not_read_linked_pictures(self) -> None:
        manuscript = read_pasted('<p>Hej</p><img src="file:///etc/passwd" alt="x">')
        assert manuscript.pictures == ()
        assert manuscript.notes
