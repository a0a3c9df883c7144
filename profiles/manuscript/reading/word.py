"""From a Word file to lines: its XML as HTML, with a note about all that is left out.

An element that is not known here is looked through, so that its text is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape

from profiles.manuscript.lines import Line, Picture
from profiles.manuscript.reading import notes
from profiles.manuscript.reading.archive import Archive, broken_file, macro_refusal
from profiles.manuscript.reading.encoding import decode
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.word_styles import Element, Styles, attribute, child, local

LEFT_OUT = {
    "rPr", "pPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "fldData", "rt",
    "del", "moveFrom", "delText", "delInstrText", "annotationRef", "docPr", "footnoteRef",
    "endnoteRef", "binData",
}  # fmt: skip
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
INLINE = {"r", "hyperlink", "fldSimple"}
DIAGRAMS = ("/diagram", "/chart", "/chartex")
STRUCK = {"strike", "dstrike"}
HIDDEN = {"vanish", "webHidden", "specVanish"}
SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "<br>", "cr": "<br>", "den": "/"}
BLOCKS = {"p", "tbl", "sdt", "altChunk"}
CHANGED = {"del", "ins", "moveFrom", "moveTo"}
HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|(?!\\)(\S+))', re.IGNORECASE)
OUTER_TAG = re.compile(r"^<(?:p|li|h\d)[^>]*>|</(?:p|li|h\d)>$")
WORDS = re.compile(r"[^\W\d_]{3}")
# Stands for words that were left out, so that the two spaces around them become one.
GONE = "\x1a"
AROUND_GONE = re.compile(f" {GONE}+ ")
PRIVATE_USE = 0xF000
BOX = {True: "☒", False: "☐"}


class Field:
    """A field of Word (a link, a page number): its code, then what it shows."""

    def __init__(self, begin: Element) -> None:
        self.code = ""
        self.shows = False
        checkbox = child(begin, "ffData", "checkBox")
        state = child(checkbox, "checked")
        state = state if state is not None else child(checkbox, "default")
        self.box = "" if checkbox is None else BOX[
            state is not None and attribute(state, "val") not in {"0", "false"}
        ]  # fmt: skip

    @property
    def link(self) -> str:
        """The address of a link."""
        match = HYPERLINK.match(self.code)
        return (match[1] or match[2]) if match else ""


class WordReader:
    """Writes the parts of a Word file as HTML."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        main = archive.relations("")
        self.name = next((t for kind, t in main.values() if kind == "officeDocument"), "")
        document = archive.xml(self.name)
        self.body = child(document, "body")
        if self.body is None:
            raise broken_file()
        self.relations = archive.relations(self.name)
        self.styles = Styles(self.related("styles"), self.related("numbering"))
        self.parts: dict[str, bytes] = {}
        self.notes: dict[str, None] = {}
        self.struck: list[str] = []
        self.hidden: list[str] = []
        self.prompts: list[str] = []
        self.footnotes: list[tuple[str, str]] = []
        self.fields: list[Field] = []
        self.matched = set(matched_fields(self.body))
        self.paragraph: Element | None = None
        self.links: list[str] = []
        self.after: list[str] = []
        self.carried = ""

    def related(self, kind: str) -> Element | None:
        """The tree of the part of a kind."""
        name = next((target for found, target in self.relations.values() if found == kind), "")
        return self.archive.xml(name)

    def html(self) -> str:
        """The whole document."""
        parts = [self.blocks(self.body)]
        if self.carried:
            parts.append(f"<p>{self.carried}</p>")
        for number, (kind, identity) in enumerate(self.footnotes, start=1):
            parts.append(self.footnote(number, kind, identity))
        self.say_what_is_left_out()
        return "".join(parts)

    def blocks(self, element: Iterable[Element]) -> str:
        """The paragraphs and tables inside an element."""
        parts = []
        for part in element:
            name = local(part)
            if name == "p":
                parts.append(self.paragraph_html(part))
            elif name == "altChunk":
                parts.append(self.included(attribute(part, "id")))
            elif name == "AlternateContent":
                parts.append(self.alternative(part, self.blocks))
            elif name == "tr":
                is_deleted = child(part, "trPr", "del") is not None
                parts.append("" if is_deleted else f"<tr>{self.blocks(part)}</tr>")
            elif name in {"tbl", "tc"}:
                tag = {"tbl": "table", "tc": self.cell_tag(part)}[name]
                parts.append(f"<{tag}>{self.blocks(part)}</{tag}>")
            elif name == "sdt" and child(part, "sdtPr", "showingPlcHdr") is not None:
                self.prompts.append(" ".join(t.text or "" for t in part.iter() if local(t) == "t"))
            elif name in INLINE:
                parts.append(f"<p>{self.inline([part])}</p>")
            elif name not in LEFT_OUT:
                parts.append(self.blocks(part))
        return "".join(parts)

    def cell_tag(self, cell: Element) -> str:
        """``th`` in a row that Word repeats on every page, else ``td``."""
        header = child(cell.getparent(), "trPr", "tblHeader")
        is_header = header is not None and attribute(header, "val") not in {"0", "false"}
        return "th" if is_header else "td"

    def paragraph_html(self, paragraph: Element) -> str:
        """A paragraph, and the text boxes that are anchored in it."""
        outer, self.paragraph = (self.paragraph, self.after), child(paragraph, "pPr")
        self.after = []
        inner = AROUND_GONE.sub(" ", self.carried + self.inline(paragraph)).replace(GONE, "")
        self.carried = ""
        properties, boxes = self.paragraph, "".join(self.after)
        self.paragraph, self.after = outer
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried = inner
            return boxes
        tag = self.styles.tag(properties)
        if tag == "<oli>":
            return f"<ol><li>{inner}</li></ol>{boxes}"
        return f"{tag}{inner}</{re.split('[ >]', tag[1:])[0]}>{boxes}"

    def inline(self, element: Iterable[Element]) -> str:
        """The text inside a paragraph, a link or a run."""
        parts = []
        for part in element:
            name = local(part)
            if name == "t":
                parts.append(escape(part.text or "", quote=False) if self.is_shown() else "")
            elif name == "instrText":
                if self.fields and not self.fields[-1].shows:
                    self.fields[-1].code += part.text or ""
            elif name == "fldChar":
                parts.append(self.field(part))
            elif name == "r":
                parts.append(self.run(part))
            elif name in {"hyperlink", "fldSimple"}:
                parts.append(self.linked(part))
            elif name in SIGNS:
                parts.append((SIGNS[name] + self.inline(part)) if self.is_shown() else "")
            elif name == "sym":
                parts.append(symbol(part))
            elif name in NOTES:
                parts.append(self.note_mark(NOTES[name], attribute(part, "id")))
            elif name == "AlternateContent":
                parts.append(self.alternative(part, self.inline))
            elif name in {"blip", "imagedata"}:
                parts.append(self.picture(part))
            elif name == "graphicData" and attribute(part, "uri").endswith(DIAGRAMS):
                self.diagram(attribute(child(part, "relIds"), "dm"))
            elif name == "textpath":
                parts.append(escape(attribute(part, "string"), quote=False))
            elif name == "sdt" and child(part, "sdtPr", "showingPlcHdr") is not None:
                self.prompts.append(" ".join(t.text or "" for t in part.iter() if local(t) == "t"))
            elif name == "txbxContent" or name in BLOCKS:
                self.after.append(self.blocks(part if name == "txbxContent" else [part]))
            elif name not in LEFT_OUT:
                parts.append(self.inline(part))
        return "".join(parts)

    def is_shown(self) -> bool:
        """Whether no field is open that still tells its code."""
        return all(field.shows for field in self.fields)

    def run(self, run: Element) -> str:
        """A run with its marks; struck and hidden text is left out and told."""
        html = self.inline(run)
        if not html.strip():
            return html
        marks = self.styles.marks(child(run, "rPr"), self.paragraph)
        text = re.sub("<[^>]*>", "", html)
        if marks & (STRUCK | HIDDEN):
            (self.struck if marks & STRUCK else self.hidden).append(unescape(text))
            return GONE
        for mark in sorted(marks & {"b", "i"}, reverse=True):
            html = f"<{mark}>{html}</{mark}>"
        link = next((f.link for f in reversed(self.fields) if f.link and f.shows), "")
        link = self.links[-1] if self.links else link
        return f'<a href="{escape(link)}">{html}</a>' if link and text else html

    def field(self, part: Element) -> str:
        """The beginning, middle or end of a field; a lone one says nothing."""
        kind = attribute(part, "fldCharType")
        if part not in self.matched:
            return ""
        if kind == "begin":
            self.fields.append(Field(part))
            return ""
        if kind == "separate":
            self.fields[-1].shows = True
            return ""
        return self.fields.pop().box

    def linked(self, part: Element) -> str:
        """The text of a link or a simple field."""
        if local(part) == "fldSimple":
            match = HYPERLINK.match(attribute(part, "instr"))
            target = (match[1] or match[2]) if match else ""
        else:
            target = self.relations.get(attribute(part, "id"), ("", ""))[1]
        self.links.append(target)
        html = self.inline(part)
        self.links.pop()
        return html

    def note_mark(self, kind: str, identity: str) -> str:
        """The sign of a note in the text; the note itself comes last."""
        self.footnotes.append((kind, identity))
        return f"[{len(self.footnotes)}]"

    def footnote(self, number: int, kind: str, identity: str) -> str:
        """A note at the end, with its sign."""
        name = next((t for found, t in self.relations.values() if found == f"{kind}s"), "")
        tree = self.archive.xml(name)
        found = next(
            (n for n in (tree if tree is not None else ()) if attribute(n, "id") == identity), None
        )
        if found is None:
            self.notes[notes.footnote_not_read(number)] = None
            return ""
        own, self.relations = self.relations, self.archive.relations(name)
        text = re.sub(r"</(?:p|li|h\d)>\s*<(?:p|li|h\d)[^>]*>", "<br>", self.blocks(found))
        self.relations = own
        return f'<div class="footnote">[{number}] {OUTER_TAG.sub("", text).lstrip()}</div>'

    def alternative(self, part: Element, read: Callable[[Element], str]) -> str:
        """The first of several ways to show the same thing that has anything to show."""
        before = list(self.after)
        for choice in part:
            html = read(choice)
            if html.strip() or len(self.after) > len(before):
                return html
        return ""

    def picture(self, part: Element) -> str:
        """A picture; one that is missing, or lies elsewhere, costs a note."""
        identity = next(
            filter(None, (attribute(part, name) for name in ("embed", "link", "id", "pict"))), ""
        )
        kind, target = self.relations.get(identity, ("", ""))
        alt = next(
            (
                attribute(found, "descr") or attribute(found, "alt")
                for holder in part.iterancestors()
                if local(holder) in {"inline", "anchor", "shape", "rect", "pic"}
                for found in [holder, *holder]
                if attribute(found, "descr") or attribute(found, "alt")
            ),
            "",
        )
        content = self.archive.read(target) if kind == "image" else None
        if content is not None:
            self.parts[target] = content
        return f'<img src="{escape(target)}" alt="{escape(alt)}">'

    def diagram(self, identity: str) -> None:
        """The words of a diagram, in a note: they have no order among the paragraphs."""
        tree = self.archive.xml(self.relations.get(identity, ("", ""))[1])
        words = [part.text or "" for part in tree.iter() if local(part) == "t"] if (
            tree is not None
        ) else []  # fmt: skip
        self.notes[notes.left_out(notes.DIAGRAM.rstrip("."), words) or notes.DIAGRAM] = None

    def included(self, identity: str) -> str:
        """A document inside the document: a page or a text; any other costs a note."""
        target = self.relations.get(identity, ("", ""))[1]
        content = self.archive.read(target)
        if content and target.lower().endswith((".htm", ".html", ".xhtml", ".txt")):
            text = decode(content)[0]
            if target.lower().endswith(".txt"):
                return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
            return re.sub(
                r"(?is)^.*?<body[^>]*>|</body>.*$|<!doctype[^>]*>|</?html[^>]*>", "", text
            )
        self.notes[notes.INCLUDED] = None
        return ""

    def say_what_is_left_out(self) -> None:
        """Note comments, changes, margins, hidden and struck text."""
        found = {local(part) for part in self.body.iter()}
        margins = [t for kind, t in self.relations.values() if kind in {"header", "footer"}]
        told = {
            notes.COMMENTS: "commentReference" in found,
            notes.CHANGES: bool(found & CHANGED),
            notes.MARGINS: any(has_words(self.archive.xml(name)) for name in margins),
            notes.struck(self.struck): True,
            notes.hidden(self.hidden): True,
            notes.left_out("Fält som inte är ifyllda läses inte in", self.prompts): True,
        }
        self.notes |= {note: None for note, is_there in told.items() if note and is_there}


