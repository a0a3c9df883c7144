"""Mails, PDF, OpenDocument and RTF become lines like any other manuscript."""

import struct
import time
import zlib
from email.message import EmailMessage

import pytest

from profiles.manuscript import ManuscriptError, read_manuscript
from profiles.manuscript.limits import MAX_ARCHIVE_BYTES
from tests.profiles.manuscript.test_hostile_files import archive_with, word_body
from tests.profiles.manuscript.test_reading import PNG, texts
from tests.profiles.manuscript.test_web_pages import left_out, shown

Placed = tuple[int, int, int, str, str]


def mail(text: str = "", html: str = "") -> EmailMessage:
    """A mail with a text in one or two forms."""
    message = EmailMessage()
    message["From"], message["To"] = "Ada Ek <ada@example.se>", "red@example.se"
    message["Subject"], message["Date"] = "Artikel på väg", "Tue, 09 May 2023 13:27:00 +0200"
    message.set_content(text or "", charset="iso-8859-1", cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="base64")
    return message


class MailTests:
    """The text of a mail; its head is kept aside."""

    def test_reads_the_plain_text_and_keeps_the_head_aside(self) -> None:
        manuscript = read_manuscript(mail("Rubriken är på ö", "<p>Nej</p>").as_bytes(), "a.eml")
        assert shown(manuscript) == ["Rubriken är på ö"]
        assert left_out(manuscript)[::2] == [
            "Från: Ada Ek <ada@example.se>",
            "Ämne: Artikel på väg",
        ]

    def test_reads_html_when_there_is_no_plain_text(self) -> None:
        data = mail(html="<h1>Rubrik</h1><p>Ett <b>ord</b></p>").as_bytes()
        lines = [
            line for line in read_manuscript(data, "a.eml").lines if line.style != "boilerplate"
        ]
        assert [(line.text, line.style) for line in lines] == [
            ("Rubrik", "heading"),
            ("Ett ord", ""),
        ]

    def test_marks_heads_of_forwarded_mails_and_signatures(self) -> None:
        text = (
            "Hej!\n\n-----Ursprungligt meddelande-----\nFrån: Bo Ask\nSkickat: den 3 mars 2020\n"
            "Ämne: Texten\n\nRubriken\nTill: alla\n\n-- \nBo Ask\nChef\n"
        )
        manuscript = read_manuscript(text.encode(), "a.txt")
        assert shown(manuscript) == ["Hej!", "Rubriken", "Till: alla"]

    def test_reads_a_quoted_article_and_keeps_comments_aside(self) -> None:
        text = "Små ändringar!\n> Rubriken\n> Ett stycke.\nBra!\n> Ett till.\n"
        manuscript = read_manuscript(mail(text).as_bytes(), "a.eml")
        assert shown(manuscript) == ["Rubriken", "Ett stycke.", "Ett till."]
        assert left_out(manuscript)[3:] == ["Små ändringar!", "Bra!"]

    def test_reads_the_one_manuscript_attached_to_a_short_letter(self) -> None:
        message = mail("Här kommer texten.")
        body = "<w:p><w:r><w:t>Rubriken</w:t></w:r></w:p>"
        message.add_attachment(
            word_body(body), maintype="application", subtype="x", filename="text.docx"
        )
        message.add_attachment(PNG, maintype="image", subtype="png", filename="bild.png")
        message.add_attachment(b"x", maintype="application", subtype="x", filename="a.zip")
        manuscript = read_manuscript(message.as_bytes(), "a.eml")
        assert [line.text for line in manuscript.lines][3:] == [
            "Här kommer texten.",
            "Rubriken",
            "",
        ]
        assert (manuscript.pictures[0].content, manuscript.pictures[0].line) == (PNG, 6)
        assert "text.docx" in manuscript.notes[0]
        assert "a.zip" in manuscript.notes[1]

    def test_reads_an_unknown_encoding(self) -> None:
        data = b"From: a@example.se\nContent-Type: text/plain; charset=x-okand\n\nHej d\xe5"
        assert shown(read_manuscript(data, "a.eml")) == ["Hej då"]


