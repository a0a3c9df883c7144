"""From HTML (a file, pasted rich text, or what mammoth made of a Word file) to lines."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from profiles.manuscript.limits import (
    refuse_broken_markup,
    refuse_empty_text,
    refuse_long_text,
    refuse_many_lines,
    refuse_nested_markup,
)
from profiles.manuscript.lines import Line, Picture, clean_text
from profiles.manuscript.reading.inline import collapse_spaces, inline_html, is_all_bold
from profiles.manuscript.reading.markup_guards import (
    PICTURE_TYPES,
    embedded_picture,
    refuse_pictures,
    safe_link,
    script_refusal,
)

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "p", "div", "li", "ul", "ol", "blockquote", "section", "article", "header", "footer",
    "main", "aside", "figure", "figcaption", "address", "dl", "dt", "dd", "pre", "hr", "body",
}  # fmt: skip
SILENT = {"style", "head", "title", "noscript", "template", "nav", "select", "svg"}
BOLD = {"b", "strong"}
ITALIC = {"i", "em"}
STYLE_CLASSES = {"title", "standfirst", "caption", "quote"}
CELL_BREAK = "\x1e"
LAYOUT_BREAKS = 2


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is being read: pieces of text with their marks."""

    style: str = ""
    level: int = 0
    ordered: bool = False
    pieces: list[tuple[str, frozenset[str], str]] = field(default_factory=list)
    picture: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False
    blank: bool = False


