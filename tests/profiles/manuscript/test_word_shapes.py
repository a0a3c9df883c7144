"""Word files with more than paragraphs: what is read, and what a note says is left out."""

import io
import re
import zipfile
from typing import Any

import pytest

from profiles.manuscript import Manuscript, read_manuscript
from profiles.manuscript.reading.notes import CHANGES, COMMENTS, DIAGRAM, INCLUDED, MARGINS
from tests.articles import SHARED_DIR
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


def run(content: str, properties: str = "") -> str:
    """A run of Word's XML."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def words(text: str, properties: str = "") -> str:
    """A run with words."""
    return run(f'<w:t xml:space="preserve">{text}</w:t>', properties)


def field(kind: str) -> str:
    """The beginning, middle or end of a field."""
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def picture(identity: str) -> str:
    """A picture that a relation names."""
    return run(
        '<w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="1" descr="Två vid ett bord"/>'
        f'<a:blip xmlns:a="urn:a" xmlns:r="{RELATIONS}" r:embed="{identity}"/>'
        "</wp:inline></w:drawing>"
    )


def package(body: str, relations: dict[str, tuple[str, str]], parts: dict[str, bytes]) -> bytes:
    """A Word file with parts and relations of its own: kind and target by identity."""
    entries = "".join(
        f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in relations.items()
    )
    document = f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return word_with({
        "word/document.xml": document.encode(),
        "word/_rels/document.xml.rels": f"{head}{entries}</Relationships>".encode(),
        **parts,
    })  # fmt: skip


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

    @pytest.mark.parametrize(
        ("kind", "content", "text"),
        [
            ("hyphen", words("031") + run("<w:noBreakHyphen/>") + words("390 06 00"),
             "031-390 06 00"),
            ("tab", words("Före") + run("<w:ptab/>") + words("efter"), "Före\tefter"),
            ("direction", f'<w:dir w:val="rtl">{words("I ett ")}</w:dir>'
             f'<w:bdo w:val="ltr">{words("annat håll")}</w:bdo>', "I ett annat håll"),
            ("simple field", words("På ") + f'<w:fldSimple w:instr=" DATE ">{words("onsdag")}'
             "</w:fldSimple>", "På onsdag"),
            ("equation", words("Var ") + '<m:oMath xmlns:m="urn:m"><m:f><m:num><m:r><m:t>1</m:t>'
             "</m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>", "Var 1/4"),
            ("ruby", run(f"<w:ruby><w:rt>{words('ovan')}</w:rt><w:rubyBase>{words('Bas')}"
             "</w:rubyBase></w:ruby>"), "Bas"),
            ("field that never began", words("Ett ") + field("end") + words("två"), "Ett två"),
            ("field without beginning", words("Ett ") + field("separate") + words("två")
             + field("end"), "Ett två"),
            ("field that never ends", words("Ett ") + field("begin") + words("två"), "Ett två"),
            ("field with code", field("begin") + run("<w:instrText>PAGE</w:instrText>")
             + words("dold kod") + field("separate") + words("7") + field("end"), "7"),
            ("bullet", run('<w:sym w:font="Wingdings" w:char="F0A7"/>') + words(" Punkt"),
             "• Punkt"),
            ("moved", f"<w:moveFrom>{words('Flyttat.')}</w:moveFrom><w:moveTo>{words('Flyttat.')}"
             "</w:moveTo>", "Flyttat."),
            ("hidden", words("Syns.") + words(" Syns inte.", "<w:vanish/>"), "Syns."),
            ("struck", words("Vi är ") + words("fem", "<w:strike/>") + words(" sju."),
             "Vi är sju."),
            ("comment", words("Ord") + run('<w:commentReference w:id="0"/>'), "Ord"),
        ],
    )  # fmt: skip
    def test_reads_a_line_with(self, kind: str, content: str, text: str) -> None:
        assert texts(read(f"<w:p>{content}</w:p>")) == [text], kind

    @pytest.mark.parametrize(
        "code", ['HYPERLINK "https://example.se/a"', "HYPERLINK https://example.se/a"]
    )
    def test_reads_the_link_of_a_field(self, code: str) -> None:
        content = (
            field("begin") + run(f"<w:instrText>{code}</w:instrText>") + field("separate")
            + words("Läs mer") + field("end")
        )  # fmt: skip
        line = read(f"<w:p>{content}</w:p>").lines[1]
        assert line.html == '<a href="https://example.se/a">Läs mer</a>'

    def test_breaks_lines_at_page_column_and_return(self) -> None:
        content = "".join(
            words(text) + run(sign)
            for text, sign in [("ett", '<w:br w:type="page"/>'),
                               ("två", '<w:br w:type="column"/>'), ("tre", "<w:cr/>"), ("fyra", "")]
        )  # fmt: skip
        assert texts(read(f"<w:p>{content}</w:p>")) == ["ett", "två", "tre", "fyra"]

    def test_joins_paragraphs_whose_mark_was_deleted(self) -> None:
        mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
        body = f"<w:p>{mark}{words('Första ')}</w:p>{paragraph('andra.')}"
        assert texts(read(body)) == ["Första andra."]

    def test_reads_a_text_box_once(self) -> None:
        box = f"<w:txbxContent>{paragraph('I en ruta')}</w:txbxContent>"
        both = (
            '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="wps">'
            f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
            "</mc:Fallback></mc:AlternateContent>"
        )
        alone = run(f"<w:drawing>{box}</w:drawing>")
        assert texts(read(f"<w:p>{run(both)}</w:p><w:p>{alone}</w:p>")) == ["I en ruta"] * 2

    @pytest.mark.parametrize(
        ("kind", "note"),
        [("hidden", "Dold text läses inte in: ”hemligt”."),
         ("struck", "Överstruken text läses inte in: ”fem”."),
         ("prompt", "Fält som inte är ifyllda läses inte in: ”Skriv här”."), ("diagram", DIAGRAM)],
    )  # fmt: skip
    def test_names_what_it_leaves_out(self, kind: str, note: str) -> None:
        content = {
            "hidden": words("hemligt", "<w:vanish/>"),
            "struck": words("fem", "<w:dstrike/>"),
            "prompt": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{words('Skriv här')}</w:sdtContent></w:sdt>",
            "diagram": run(
                '<w:drawing><a:graphicData xmlns:a="urn:a" uri="x/diagram"/></w:drawing>'
            ),
        }[kind]
        manuscript = read(f"<w:p>{content}</w:p>")
        assert manuscript.notes == (note,)
        assert texts(manuscript) == []

    def test_reads_a_main_part_by_any_name(self) -> None:
        result = io.BytesIO()
        original = io.BytesIO(word_body(paragraph("Hej")))
        with zipfile.ZipFile(original) as source, zipfile.ZipFile(result, "w") as target:
            for name in source.namelist():
                content = source.read(name).replace(b"word/document.xml", b"word/document2.xml")
                target.writestr(name.replace("document.xml", "document2.xml"), content)
        assert read_manuscript(result.getvalue(), "a.docx").lines[0].text == "Hej"

    def test_knows_a_picture_by_its_bytes(self) -> None:
        data = package(
            f"<w:p>{picture('rP')}</w:p>", {"rP": ("image", "media/bild.png")},
            {"word/media/bild.png": b"\xff\xd8\xff\xe0jpeg"},
        )  # fmt: skip
        found = read_manuscript(data, "a.docx").pictures[0]
        assert (found.content_type, found.alt_text) == ("image/jpeg", "Två vid ett bord")

    @pytest.mark.parametrize("target", ["media/saknas.png", "NULL", "../NULL"])
    def test_notes_a_picture_that_is_missing(self, target: str) -> None:
        data = package(
            f"{paragraph('Hej')}<w:p>{picture('rP')}</w:p>", {"rP": ("image", target)}, {}
        )
        manuscript = read_manuscript(data, "a.docx")
        assert manuscript.notes == ("En bild kunde inte läsas in (Två vid ett bord).",)

    def test_notes_a_footnote_that_is_missing(self) -> None:
        reference = run('<w:footnoteReference w:id="9"/>')
        manuscript = read(f"<w:p>{words('Ord')}{reference}</w:p>")
        assert texts(manuscript) == ["Ord[1]"]
        assert manuscript.notes == ("Fotnot 1 saknas i filen och kunde inte läsas in.",)

    @pytest.mark.parametrize(
        ("name", "content", "lines", "notes"),
        [("in.htm", b"<html><body><p>Inne</p></body></html>", ["Inne", "Ute"], ()),
         ("in.docx", b"PK", ["Ute"], (INCLUDED,))],
    )  # fmt: skip
    def test_reads_or_notes_an_included_document(
        self, name: str, content: bytes, lines: list[str], notes: tuple[str, ...]
    ) -> None:
        chunk = f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rA"/>'
        data = package(
            chunk + paragraph("Ute"), {"rA": ("aFChunk", name)}, {f"word/{name}": content}
        )
        manuscript = read_manuscript(data, "a.docx")
        assert [line.text for line in manuscript.lines] == lines
        assert manuscript.notes == notes

    def test_reads_what_another_reader_reads_of_the_shared_files(self) -> None:
        files = sorted((SHARED_DIR / "cases").glob("w*.docx"))
        if not files:
            pytest.skip("The shared files are not at hand; set SHARED_DIR.")
        for path in files:
            manuscript = read_manuscript(path.read_bytes(), path.name)
            with zipfile.ZipFile(path) as archive:
                name = next(n for n in archive.namelist() if n.startswith("word/document"))
                kept = re.sub(r"<w:moveFrom .*?</w:moveFrom>", "", archive.read(name).decode())
            known = " ".join([*(line.text for line in manuscript.lines), *manuscript.notes])
            for word in re.findall(r"\w+", " ".join(re.findall(r"<[wm]:t[ >][^<]*", kept))):
                assert word in known or word in {"w", "m", "t", "xml", "space", "preserve", "rt"}