def matched_fields(body: Element) -> Iterator[Element]:
    """The signs of fields that are whole; a lone beginning or end would hide what follows."""
    opened: list[list[Element]] = []
    for part in body.iter():
        if local(part) != "fldChar":
            continue
        kind = attribute(part, "fldCharType")
        if kind == "begin":
            opened.append([part])
        elif opened:
            opened[-1].append(part)
            if kind == "end":
                yield from opened.pop()


def symbol(part: Element) -> str:
    """A sign of a font of signs."""
    try:
        code = int(attribute(part, "char"), 16)
    except ValueError:
        return ""
    return escape(chr(code if code > 0xFF else PRIVATE_USE + code))


def has_words(tree: Element | None) -> bool:
    """Whether a part says anything."""
    if tree is None:
        return False
    return any(WORDS.search(part.text or "") for part in tree.iter() if local(part) == "t")


def lines_from_word(
    data: bytes,
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of a Word file; every broken file is a refusal."""
    archive = Archive(data)
    kinds = archive.read("[Content_Types].xml") or b""
    if b"macroEnabled" in kinds.replace(b"\x00", b""):
        raise macro_refusal()
    reader = WordReader(archive)
    lines, pictures, more = lines_from_markup(reader.html(), keeps_spaces=True, parts=reader.parts)
    return lines, pictures, (*more, *reader.notes)
