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
from profiles.manuscript.reading.markup import MOST_BLANK, lines_from_markup
from profiles.manuscript.reading.word_styles import Element, Styles, attribute, child, local

LEFT_OUT = {
    "rPr", "pPr", "tblPr", "tblGrid", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "fldData", "rt",
    "del", "moveFrom", "delText", "delInstrText", "annotationRef", "docPr", "footnoteRef",
    "endnoteRef", "binData",
}  # fmt: skip
INLINE = {"r", "hyperlink", "fldSimple"}
DIAGRAMS = ("/diagram", "/chart", "/chartex")
STRUCK = {"strike", "dstrike"}
HIDDEN = {"vanish", "webHidden", "specVanish"}
SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "<br>", "cr": "<br>", "den": "/"}
CHANGED = {"del", "ins", "moveFrom", "moveTo"}
HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|(?!\\)(\S+))', re.IGNORECASE)
OUTER_TAG = re.compile(r"^<(?:p|li|h\d)[^>]*>|</(?:p|li|h\d)>$")
MARGIN_PART = re.compile(r"(?:header|footer)\d*\.xml$")
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
        """The URL of a ``HYPERLINK`` field, or nothing for other fields."""
        match = HYPERLINK.match(self.code)
        return (match[1] or match[2]) if match else ""


class WordReader:
    """Writes the parts of a Word file as HTML."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        main = archive.relations("")
        self.name = next((t for kind, t in main.values() if kind == "officeDocument"), "")
        body = child(archive.xml(self.name), "body")
        if body is None:
            raise broken_file()
        self.body = body
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
        self.readers: dict[str, Callable[[Element], str]] = {
            "t": self.text, "instrText": self.instruction, "fldChar": self.field, "r": self.run,
            "hyperlink": self.linked, "fldSimple": self.linked, "sym": symbol,
            "footnoteReference": self.note_mark, "endnoteReference": self.note_mark,
            "AlternateContent": lambda part: self.alternative(part, self.inline),
            "blip": self.picture, "imagedata": self.picture, "graphicData": self.graphic,
            "textpath": lambda part: escape(attribute(part, "string"), quote=False),
            "sdt": self.control, **dict.fromkeys(("txbxContent", "p", "tbl", "altChunk"), self.box),
        }  # fmt: skip
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
        """The paragraphs and tables inside an element; of many blank ones only the first."""
        parts, blanks = [], 0
        for part in element:
            blanks = blanks + 1 if is_blank(part) else 0
            if blanks <= MOST_BLANK:
                parts.append(self.block(part))
        return "".join(parts)

    def block(self, part: Element) -> str:
        """One element between paragraphs; one that is not known is looked through."""
        name = local(part)
        if name in LEFT_OUT or (name == "tr" and child(part, "trPr", "del") is not None):
            return ""
        if name == "p":
            return self.paragraph_html(part)
        if name == "altChunk":
            return self.included(attribute(part, "id"))
        if name == "AlternateContent":
            return self.alternative(part, self.blocks)
        if name in {"tbl", "tr", "tc"}:
            tag = {"tbl": "table", "tr": "tr"}.get(name) or self.cell_tag(part)
            return f"<{tag}>{self.blocks(part)}</{tag}>"
        if name == "sdt" and child(part, "sdtPr", "showingPlcHdr") is not None:
            self.prompts.append(text_of(part))
            return ""
        return f"<p>{self.inline([part])}</p>" if name in INLINE else self.blocks(part)

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
        return "".join(self.inline_part(part) for part in element)

    def inline_part(self, part: Element) -> str:
        """One element of a line; one that is not known is looked through."""
        name = local(part)
        if name in LEFT_OUT:
            return ""
        if name in SIGNS:
            return SIGNS[name] + self.inline(part) if self.is_shown() else ""
        return self.readers.get(name, self.inline)(part)

    def text(self, part: Element) -> str:
        """Letters, unless they belong to a field's code."""
        return escape(part.text or "", quote=False) if self.is_shown() else ""

    def instruction(self, part: Element) -> str:
        """The code of the innermost field."""
        if self.fields and not self.fields[-1].shows:
            self.fields[-1].code += part.text or ""
        return ""

    def control(self, part: Element) -> str:
        """A field to fill in: what was filled in, or a note about the prompt."""
        if child(part, "sdtPr", "showingPlcHdr") is None:
            return self.inline(part)
        self.prompts.append(text_of(part))
        return ""

    def box(self, part: Element) -> str:
        """A text box, or a block where none can be: it comes after the paragraph."""
        self.after.append(self.blocks(part if local(part) == "txbxContent" else [part]))
        return ""

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

    def note_mark(self, part: Element) -> str:
        """The sign of a note in the text; the note itself comes last."""
        kind = local(part).removesuffix("Reference")
        self.footnotes.append((kind, attribute(part, "id")))
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

    def graphic(self, part: Element) -> str:
        """A graphic; a diagram's words go in a note: they have no order among the paragraphs."""
        if not attribute(part, "uri").endswith(DIAGRAMS):
            return self.inline(part)
        identity = attribute(child(part, "relIds"), "dm")
        tree = self.archive.xml(self.relations.get(identity, ("", ""))[1])
        words = [] if tree is None else [t.text or "" for t in tree.iter() if local(t) == "t"]
        self.notes[notes.left_out(notes.DIAGRAM.rstrip("."), words) or notes.DIAGRAM] = None
        return ""

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
        margins = [name for name in self.archive.names if MARGIN_PART.search(name)]
        told = {
            notes.COMMENTS: "commentReference" in found,
            notes.CHANGES: bool(found & CHANGED),
            notes.MARGINS: any(has_words(self.archive.xml(name)) for name in margins),
            notes.struck(self.struck): True,
            notes.hidden(self.hidden): True,
            notes.left_out("Fält som inte är ifyllda läses inte in", self.prompts): True,
        }
        self.notes |= {note: None for note, is_there in told.items() if note and is_there}


def is_blank(part: Element) -> bool:
    """Whether a part is a paragraph with nothing in it."""
    return local(part) == "p" and all(local(inner) == "pPr" for inner in part)


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


def text_of(part: Element) -> str:
    """All letters inside an element."""
    return " ".join(text.text or "" for text in part.iter() if local(text) == "t")


def has_words(tree: Element | None) -> bool:
    """Whether a part says anything."""
    if tree is None:
        return False
    return bool(WORDS.search(text_of(tree)))


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