def outlook_mail(**streams: bytes) -> bytes:
    """A mail as Outlook saves it: a compound file with these streams, none of them small."""
    sector, end, none = 512, 0xFFFFFFFE, 0xFFFFFFFF
    table: list[int] = []
    chunks: list[bytes] = []

    def store(content: bytes) -> int:
        count = -(-len(content) // sector)
        start = len(table)
        table.extend([*range(start + 1, start + count), end])
        chunks.append(content.ljust(count * sector, b"\0"))
        return start

    names = ["Root Entry", *streams]
    directory = b""
    for number, name in enumerate(names):
        raw = f"{name}\0".encode("utf-16-le")
        content = streams.get(name, b"").ljust(4096, b"\0") if number else b""
        right = number + 1 if 0 < number < len(names) - 1 else none
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII16xI8x8xIQ", len(raw), 2 if number else 5, 1, none, right,
            none if number else 1, 0, store(content) if number else end, len(content),
        )  # fmt: skip
    first = store(directory)
    table.append(0xFFFFFFFD)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 62, 3, 0xFFFE, 9, 6,
        0, 1, first, 0, 4096, end, 0, end, 0, len(table) - 1,
    )  # fmt: skip
    fat = b"".join(struct.pack("<I", place) for place in table)
    return head.ljust(sector, b"\xff") + b"".join(chunks) + fat.ljust(sector, b"\xff")


def test_reads_a_mail_of_outlook() -> None:
    body = "Rubriken är på ö\r\nEtt stycke."
    properties = bytes(32) + struct.pack("<IIQ", 0x1000001F, 6, len(body) * 2)
    data = outlook_mail(
        **{"__properties_version1.0": properties, "__substg1.0_1000001F": body.encode("utf-16-le")}
    )
    assert texts(read_manuscript(data, "a.msg")) == body.splitlines()


class HardWrapTests:
    """A text cut at one width is put together; rows and headings stay apart."""

    TEXT = (
        "Tid för klienten\n\nI Åmål har social-\ntjänsten bytt sätt att arbeta och\n"
        "hinner numera lyssna på barn- och\nungdomar hela dagen, varje dag, om\n"
        "2\n\nKommunnytt\ndet behövs.\n\n– Det är roligt, säger Ada Ek, som\n"
        "varit med länge och sett det mesta\nav vad som finns att se.\n\nFakta\n"
        "Invånare: 12 000\nYta: 34\n\n3\n\nKommunnytt\nSlut.\n"
    )

    def test_joins_paragraphs(self) -> None:
        manuscript = read_manuscript(self.TEXT.encode(), "a.txt")
        assert shown(manuscript) == [
            "Tid för klienten",
            "I Åmål har socialtjänsten bytt sätt att arbeta och hinner numera lyssna på "
            "barn- och ungdomar hela dagen, varje dag, om det behövs.",
            "– Det är roligt, säger Ada Ek, som varit med länge och sett det mesta av vad som "
            "finns att se.",
            "Fakta", "Invånare: 12 000", "Yta: 34", "Slut.",
        ]  # fmt: skip
        assert left_out(manuscript) == ["2", "Kommunnytt", "3", "Kommunnytt"]

    def test_leaves_whole_paragraphs_alone(self) -> None:
        text = "Rubrik\nEtt stycke som är helt.\nEtt till som är helt.\n"
        assert texts(read_manuscript(text.encode(), "a.txt")) == text.splitlines()


