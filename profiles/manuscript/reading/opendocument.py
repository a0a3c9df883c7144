"""From an OpenDocument text (.odt) to lines: its XML as HTML."""

import re
from collections.abc import Iterable
from html import escape

from profiles.manuscript.lines import Line, Picture
from profiles.manuscript.reading import notes
from profiles.manuscript.reading.archive import Archive, broken_file
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.word_styles import PATTERNS, Element, attribute, child, local

LEFT_OUT = {
    "annotation", "tracked-changes", "sequence-decls", "forms", "note-citation", "title", "desc",
    "table-of-content-source", "bibliography-configuration", "hidden-text", "ruby-text",
}  # fmt: skip
SIGNS = {"tab": "\t", "line-break": "<br>", "soft-hyphen": ""}
TAGS = {"table": "table", "table-row": "tr", "table-cell": "td"}
MARKS = {"b": ("font-weight", "bold"), "i": ("font-style", "italic")}
MOST_SPACES = 100
ESCAPED = re.compile(r"_([0-9a-f]{2})_")


class OpenDocumentReader:
    """Writes the content of a text document as HTML."""

    def __init__(self, archive: Archive) -> None:
        content, styles = archive.xml("content.xml"), archive.xml("styles.xml")
        text = child(content, "body", "text")
        if content is None or text is None:
            raise broken_file()
        self.archive = archive
        self.text = text
        self.styles = {
            attribute(style, "name"): style
            for tree in (styles, content) if tree is not None
            for style in tree.iter("{*}style", "{*}list-style")
        }  # fmt: skip
        self.parts: dict[str, bytes] = {}
        self.notes: list[str] = []
        self.footnotes: list[str] = []
        self.boxes: list[str] = []

    def html(self) -> str:
        """The whole document."""
        names = {local(part) for part in self.text.iter()}
        self.notes += [notes.COMMENTS] if "annotation" in names else []
        self.notes += [notes.CHANGES] if "tracked-changes" in names else []
        return self.inner(self.text) + "".join(self.footnotes)

    def inner(self, element: Element) -> str:
        """The text and the parts of an element."""
        parts = [escape(element.text or "", quote=False)]
        for part in element:
            parts.append(self.part(part))
            parts.append(escape(part.tail or "", quote=False))
        return "".join(parts)

    def part(self, part: Element) -> str:
        """One element; one that is not known is looked through."""
        name = local(part)
        if name in LEFT_OUT or not name:
            return ""
        if name in SIGNS:
            return SIGNS[name]
        if name in TAGS:
            return f"<{TAGS[name]}>{self.blocks(part)}</{TAGS[name]}>"
        read = {
            "s": self.spaces, "p": self.paragraph, "h": self.paragraph, "span": self.marked,
            "a": self.link, "list": self.points, "image": self.picture, "text-box": self.box,
            "note": self.note,
        }.get(name, self.inner)  # fmt: skip
        return read(part)

    def spaces(self, part: Element) -> str:
        """Several spaces, which OpenDocument counts."""
        count = attribute(part, "c")
        return " " * min(int(count) if count.isdigit() else 1, MOST_SPACES)

    def link(self, part: Element) -> str:
        """HTML of a link around what is written in it."""
        return f'<a href="{escape(attribute(part, "href"))}">{self.inner(part)}</a>'

    def points(self, part: Element) -> str:
        """HTML of a bulleted or numbered list."""
        tag = "ol" if self.is_ordered(part) else "ul"
        return f"<{tag}>{self.blocks(part)}</{tag}>"

    def box(self, part: Element) -> str:
        """A text box: it comes after the paragraph it is anchored in."""
        self.boxes.append(self.blocks(part))
        return ""

    def blocks(self, element: Iterable[Element]) -> str:
        """The parts of an element that holds no text of its own."""
        return "".join(self.part(part) for part in element)

    def paragraph(self, part: Element) -> str:
        """A paragraph or heading, and the text boxes anchored in it."""
        outer, self.boxes = self.boxes, []
        html, boxes = self.marked(part), "".join(self.boxes)
        self.boxes = outer
        tag = self.tag(part)
        return f"{tag}{html}</{re.split('[ >]', tag[1:])[0]}>{boxes}"

    def tag(self, part: Element) -> str:
        """The opening tag that a paragraph's style gives it."""
        if local(part) == "h":
            level = attribute(part, "outline-level")
            return f"<h{level if level in set('123456') else 2}>"
        if any(local(holder) == "list-item" for holder in part.iterancestors()):
            return "<li>"
        for style in self.chain(attribute(part, "style-name")):
            name = attribute(style, "display-name") or attribute(style, "name")
            name = ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)
            for pattern, tag in PATTERNS:
                if match := pattern.fullmatch(name.replace("Quotations", "Quote")):
                    return tag.format(*match.groups()).replace("<oli>", "<li>")
        return "<p>"

    def chain(self, name: str) -> list[Element]:
        """A style and those it is based on."""
        found: list[Element] = []
        while name in self.styles and self.styles[name] not in found:
            found.append(self.styles[name])
            name = attribute(found[-1], "parent-style-name")
        return found

    def marked(self, part: Element) -> str:
        """The text of a part with the marks of its style; struck text is left out and told."""
        html = self.inner(part)
        chain = self.chain(attribute(part, "style-name"))
        properties = [p for style in chain for p in style if local(p) == "text-properties"]
        if any(attribute(p, "text-line-through-style") not in {"", "none"} for p in properties):
            self.notes.append(notes.struck([re.sub("<[^>]*>", "", html)]))
            return ""
        for mark, (name, value) in MARKS.items():
            if html and next(filter(None, (attribute(p, name) for p in properties)), "") == value:
                html = f"<{mark}>{html}</{mark}>"
        return html

    def is_ordered(self, part: Element) -> bool:
        """Whether a list's points are numbered."""
        names = [
            attribute(holder, "style-name") for holder in [part, *part.iterancestors("{*}list")]
        ]
        style = next((self.styles[name] for name in names if name in self.styles), None)
        return style is not None and child(style, "list-level-style-number") is not None

    def picture(self, part: Element) -> str:
        """A picture with its text alternative."""
        target = attribute(part, "href").removeprefix("./")
        self.parts[target] = self.archive.read(target) or b""
        frame = part.getparent()
        alt = next(
            (found.text for found in frame if local(found) in {"desc", "title"} and found.text), ""
        )
        return f'<img src="{escape(target)}" alt="{escape(alt)}">'

    def note(self, part: Element) -> str:
        """The sign of a note in the text; the note itself comes last."""
        number = len(self.footnotes) + 1
        self.footnotes.append("")
        body = child(part, "note-body")
        words = " ".join("".join(body.itertext()).split()) if body is not None else ""
        self.footnotes[number - 1] = f'<p class="footnote">[{number}] {escape(words)}</p>'
        return f"[{number}]"


def lines_from_opendocument(
    data: bytes,
) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines, pictures and notes of an OpenDocument text."""
    reader = OpenDocumentReader(Archive(data))
    html = reader.html()
    lines, pictures, more = lines_from_markup(html, keeps_spaces=True, parts=reader.parts)
    return lines, pictures, (*more, *reader.notes)
