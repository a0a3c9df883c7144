"""What styles and lists say about a paragraph, by their Swedish and English names."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

# A style's name, without regard to case, and the tag that stands for it.
KINDS = (
    (r"(?:title|rubrik|dokumentrubrik|huvudrubrik)", '<p class="title">'),
    (r"(?:subtitle|underrubrik|ingress|preamble|lead|standfirst)", '<p class="standfirst">'),
    (r"(?:caption|beskrivning|bildtext)", '<p class="caption">'),
    (r"(?:quote|citat|intense quote|starkt citat|pratminus)", '<p class="quote">'),
    (r"(?:heading|rubrik|överskrift) ?([1-6])", "<h{}>"),
    (r"(?:mellanrubrik|subheading)", "<h2>"),
    (r"(?:list bullet|punktlista)(?: \d)?", "<li>"),
    (r"(?:list number|numrerad lista)(?: \d)?", "<oli>"),
)
PATTERNS = [(re.compile(pattern, re.IGNORECASE), tag) for pattern, tag in KINDS]
OFF = {"0", "false", "off", "none"}
HEADING_LEVELS = 6


def local(element: Element) -> str:
    """The name of an element without its namespace: Word has two sets of them."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """An attribute by its name without namespace."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of names without namespaces."""
    for name in path:
        if element is None:
            return None
        element = next((part for part in element if local(part) == name), None)
    return element


class Styles:
    """Looks up paragraphs and runs in a document's styles and lists."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self.styles = {
            attribute(style, "styleId"): style
            for style in (styles if styles is not None else ())
            if local(style) == "style"
        }
        self.ordered = dict(ordered_lists(numbering))
        self.marks_by_style: dict[tuple[str, str], frozenset[str]] = {}

    def chain(self, identity: str) -> Iterator[Element]:
        """A style and those it is based on."""
        seen = set()
        while identity in self.styles and identity not in seen:
            seen.add(identity)
            yield self.styles[identity]
            identity = attribute(child(self.styles[identity], "basedOn"), "val")

    def tag(self, properties: Element | None) -> str:
        """The opening tag of a paragraph with these properties."""
        identity = attribute(child(properties, "pStyle"), "val")
        chain = list(self.chain(identity))
        names = [attribute(child(style, "name"), "val") for style in chain] or [identity]
        for name in names:
            for pattern, tag in PATTERNS:
                if match := pattern.fullmatch(name):
                    return tag.format(*match.groups())
        layers = [properties, *(child(style, "pPr") for style in chain)]
        level = next(filter(None, (attribute(child(p, "outlineLvl"), "val") for p in layers)), "")
        if level.isdigit() and int(level) < HEADING_LEVELS:
            return f"<h{int(level) + 1}>"
        numbers = next((n for p in layers if (n := child(p, "numPr")) is not None), None)
        identity = attribute(child(numbers, "numId"), "val")
        if numbers is None or identity in {"", "0"}:
            return "<p>"
        place = (identity, attribute(child(numbers, "ilvl"), "val") or "0")
        return "<oli>" if self.ordered.get(place) else "<li>"

    def marks(self, run: Element | None, paragraph: Element | None) -> frozenset[str]:
        """The marks of a run (``b``, ``i``, ``strike``, ``vanish`` …), of its own or by style."""
        named = (
            attribute(child(run, "rStyle"), "val"),
            attribute(child(paragraph, "pStyle"), "val"),
        )
        if named not in self.marks_by_style:
            styles = [
                style for identity in reversed(named) for style in reversed([*self.chain(identity)])
            ]
            self.marks_by_style[named] = marks_after(
                frozenset(), *(child(style, "rPr") for style in styles)
            )
        return marks_after(self.marks_by_style[named], run)


def marks_after(marks: frozenset[str], *layers: Element | None) -> frozenset[str]:
    """The marks after each layer has switched its own on or off."""
    for properties in layers:
        for mark in properties if properties is not None else ():
            switch = frozenset({local(mark)})
            marks = marks - switch if attribute(mark, "val").lower() in OFF else marks | switch
    return marks


def ordered_lists(numbering: Element | None) -> Iterator[tuple[tuple[str, str], bool]]:
    """Whether a list's points are numbered, by the list's number and level."""
    if numbering is None:
        return
    kinds = {
        (attribute(abstract, "abstractNumId"), attribute(level, "ilvl")):
            attribute(child(level, "numFmt"), "val") not in {"bullet", "none", ""}
        for abstract in numbering if local(abstract) == "abstractNum"
        for level in abstract if local(level) == "lvl"
    }  # fmt: skip
    for number in numbering:
        if local(number) == "num":
            abstract = attribute(child(number, "abstractNumId"), "val")
            for (identity, level), is_ordered in kinds.items():
                if identity == abstract:
                    yield (attribute(number, "numId"), level), is_ordered