def pdf(*pages: list[Placed]) -> bytes:
    """A PDF with pages of text: left, bottom, size, font and words."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >> "
        for name, base in [("R", "Helvetica"), ("B", "Helvetica-Bold")]
    )
    kids = []
    for rows in pages:
        content = "".join(
            f"BT /{font} {size} Tf {left} {bottom} Td ({words}) Tj ET\n"
            for left, bottom, size, font, words in rows
        )
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects) + 2} "
            f"0 R /Resources << /Font << {fonts}>> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    result, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(result))
        result += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(result)
    size = len(objects) + 1
    result += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    result += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return result.encode("cp1252")


class PdfTests:
    """A PDF with text: headings by size, columns in order, running heads aside."""

    def test_keeps_the_lines_of_a_contact_apart(self) -> None:
        rows = ["Mora kommun, Individ- och familjeomsorgen", "Ada Bok, enhetschef, 0980-319 214",
                "ada.bok@kommun.example.se", "Vill du veta mer om oss och jobben, ring",
                "Ada Bok på nummer 0980-319 214 redan i dag."]  # fmt: skip
        page = [(50, 600 - 12 * n, 10, "R", words) for n, words in enumerate(rows)]
        assert texts(read_manuscript(pdf(page), "a.pdf"))[:3] == rows[:3]

    def test_reads_headings_columns_and_running_heads(self) -> None:
        left = ["Vi har bytt arbetssätt och hand-", "läggarna hinner lyssna på barn-",
                "och ungdomar hela dagen lång."]  # fmt: skip
        right = ["I den andra spalten går det hela", "vidare med ett stycke till om jobb."]
        first = [
            (50, 770, 9, "R", "Kommunnytt"), (50, 700, 24, "B", "Rubriken är stor"),
            *((50, 600 - 12 * n, 10, "R", words) for n, words in enumerate(left)),
            (50, 540, 14, "B", "Mellanrubrik"),
            *((320, 600 - 12 * n, 10, "R", words) for n, words in enumerate(right)),
            (290, 30, 9, "R", "1 (2)"),
        ]  # fmt: skip
        second = [
            (50, 770, 9, "R", "Kommunnytt"),
            (50, 600, 10, "R", "Slut."),
            (290, 30, 9, "R", "2 (2)"),
        ]
        manuscript = read_manuscript(pdf(first, second), "a.pdf")
        lines = [line for line in manuscript.lines if line.style != "boilerplate"]
        assert [(line.text, line.style, line.level) for line in lines] == [
            ("Rubriken är stor", "heading", 1),
            ("Vi har bytt arbetssätt och handläggarna hinner lyssna på barn- och ungdomar hela "
             "dagen lång.", "", 0),
            ("Mellanrubrik", "heading", 2),
            ("I den andra spalten går det hela vidare med ett stycke till om jobb.", "", 0),
            ("Slut.", "", 0),
        ]  # fmt: skip
        assert left_out(manuscript) == ["Kommunnytt", "1 (2)", "Kommunnytt", "2 (2)"]

    def test_refuses_a_bomb_and_a_page_without_end(self) -> None:
        bomb = b"%PDF-1.4\n1 0 obj\n<<>>\nstream\n" + zlib.compress(bytes(MAX_ARCHIVE_BYTES + 1))
        page = [(50, 600, 10, "R", "ord " * 250_000)]
        for data, code in [(bomb, "too-large-unpacked"), (pdf(page), "too-long")]:
            began = time.process_time()
            with pytest.raises(ManuscriptError) as refusal:
                read_manuscript(data, "a.pdf")
            assert refusal.value.code == code
            assert time.process_time() - began < 4

    def test_refuses_a_scanned_one_with_advice(self) -> None:
        with pytest.raises(ManuscriptError, match="OCR"):
            read_manuscript(pdf([]), "a.pdf")


def opendocument(body: str, styles: str = "", **parts: bytes) -> bytes:
    """An OpenDocument text with this body."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in [("office", "office"), ("text", "text"), ("style", "style"),
                             ("table", "table"), ("draw", "drawing"),
                             ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")]
    )  # fmt: skip
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    return archive_with({"content.xml": content.encode(), **parts})


class OpenDocumentTests:
    """Headings, points, tables, notes and pictures of LibreOffice."""

    def test_reads_styles_marks_lists_tables_and_notes(self) -> None:
        styles = (
            '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/>'
            "</style:style>"
        )
        body = (
            '<text:p text:style-name="Title">Titel</text:p>'
            '<text:h text:outline-level="2">Rubrik</text:h>'
            '<text:p>Ett <text:span text:style-name="B">fett</text:span><text:s/>ord<text:note>'
            "<text:note-citation>1</text:note-citation><text:note-body><text:p>Not.</text:p>"
            "</text:note-body></text:note></text:p>"
            "<text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Yta</text:p></table:table-cell>"
            "<table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>"
        )
        styles += '<style:style style:name="Title"/>'
        lines = read_manuscript(opendocument(body, styles), "a.odt").lines
        assert [(line.text, line.style) for line in lines] == [
            ("Titel", "title"), ("Rubrik", "heading"), ("Ett fett ord[1]", ""),
            ("Punkt", "list_item"), ("Yta: 9", "table"), ("[1] Not.", "footnote"),
        ]  # fmt: skip
        assert lines[2].html == "Ett <b>fett</b> ord[1]"

    def test_reads_pictures(self) -> None:
        body = (
            '<text:p>Hej<draw:frame><draw:image xlink:href="Pictures/a.png"/>'
            "<svg:desc>Vid ett bord</svg:desc></draw:frame></text:p>"
        )
        found = read_manuscript(opendocument(body, **{"Pictures/a.png": PNG}), "a.odt").pictures[0]
        assert (found.content, found.alt_text) == (PNG, "Vid ett bord")


class RtfTests:
    """The text of an RTF file."""

    def test_reads_text(self) -> None:
        data = rb"{\rtf1\ansi\ansicpg1252 {\b Rubrik}\par \'c5sa \u228? \'f6n\par}"
        assert texts(read_manuscript(data, "a.rtf")) == ["Rubrik", "Åsa ä ön"]


def test_names_what_to_do_with_other_files() -> None:
    for name, advice in [("a.doc", "som .docx"), ("a.pages", "Exportera")]:
        with pytest.raises(ManuscriptError, match=advice):
            read_manuscript(b"x", name)
