"""Files and pasted text become lines with their styles."""

import base64
import io

import docx
import pytest
from docx.document import Document

from profiles.manuscript import parse_manuscript, read_manuscript, read_pasted
from profiles.manuscript.lines import Manuscript

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def read_word(document: Document) -> Manuscript:
    """The manuscript of a Word document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return read_manuscript(buffer.getvalue(), "manus.docx")


def texts(manuscript: Manuscript) -> list[str]:
    """The visible lines' texts."""
    return [line.text for line in manuscript.lines if not line.is_blank]


class TextTests:
    """Plain text in its encodings."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_reads_encoding(self, encoding: str) -> None:
        data = "Åsa är på ön – ”hej”\r\nrad två".encode(encoding)
        assert texts(read_manuscript(data, "a.txt")) == ["Åsa är på ön – ”hej”", "rad två"]

    def test_composes_letters_and_keeps_no_break_spaces(self) -> None:
        data = "A\u030asa har 40\u00a0000 kro\u00adnor\u200b".encode()
        assert texts(read_manuscript(data, "a.txt")) == ["Åsa har 40\u00a0000 kronor"]

    def test_counts_blank_lines(self) -> None:
        assert [line.number for line in read_manuscript(b"a\n\nb", "a.txt").lines] == [1, 2, 3]

    def test_describes_the_encoding(self) -> None:
        assert read_manuscript(b"a\r\nb\r\n", "a.txt").encoding == "utf-8, CRLF, NFC"

    @pytest.mark.parametrize(
        ("encoding", "kind"),
        [("mac_roman", "mac_roman"), ("cp850", "cp850"), ("utf-8", "encoded twice")],
    )
    def test_recognises_a_wrong_encoding_and_says_so(self, encoding: str, kind: str) -> None:
        text = "Åsa är på ön och säger: hör på"
        data = text.encode(encoding)
        if encoding == "utf-8":
            data = data.decode("latin-1").encode()
        manuscript = read_manuscript(data, "a.txt")
        assert texts(manuscript) == [text]
        assert kind in manuscript.encoding
        assert "å, ä och ö" in manuscript.notes[0]

    def test_mends_a_bad_byte_and_says_so(self) -> None:
        manuscript = read_manuscript("Åsa är på ön".encode() + b" p\xe5", "a.txt")
        assert texts(manuscript) == ["Åsa är på ön på"]
        assert manuscript.notes

    def test_tells_of_letters_that_were_lost(self) -> None:
        assert "gått förlorade" in read_manuscript("p\ufffd ön".encode(), "a.txt").notes[0]

    @pytest.mark.parametrize(
        ("source", "text"),
        [("\u202d031\u2212390\u00a006\u00a000\u202c", "031-390\u00a006\u00a000"),
         ("\u2212 Ja", "– Ja"), ("\u2015 Ja", "– Ja"), ("\u2010", "-"), ("\uf0b7 Ett", "• Ett"),
         ("40\u202f000", "40\u00a0000"), ("a\u2009b", "a b"), ("e\ufb01n", "efin"),
         ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb")],
    )  # fmt: skip
    def test_writes_signs_as_a_keyboard_does(self, source: str, text: str) -> None:
        assert read_manuscript(source.encode(), "a.txt").lines[0].text == text


class WordTests:
    """Word files with styles, lists, marks, tables and pictures."""

    @pytest.mark.parametrize(
        ("name", "style", "level"),
        [("Rubrik 1", "heading", 1), ("Rubrik 2", "heading", 2), ("Ingress", "standfirst", 0),
         ("Bildtext", "caption", 0), ("Citat", "quote", 0), ("Punktlista", "list_item", 0)],
    )  # fmt: skip
    def test_knows_swedish_styles(self, name: str, style: str, level: int) -> None:
        document = docx.Document()
        document.styles.add_style(name, 1)
        document.add_paragraph("Texten", style=name)
        line = read_word(document).lines[0]
        assert (line.style, line.level) == (style, level)

    @pytest.mark.parametrize(
        ("name", "style"),
        [("Title", "title"), ("Heading 1", "heading"), ("List Bullet", "list_item"),
         ("List Number", "list_item"), ("Caption", "caption"), ("Quote", "quote")],
    )  # fmt: skip
    def test_knows_english_styles(self, name: str, style: str) -> None:
        document = docx.Document()
        document.add_paragraph("Texten", style=name)
        assert read_word(document).lines[0].style == style

    def test_keeps_bold_and_italic(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("Detta är ")
        paragraph.add_run("fett").bold = True
        paragraph.add_run(" och ")
        paragraph.add_run("kursivt & så").italic = True
        line = read_word(document).lines[0]
        assert line.html == "Detta är <b>fett</b> och <i>kursivt &amp; så</i>"
        assert line.text == "Detta är fett och kursivt & så"

    def test_makes_lines_of_line_breaks(self) -> None:
        document = docx.Document()
        document.add_paragraph("Umeå kommun\nTel: 08-465 004 00\n– Hej")
        assert texts(read_word(document)) == ["Umeå kommun", "Tel: 08-465 004 00", "– Hej"]

    def test_keeps_tables(self) -> None:
        document = docx.Document()
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Invånare", "12 000"
        assert read_word(document).lines[0].rows == (("Invånare", "12 000"),)

    def test_reads_a_table_under_a_fact_title_as_rows(self) -> None:
        document = docx.Document()
        document.add_paragraph("En rubrik", style="Title")
        document.add_paragraph("Ett stycke text som är långt nog för att vara ingress här.")
        document.add_paragraph("Fakta om Umeå", style="Heading 2")
        table = document.add_table(rows=2, cols=2)
        for row, cells in zip(table.rows, [("Invånare", "130 000"), ("Chefer", "9")], strict=True):
            row.cells[0].text, row.cells[1].text = cells
        panel = parse_manuscript(read_word(document))["fact_panel"]
        assert [(i["key"], i["value"]) for i in panel["items"]] == [
            ("Invånare", "130 000"), ("Chefer", "9"),
        ]  # fmt: skip

    def test_gives_pictures_as_attachments(self) -> None:
        document = docx.Document()
        document.add_paragraph("En rubrik", style="Title")
        document.add_picture(io.BytesIO(PNG))
        document.inline_shapes[0]._inline.docPr.set("descr", "Två kollegor vid ett bord")
        document.add_paragraph("Anna Berg och Li Wang. Foto: Emil Ros")
        document.add_paragraph("Ett stycke text som är långt nog för att vara ingress här.")
        manuscript = read_word(document)
        picture = manuscript.pictures[0]
        assert (picture.content, picture.content_type) == (PNG, "image/png")
        assert (picture.alt_text, picture.line) == ("Två kollegor vid ett bord", 2)
        lead = parse_manuscript(manuscript)["lead_image"]
        assert (lead["picture"], lead["caption"], lead["credit"]) == (
            0, "Anna Berg och Li Wang.", "Emil Ros",
        )  # fmt: skip


class PastedTests:
    """Pasted rich text and plain text."""

    def test_reads_rich_text(self) -> None:
        lines = read_pasted(
            '<p class="MsoNormal" style="mso-x:1">Hej <b>du</b><o:p></o:p></p><h2>Rubrik</h2>'
            "<ul><li>ett</li></ul><p>a<br>b</p>"
        ).lines
        assert [(line.text, line.style) for line in lines] == [
            ("Hej du", ""), ("Rubrik", "heading"), ("ett", "list_item"), ("a", ""), ("b", ""),
        ]  # fmt: skip

    def test_reads_plain_text(self) -> None:
        assert texts(read_pasted("Rad ett\r\n\r\nRad två < tre")) == ["Rad ett", "Rad två < tre"]

    def test_keeps_only_safe_links(self) -> None:
        html = (
            '<p>Se <a href="https://example.se/?a=1&amp;b=2">här</a> och <a href="#x">där</a></p>'
        )
        line = read_pasted(html).lines[0]
        assert line.html == 'Se <a href="https://example.se/?a=1&amp;b=2">här</a> och där'
