"""A draft as a Word file."""

import io
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from profiles.manuscript.writing.lines import WrittenLine, html_of, written_lines

ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
STYLES = {"list_item": "List Bullet", "ordered_item": "List Number"}
HEADING_STYLES = {1: "Title", 2: "Heading 1", 3: "Heading 2"}


def to_word(draft: Mapping[str, Any]) -> bytes:
    """The draft as a .docx file; reading it gives the same fields."""
    document = docx.Document()
    for line in written_lines(draft):
        add_line(document, line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_line(document: Document, line: WrittenLine) -> None:
    """Add one line as a paragraph with its style, or as a table."""
    if line.rows:
        add_table(document, line.rows)
        return
    style = HEADING_STYLES[line.level] if line.level else STYLES.get(line.style)
    paragraph = document.add_paragraph(style=style)
    writer = RunWriter(paragraph)
    writer.feed(html_of(line))
    writer.close()


def add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    """Add a table as wide as its longest row."""
    table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = legal(text)
    document.add_paragraph()


def legal(text: str) -> str:
    """Text without characters that an XML file cannot hold."""
    return ILLEGAL_IN_XML.sub("", text)


class RunWriter(HTMLParser):
    """Adds a paragraph's text run by run, with bold, italic and links."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraph = paragraph
        self.bold = self.italic = 0
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a mark or a link."""
        self.bold += tag in {"b", "strong"}
        self.italic += tag in {"i", "em"}
        if tag == "a":
            self.link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """End a mark or a link."""
        self.bold -= tag in {"b", "strong"}
        self.italic -= tag in {"i", "em"}
        if tag == "a":
            self.link = ""

    def handle_data(self, data: str) -> None:
        """Write the words."""
        run = self.paragraph.add_run(legal(data))
        run.bold, run.italic = self.bold > 0 or None, self.italic > 0 or None
        if self.link:
            part = self.paragraph.part
            hyperlink = OxmlElement("w:hyperlink")
            relation = part.relate_to(self.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            hyperlink.set(qn("r:id"), relation)
            hyperlink.append(run._r)
            self.paragraph._p.append(hyperlink)