class MarkupReader(HTMLParser):
    """Collects paragraphs; unknown tags are looked through, scripts are refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self.pictures: list[Picture] = []
        self.notes: list[str] = []
        self.current = Paragraph()
        self.marks: list[str] = []
        self.links: list[str] = []
        self.blocks: list[tuple[str, str, int]] = []
        self.lists: list[bool] = []
        self.silent = 0
        self.table: list[list[str]] | None = None
        self.table_header = False
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what a tag opens; a script stops the reading."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script":
            raise script_refusal()
        if tag in SILENT:
            self.silent += 1
        elif tag in {"table", "tr", "td", "th"}:
            self.open_table_part(tag)
        elif tag in BLOCKS:
            self.open_block(tag, attributes)
        elif tag == "br":
            self.break_line()
        elif tag == "img":
            self.add_picture(attributes)
        elif tag == "a":
            self.links.append(safe_link(attributes.get("href", "")))
            refuse_nested_markup(len(self.links))
        elif tag in BOLD | ITALIC:
            self.marks.append("b" if tag in BOLD else "i")
            refuse_nested_markup(len(self.marks))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that opens and closes at once."""
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "img", "hr"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what a tag closes."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in {"table", "tr", "td", "th"}:
            self.close_table_part(tag)
        elif tag in BLOCKS:
            self.close_block(tag)
        elif tag == "a" and self.links:
            self.links.pop()
        elif tag in BOLD | ITALIC:
            remove_last(self.marks, "b" if tag in BOLD else "i")

    def handle_data(self, data: str) -> None:
        """Keep text with the marks that are open."""
        if self.silent:
            return
        if self.cell is not None:
            self.cell.append(data)
            return
        link = self.links[-1] if self.links else ""
        self.current.pieces.append((data, frozenset(self.marks), link))

    def open_block(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a paragraph with the style its tag, class or surroundings give it."""
        if self.cell is not None:
            self.cell.append(CELL_BREAK)
            return
        self.finish_paragraph()
        if tag in {"ul", "ol"}:
            self.lists.append(tag == "ol")
        style, level = block_style(tag, attributes)
        self.end_implied(tag)
        if tag != "hr":
            self.blocks.append((tag, style, level))
        refuse_nested_markup(len(self.blocks))
        self.begin_paragraph()
        self.current.blank = tag == "p"

    def end_implied(self, tag: str) -> None:
        """A block ends the paragraph before it, and a point the point before it, unsaid."""
        innermost = self.blocks[-1][0] if self.blocks else ""
        if innermost == "p" or (innermost == tag and tag in {"li", "dt", "dd"}):
            self.blocks.pop()

    def close_block(self, tag: str) -> None:
        """End a paragraph; what follows takes the style of the block around it."""
        if self.cell is not None:
            self.cell.append(CELL_BREAK)
            return
        self.finish_paragraph()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        while self.blocks:
            if self.blocks.pop()[0] == tag:
                break
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """A fresh paragraph in the innermost styled block."""
        styled = next((block for block in reversed(self.blocks) if block[1]), ("", "", 0))
        ordered = bool(self.lists and self.lists[-1])
        self.current = Paragraph(style=styled[1], level=styled[2], ordered=ordered)

    def break_line(self) -> None:
        """A line break inside a paragraph makes two lines of the same style."""
        if self.cell is not None:
            self.cell.append(CELL_BREAK)
            return
        self.finish_paragraph()
        self.begin_paragraph()

    def finish_paragraph(self) -> None:
        """Keep the paragraph when it says or shows something, or stood there to be blank."""
        text = "".join(piece[0] for piece in self.current.pieces)
        if text.strip() or self.current.picture is not None or self.current.blank:
            self.paragraphs.append(self.current)
            refuse_many_lines(len(self.paragraphs))
        self.current = Paragraph()

    def open_table_part(self, tag: str) -> None:
        """Begin a table, a row or a cell; a table inside a cell is read as its text."""
        if tag == "table" and self.table is None:
            self.finish_paragraph()
            self.table, self.table_header = [], False
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        elif tag in {"td", "th"} and self.table is not None:
            self.close_cell()
            self.cell = []
            self.table_header = self.table_header or (tag == "th" and len(self.table) == 1)

    def close_table_part(self, tag: str) -> None:
        """End a cell or the whole table."""
        self.close_cell()
        if tag == "table" and self.table is not None:
            rows = tuple(tuple(row) for row in self.table if any(row))
            self.table = None
            if any(cell.count("\n") >= LAYOUT_BREAKS for row in rows for cell in row):
                self.add_layout(rows)
            elif rows:
                rows = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in rows)
                table = Paragraph(style="table", rows=rows, has_header=self.table_header)
                self.paragraphs.append(table)
            self.begin_paragraph()

    def add_layout(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """A table that only lays out the page: the paragraphs in its cells, in order."""
        for text in (line for row in rows for cell in row for line in cell.split("\n")):
            self.paragraphs.append(Paragraph(pieces=[(text, frozenset(), "")]))

    def close_cell(self) -> None:
        """Put the cell's text in its row."""
        if self.cell is not None and self.table is not None:
            if not self.table:
                self.table.append([])
            parts = "".join(self.cell).split(CELL_BREAK)
            texts = (clean_text(re.sub(r"[ \t\r\n\f]+", " ", part)) for part in parts)
            self.table[-1].append("\n".join(filter(None, texts)))
        self.cell = None

    def add_picture(self, attributes: dict[str, str]) -> None:
        """Keep an embedded picture; one that lies elsewhere leaves only its text behind."""
        content_type, content = embedded_picture(attributes.get("src", ""))
        alt_text = clean_text(re.sub(r"\s+", " ", attributes.get("alt", "")))
        if content is None or content_type not in PICTURE_TYPES:
            self.notes.append(f"En bild kunde inte läsas in{f' ({alt_text})' if alt_text else ''}.")
            return
        refuse_pictures(len(self.pictures) + 1, len(content))
        self.current.blank = False
        self.finish_paragraph()
        index = len(self.pictures)
        name = f"bild-{index + 1}.{content_type.removeprefix('image/').replace('jpeg', 'jpg')}"
        self.pictures.append(Picture(content, content_type, alt_text, 0, name))
        self.paragraphs.append(Paragraph(style="picture", picture=index))
        self.begin_paragraph()

    def finish(self) -> None:
        """End of the document: keep what was still open."""
        self.close()
        self.close_table_part("table")
        self.finish_paragraph()


def block_style(tag: str, attributes: dict[str, str]) -> tuple[str, int]:
    """The style and level a tag gives to the text inside it."""
    classes = set(attributes.get("class", "").split())
    named = next(iter(sorted(classes & STYLE_CLASSES)), "")
    if named:
        return named, 0
    if tag in HEADINGS:
        return "heading", int(tag[1])
    if tag == "li":
        return "list_item", 0
    if tag in {"figcaption", "blockquote"}:
        return {"figcaption": "caption", "blockquote": "quote"}[tag], 0
    return "", 0


def remove_last(marks: list[str], mark: str) -> None:
    """Close the innermost of the given marks, if it is open."""
    for position in range(len(marks) - 1, -1, -1):
        if marks[position] == mark:
            del marks[position]
            return


def lines_from_markup(
    html: str, keeps_spaces: bool = False
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of an HTML text.

    ``keeps_spaces`` is for what came from Word, where every space was typed.
    """
    refuse_broken_markup(html)
    reader = MarkupReader()
    reader.feed(html)
    reader.finish()
    if not keeps_spaces:
        for paragraph in reader.paragraphs:
            paragraph.pieces = collapse_spaces(paragraph.pieces)
    lines = [line_from(paragraph, n) for n, paragraph in enumerate(reader.paragraphs, start=1)]
    refuse_empty_text("".join(line.source for line in lines) or "bild" * len(reader.pictures))
    refuse_long_text([line.source for line in lines])
    places = {line.picture: line.number for line in lines if line.picture is not None}
    pictures = tuple(
        Picture(p.content, p.content_type, p.alt_text, places.get(i, 0), p.name)
        for i, p in enumerate(reader.pictures)
    )
    return tuple(lines), pictures, tuple(reader.notes)


def line_from(paragraph: Paragraph, number: int) -> Line:
    """A line of a paragraph: its text, and its markup when it has any worth keeping."""
    if paragraph.rows:
        source = "\n".join("\t".join(row) for row in paragraph.rows) + "\n"
        text = " · ".join(": ".join(row) for row in paragraph.rows)
        return Line(
            number, source, text, style="table", rows=paragraph.rows,
            has_header=paragraph.has_header,
        )  # fmt: skip
    pieces = paragraph.pieces
    text = clean_text("".join(piece[0] for piece in pieces))
    style = paragraph.style or ("bold" if is_all_bold(pieces) else "")
    return Line(
        number,
        "".join(piece[0] for piece in pieces) + "\n",
        text,
        style=style,
        level=paragraph.level,
        html=inline_html(pieces, plain_bold=style != ""),
        ordered=paragraph.ordered,
        picture=paragraph.picture,
    )
