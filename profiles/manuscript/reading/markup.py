"""From HTML (a page, a paste, a mail, or what another reader made of its file) to lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.etree import ParserError

from profiles.manuscript.limits import (
    refuse_empty_text,
    refuse_long_text,
    refuse_many_lines,
    refuse_much_markup,
    refuse_nested_markup,
)
from profiles.manuscript.lines import Line, Picture, clean_text
from profiles.manuscript.reading import notes, web_page
from profiles.manuscript.reading.inline import Pieces, collapse_spaces, inline_html, is_all_bold
from profiles.manuscript.reading.markup_guards import (
    embedded_picture,
    picture_type,
    refuse_pictures,
    safe_link,
)
from profiles.manuscript.reading.paragraphs import Paragraph, mended

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "p", "div", "li", "ul", "ol", "blockquote", "section", "article", "header", "footer",
    "main", "aside", "nav", "form", "figure", "figcaption", "address", "dl", "dt", "dd", "pre",
    "hr", "body", "button", "dialog", "fieldset", "details", "summary", "center", "caption",
}  # fmt: skip
SILENT = {
    "script", "style", "head", "title", "noscript", "template", "select", "svg", "iframe",
    "object", "audio", "video", "canvas", "textarea", "datalist", "rt", "rp",
}  # fmt: skip
STRUCK = {"del", "s", "strike"}
BOLD = {"b", "strong"}
ITALIC = {"i", "em"}
LETTERS_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
LETTERS_LIGHT = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
WORD_COMMENT = re.compile(r"mso-element:\s*comment|mso-comment-reference|mso-list:\s*ignore")
STYLE_CLASSES = {
    "title": "title", "msotitle": "title",
    "standfirst": "standfirst", "ingress": "standfirst", "preamble": "standfirst",
    "msosubtitle": "standfirst",
    "caption": "caption", "msocaption": "caption", "image-caption": "caption",
    "quote": "quote", "msoquote": "quote",
    "footnote": "footnote", "msofootnotetext": "footnote", "boilerplate": "boilerplate",
}  # fmt: skip
TAG_STYLES = {"li": "list_item", "figcaption": "caption", "blockquote": "quote"}
MAIL_ADDRESS = re.compile(r"<(?=[^<>\s@]+@[^<>\s]+>)")
COMMENT_LINK = "#cmnt"  # Google Docs
DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
LIST_SIGN = re.compile("^[·•▪§Øo–-][ \u00a0]*\u00a0[ \u00a0]*")
CELL_BREAK = "\x1e"
MOST_BLANK = 2
NO_PICTURE = re.compile(r"logo|logga|ikon|symbol|profilbild|vapen|startsida", re.IGNORECASE)
SMALLEST_GIF = 100  # bytes; pages hold the place of a picture with a smaller one


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an element's parents say about the text inside it."""

    style: str = ""
    level: int = 0
    ordered: bool = False
    marks: frozenset[str] = frozenset()
    link: str = ""
    depth: int = 0


