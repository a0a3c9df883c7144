"""A draft as a Word file."""

import io
from collections.abc import Mapping
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from profiles.manuscript.reading.markup import inline_pieces
from profiles.manuscript.writing.lines import WrittenLine, html_of, written_lines

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
    add_runs(document.add_paragraph(style=style), html_of(line))


def add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    """Add a table as wide as its longest row."""
    table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    document.add_paragraph()


def add_runs(paragraph: Paragraph, html: str) -> None:
    """Add a paragraph's text run by run, with bold, italic and links."""
    for text, marks, link in inline_pieces(html):
        run = paragraph.add_run(text)
        run.bold, run.italic = "b" in marks or None, "i" in marks or None
        if link:
            hyperlink = OxmlElement("w:hyperlink")
            relation = paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            hyperlink.set(qn("r:id"), relation)
            hyperlink.append(run._r)
            paragraph._p.append(hyperlink)
