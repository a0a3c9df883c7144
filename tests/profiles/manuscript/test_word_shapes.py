"""Word files with more than paragraphs: what is read, and what a note says is left out."""

from typing import Any

import pytest

from profiles.manuscript import Manuscript, read_manuscript
from profiles.manuscript.reading.notes import CHANGES, COMMENTS, MARGINS
from tests.profiles.manuscript.test_hostile_files import word_body, word_with

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML = "urn:schemas-microsoft-com:vml"


def paragraph(text: str) -> str:
    """A paragraph of Word's XML."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: list[str]) -> str:
    """A table of cells that hold Word's XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read(body: str) -> Manuscript:
    """The manuscript of a Word file with this body under a title."""
    return read_manuscript(word_body(paragraph("Rubrik") + body), "manus.docx")


def texts(manuscript: Manuscript) -> list[Any]:
    """The visible lines under the title; tables as their rows."""
    return [line.rows or line.text for line in manuscript.lines[1:] if not line.is_blank]


class WordShapeTests:
    """Nothing an author wrote goes lost unsaid."""

    def test_keeps_a_table_inside_a_table(self) -> None:
        inner = table([paragraph("Inre"), paragraph("cell")])
        words = str(texts(read(table([paragraph("Yttre"), inner]) + paragraph("Slut"))))
        assert all(word in words for word in ("Yttre", "Inre", "cell", "Slut"))

    def test_reads_a_table_of_facts_as_rows(self) -> None:
        rows = table([paragraph("Invånare"), paragraph("9 000")], [paragraph("Yta"), ""])
        assert texts(read(rows)) == [(("Invånare", "9 000"), ("Yta", ""))]

    def test_reads_a_table_that_lays_out_the_page_as_paragraphs(self) -> None:
        cell = "".join(map(paragraph, ("Ett stycke.", "Ett till.", "– Ett citat, säger Ada Ek.")))
        fact = paragraph("Fakta")
        manuscript = read(table([cell, fact]))
        assert texts(manuscript) == [
            "Ett stycke.", "Ett till.", "– Ett citat, säger Ada Ek.", "Fakta",
        ]  # fmt: skip

    def test_reads_added_and_leaves_out_deleted_words(self) -> None:
        manuscript = read(
            "<w:p><w:r><w:t>Vi är </w:t></w:r>"
            '<w:del w:id="1" w:author="a"><w:r><w:delText>fem</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>sju</w:t></w:r></w:ins></w:p>'
        )
        assert texts(manuscript) == ["Vi är sju"]
        assert manuscript.notes == (CHANGES,)

    def test_reads_text_in_boxes_and_controls(self) -> None:
        box = (
            f'<w:p><w:r><w:pict><v:shape xmlns:v="{VML}"><v:textbox><w:txbxContent>'
            f"{paragraph('I en ruta')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        control = f"<w:sdt><w:sdtContent>{paragraph('I ett fält')}</w:sdtContent></w:sdt>"
        assert texts(read(box + control)) == ["I en ruta", "I ett fält"]

    @pytest.mark.parametrize(
        ("kind", "part", "body", "note"),
        [
            ("comments", "comments", '<w:p><w:r><w:t>Ord.</w:t></w:r><w:r>'
             '<w:commentReference w:id="0"/></w:r></w:p>', COMMENTS),
            ("header", "header1", paragraph("Ord."), MARGINS),
            ("footer", "footer2", paragraph("Ord."), MARGINS),
        ],
    )  # fmt: skip
    def test_says_what_is_left_out(self, kind: str, part: str, body: str, note: str) -> None:
        document = (
            f"<w:document {NAMESPACE}><w:body>{paragraph('Rubrik')}{body}</w:body></w:document>"
        )
        content = f"<w:x {NAMESPACE}>{paragraph('Stämmer detta?')}</w:x>"
        data = word_with(
            {"word/document.xml": document.encode(), f"word/{part}.xml": content.encode()}
        )
        manuscript = read_manuscript(data, "manus.docx")
        assert manuscript.notes == (note,), kind
        assert texts(manuscript) == ["Ord."]

    def test_reads_footnotes_without_signs_of_its_own(self) -> None:
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        body = f"<w:p><w:r><w:t>Ord</w:t></w:r>{reference}</w:p>"
        note = f'<w:footnote w:id="2">{paragraph("Notens ord.")}</w:footnote>'
        relation = f'<Relationship Id="rF" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
        document = f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        data = word_with({
            "word/document.xml": document.encode(),
            "word/footnotes.xml": f"<w:footnotes {NAMESPACE}>{note}</w:footnotes>".encode(),
            "word/_rels/document.xml.rels":
                f'<Relationships xmlns="{relations}">{relation}</Relationships>'.encode(),
        })  # fmt: skip
        lines = [line.text for line in read_manuscript(data, "manus.docx").lines]
        assert lines == ["Ord[1]", "[1] Notens ord."]