class MarkupReader:
    """Collects paragraphs from a tree of elements; unknown ones are looked through."""

    def __init__(self, parts: Mapping[str, bytes] | None = None) -> None:
        self.parts = parts or {}
        self.paragraphs: list[Paragraph] = []
        self.pictures: list[Picture] = []
        self.notes: dict[str, None] = {}
        self.struck: list[str] = []
        self.around = Surroundings()
        self.current = Paragraph()
        self.table: list[list[str]] | None = None
        self.table_header = False
        self.cell: list[str] | None = None

    def read(self, element: lxml_html.HtmlElement) -> None:
        """Read an element and all inside it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT or self.is_left_out(element):
            return
        outside = self.around
        self.around = surroundings(element, outside)
        refuse_nested_markup(self.around.depth)
        self.open(tag, element)
        self.add_text(element.text)
        for child in element:
            self.read(child)
            self.add_text(child.tail)
        self.around = outside
        self.close(tag)

    def is_left_out(self, element: lxml_html.HtmlElement) -> bool:
        """Whether nobody sees the element; struck words are told in a note."""
        style = element.get("style", "").lower()
        if element.tag in STRUCK or "line-through" in style:
            self.struck.append(element.text_content())
            return True
        if "hidden" in element.attrib or element.get("aria-hidden") == "true":
            return True
        if element.get("href", "").startswith(COMMENT_LINK) and element.tag == "a":
            return True
        if style and (HIDDEN.search(style) or WORD_COMMENT.search(style)):
            return True
        return "MsoComment" in element.get("class", "")

    def open(self, tag: str, element: lxml_html.HtmlElement) -> None:
        """Begin what a tag begins."""
        if tag in {"table", "tr", "td", "th"}:
            self.open_table_part(tag)
        elif tag in BLOCKS:
            self.begin_paragraph(blank=tag == "p" and self.around.style != "boilerplate")
        elif tag == "br" or (tag == "a" and self.around.style == "boilerplate"):
            is_inside = bool(self.current.text.strip())
            self.begin_paragraph()
            self.current.after_break = tag == "br" and is_inside
        elif tag == "img":
            self.add_picture(element.get("src", ""), element.get("alt", ""))

    def close(self, tag: str) -> None:
        """End what a tag ends."""
        if tag in {"table", "td", "th"}:
            self.close_table_part(tag)
        elif tag in BLOCKS:
            self.begin_paragraph()

    def add_text(self, text: str | None) -> None:
        """Keep text with the marks that are open."""
        if not text:
            return
        if self.cell is not None:
            self.cell.append(text)
        else:
            self.current.pieces.append((text, self.around.marks, self.around.link))

    def begin_paragraph(self, blank: bool = False) -> None:
        """A fresh paragraph in the style of what is around it."""
        if self.cell is not None:
            self.cell.append(CELL_BREAK)
            return
        self.finish_paragraph()
        around = self.around
        self.current = Paragraph(around.style, around.level, around.ordered, blank=blank)

    def finish_paragraph(self) -> None:
        """Keep the paragraph when it says or shows something, or stood there to be blank."""
        text = self.current.text
        if text.strip() or (self.current.blank and not self.has_blanks_enough()):
            self.paragraphs.append(self.current)
            refuse_many_lines(len(self.paragraphs))
        self.current = Paragraph()

    def has_blanks_enough(self) -> bool:
        """Whether the last paragraphs are blank: more of them say nothing more."""
        last = self.paragraphs[-MOST_BLANK:]
        return len(last) == MOST_BLANK and not any(
            paragraph.rows or paragraph.picture is not None or paragraph.text.strip()
            for paragraph in last
        )

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
            is_left_out = self.around.style == "boilerplate"
            if len(rows) > 2 and len(rows[0]) == 1 and all(len(row) > 1 for row in rows[1:]):
                heading = (rows[0][0], frozenset[str](), "")
                style = "boilerplate" if is_left_out else "bold"
                self.paragraphs.append(Paragraph(style, pieces=[heading]))
                rows = rows[1:]
            if rows:
                style = "boilerplate" if is_left_out else "table"
                self.paragraphs.append(
                    Paragraph(style=style, rows=rows, has_header=self.table_header)
                )
                refuse_many_lines(len(self.paragraphs))
            self.begin_paragraph()

    def close_cell(self) -> None:
        """Put the cell's text in its row."""
        if self.cell is not None and self.table is not None:
            if not self.table:
                self.table.append([])
            parts = "".join(self.cell).split(CELL_BREAK)
            texts = (clean_text(re.sub(r"[ \t\r\n\f]+", " ", part)) for part in parts)
            self.table[-1].append(" ".join(filter(None, texts)))
        self.cell = None

    def add_picture(self, source: str, alt: str) -> None:
        """Keep a picture that came along; one that lies elsewhere leaves only its text behind."""
        if self.around.style == "boilerplate":
            return
        alt_text = clean_text(re.sub(r"\s+", " ", alt))
        content = self.parts.get(source.removeprefix("cid:")) or embedded_picture(source)
        content_type = picture_type(content)
        is_spacer = content_type == "image/gif" and len(content) < SMALLEST_GIF
        if not content_type or is_spacer:
            self.notes[notes.picture_not_read(alt_text)] = None
            self.add_alternative(alt_text)
            return
        refuse_pictures(len(self.pictures) + 1, len(content))
        self.current.blank = False
        self.finish_paragraph()
        index = len(self.pictures)
        name = f"bild-{index + 1}.{content_type.removeprefix('image/').replace('jpeg', 'jpg')}"
        self.pictures.append(Picture(content, content_type, alt_text, 0, name))
        self.paragraphs.append(Paragraph(style="picture", picture=index))
        self.begin_paragraph()

    def add_alternative(self, words: str) -> None:
        """Keep what describes the first picture that did not come along."""
        has_words = len(words.split()) > 2 and not NO_PICTURE.search(words)
        if has_words and not any(one.style == "alt" for one in self.paragraphs):
            self.finish_paragraph()
            self.paragraphs.append(Paragraph(style="alt", pieces=[(words, frozenset(), "")]))
            self.begin_paragraph()

    def finish(self) -> None:
        """End of the document: keep what was still open."""
        self.finish_paragraph()
        if struck := notes.struck(self.struck):
            self.notes[struck] = None


def surroundings(element: lxml_html.HtmlElement, outside: Surroundings) -> Surroundings:
    """What is around the text of an element that stands in these surroundings."""
    tag = element.tag
    declared = element.get("style", "").lower()
    style, level = block_style(element, declared) if tag in BLOCKS | {"span"} else ("", 0)
    if outside.style == "boilerplate" or not style:
        style, level = outside.style, outside.level
    marks = outside.marks
    if tag in BOLD or LETTERS_BOLD.search(declared):
        marks |= {"b"}
    if LETTERS_LIGHT.search(declared):
        marks -= {"b"}
    if tag in ITALIC or re.search(r"font-style:\s*italic", declared):
        marks |= {"i"}
    link = safe_link(element.get("href", "")) if tag == "a" else outside.link
    ordered = tag == "ol" if tag in {"ol", "ul"} else outside.ordered
    return Surroundings(style, level, ordered, marks, link, outside.depth + 1)


def block_style(element: lxml_html.HtmlElement, declared: str) -> tuple[str, int]:
    """The style and level that a tag, its class or its role gives to the text inside it."""
    tag, classes = element.tag, element.get("class", "").lower().split()
    if element.get(web_page.LEFT_OUT):
        return "boilerplate", 0
    named = next((STYLE_CLASSES[name] for name in classes if name in STYLE_CLASSES), "")
    if tag in HEADINGS and named not in {"title", "standfirst", "boilerplate"}:
        return "heading", int(tag[1])
    if named:
        return named, 0
    if element.get("role") == "heading":
        level = element.get("aria-level", "2")
        return "heading", int(level) if level in set("123456") else 2
    if "mso-list:" in declared:
        return "list_item", 0
    return TAG_STYLES.get(tag, ""), 0


def parse_markup(html: str) -> lxml_html.HtmlElement:
    """The tree of an HTML text; an address in angle brackets stays text."""
    text = MAIL_ADDRESS.sub("&lt;", DECLARATION.sub("", html)).replace("\x00", "")
    text = text.encode("utf-8", "replace").decode("utf-8")
    try:
        return lxml_html.document_fromstring(f"<body>{text}" if "<" not in text else text)
    except (ParserError, ValueError):  # nothing but comments, or nothing at all
        return lxml_html.document_fromstring("<p></p>")


def lines_from_markup(
    html: str,
    keeps_spaces: bool = False,
    parts: Mapping[str, bytes] | None = None,
    is_page: bool = False,
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of an HTML text.

    ``keeps_spaces`` is for what came from Word, where every space was typed; ``parts`` are the
    pictures that came along, by the name the text gives them; ``is_page`` says that an article
    has to be found among menus and footers.
    """
    if is_page:
        refuse_much_markup(html)
    tree = parse_markup(html)
    web_page.prepare_tables(tree)
    if is_page:
        web_page.mark_left_out(tree)
    reader = MarkupReader(parts)
    reader.read(tree)
    reader.finish()
    if not keeps_spaces:
        for paragraph in reader.paragraphs:
            paragraph.pieces = collapse_spaces(paragraph.pieces)
    paragraphs = mended(reader.paragraphs)
    lines = [line_from(paragraph, n) for n, paragraph in enumerate(paragraphs, start=1)]
    if not reader.pictures:
        refuse_empty_text("".join(line.source for line in lines))
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
            number, source, text, style=paragraph.style, rows=paragraph.rows,
            has_header=paragraph.has_header,
        )  # fmt: skip
    pieces = paragraph.pieces
    if paragraph.style == "list_item" and pieces:
        pieces = [(LIST_SIGN.sub("", pieces[0][0]), *pieces[0][1:]), *pieces[1:]]
    source = "".join(piece[0] for piece in pieces)
    style = paragraph.style or ("bold" if is_all_bold(pieces) else "")
    return Line(
        number,
        source + "\n",
        clean_text(source),
        style=style,
        level=paragraph.level,
        html=inline_html(pieces, plain_bold=style != ""),
        ordered=paragraph.ordered,
        picture=paragraph.picture,
    )


def inline_pieces(html: str) -> Pieces:
    """The pieces of one line of HTML."""
    reader = MarkupReader()
    reader.read(lxml_html.fragment_fromstring(html, create_parent="span"))
    return reader.current.pieces
