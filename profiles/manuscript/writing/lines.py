"""Back again: a draft as a manuscript that people can proof-read and the reader takes back.

A draft becomes a list of ``WrittenLine``: labelled lines for fields, headings for the parts,
and short notes in square brackets for what plain text cannot show. ``markdown`` and
``word`` write that list; ``labelled`` reads it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from profiles.manuscript.labelled_words import (
    CONTACT_FIELDS,
    HEAD_FIELDS,
    LEAD_FIELDS,
    LOGO_FIELDS,
    MARKER,
    PERSON_FIELDS,
    SECTIONS,
)

NEEDS_NOTE = re.compile(r"[\[|•●*#–—\-]|\d{1,3}[.)]\s")
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of the manuscript that is written: plain text or HTML, a style, or table rows."""

    text: str = ""
    html: str = ""
    style: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def written_lines(draft: Data) -> list[WrittenLine]:
    """The whole draft as lines."""
    lines = [WrittenLine(MARKER), *head_lines(draft)]
    lines += standfirst_lines(draft.get("standfirst") or {})
    lines += body_lines(draft.get("body") or [])
    for panel in several(draft, "fact_panels", "fact_panel"):
        lines += panel_lines(panel)
    for contact in several(draft, "contacts", "contact"):
        lines += contact_lines(contact)
    lines += people_lines(draft.get("people") or [])
    return [line for line in lines if line.text or line.html or line.rows]


def several(draft: Data, plural: str, singular: str) -> Sequence[Data]:
    """A list that a draft may also give as one object."""
    one = draft.get(singular)
    return draft.get(plural) or ([one] if one else [])


def one_line(text: object) -> str:
    """A value on one line; ``None`` is nothing."""
    if text is None:
        return ""
    return re.sub(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*", " ", str(text)).strip()


def field_lines(fields: Mapping[str, str], data: Data) -> Iterator[WrittenLine]:
    """One labelled line for every field that has a value."""
    for path, label in fields.items():
        value = one_line(value_at(data, path))
        if value:
            yield WrittenLine(f"{label}: {value}")


def value_at(data: Data, path: str) -> object:
    """The value at a dotted path, or nothing."""
    value: Any = data
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def head_lines(draft: Data) -> Iterator[WrittenLine]:
    """Title and everything about the article as a whole."""
    title = one_line(value_at(draft, "title.text"))
    yield WrittenLine(title, style="heading", level=1)
    yield from field_lines(HEAD_FIELDS, draft)
    topics = draft.get("topics") or []
    if topics:
        yield WrittenLine(f"Ämnen: {', '.join(topics)}")
    yield from field_lines(LEAD_FIELDS, draft.get("lead_image") or {})
    yield from field_lines(LOGO_FIELDS, draft.get("logo") or {})


def section(name: str, title: str = "") -> WrittenLine:
    """The heading of a part."""
    words = SECTIONS[name] + (f": {title}" if title else "")
    return WrittenLine(words, style="heading", level=2)


def standfirst_lines(standfirst: Data) -> Iterator[WrittenLine]:
    """The standfirst under its own heading, or nothing when there is none."""
    items = standfirst.get("items") or []
    if not items:
        return
    yield section("standfirst")
    for item in items:
        if item["type"] == "list_item":
            yield WrittenLine(one_line(item["text"]), style="list_item")
        else:
            yield from item_lines(item)


def body_lines(body: Sequence[Data]) -> Iterator[WrittenLine]:
    """The body's items; a list that follows a list is kept apart by a note."""
    if not body:
        return
    yield section("body")
    before = ""
    for item in body:
        if item["type"] == "list" and before == "list":
            yield WrittenLine("[Ny lista]")
        yield from item_lines(item)
        before = item["type"]


def item_lines(item: Data) -> Iterator[WrittenLine]:
    """One item of standfirst or body, by its type."""
    writers = {
        "quote": quote_lines,
        "pull_quote": pull_quote_lines,
        "list": list_lines,
        "image": image_lines,
        "table": table_lines,
        "heading": heading_lines,
        "video": address_lines,
        "call_to_action": address_lines,
    }
    yield from writers.get(str(item["type"]), paragraph_lines)(item)


def paragraph_lines(item: Data) -> Iterator[WrittenLine]:
    """A paragraph; a note says so when its first character could mean something else."""
    text, html = one_line(item.get("text")), one_line(item.get("html"))
    if NEEDS_NOTE.match(text):
        text, html = f"[Stycke] {text}", f"[Stycke] {html}" if html else ""
    yield WrittenLine(text, html)


def heading_lines(item: Data) -> Iterator[WrittenLine]:
    """A heading one level below the part that it stands in."""
    yield WrittenLine(one_line(item.get("text")), style="heading", level=3)


def quote_lines(item: Data) -> Iterator[WrittenLine]:
    """A quote with its dash, and a note with its speakers."""
    yield WrittenLine(f"– {one_line(item.get('text'))}")
    if item.get("speakers"):
        yield WrittenLine(f"[Talar: {'; '.join(map(one_line, item['speakers']))}]")


def pull_quote_lines(item: Data) -> Iterator[WrittenLine]:
    """A pull quote with speaker and role."""
    yield WrittenLine(f"[Utdraget citat] {one_line(item.get('text'))}")
    if item.get("speaker"):
        yield WrittenLine(f"[Talar: {one_line(item['speaker'])}]")
    if item.get("role"):
        yield WrittenLine(f"[Roll: {one_line(item['role'])}]")


def list_lines(item: Data) -> Iterator[WrittenLine]:
    """A line for each point, bulleted or numbered."""
    style = "ordered_item" if item.get("ordered") else "list_item"
    for point in item.get("items") or []:
        yield WrittenLine(one_line(point), style=style)


def image_lines(item: Data) -> Iterator[WrittenLine]:
    """An image's caption, credit, text alternative and file."""
    yield WrittenLine(f"[Bild] {one_line(item.get('caption'))}".strip())
    label = one_line(item.get("credit_label")) or "Foto"
    if item.get("credit"):
        yield WrittenLine(f"[{label}: {one_line(item['credit'])}]")
    if item.get("alt_text"):
        yield WrittenLine(f"[Alternativtext: {one_line(item['alt_text'])}]")
    if item.get("file"):
        yield WrittenLine(f"[Bildfil: {one_line(item['file'])}]")


def table_lines(item: Data) -> Iterator[WrittenLine]:
    """A table and whether its first row is a header."""
    if not item.get("rows"):
        return
    yield WrittenLine("[Tabell med rubrikrad]" if item.get("header") else "[Tabell]")
    if item.get("caption"):
        yield WrittenLine(f"[Tabelltext: {one_line(item['caption'])}]")
    yield WrittenLine(rows=tuple(tuple(map(one_line, row)) for row in item["rows"]))


def address_lines(item: Data) -> Iterator[WrittenLine]:
    """A film or a call to action with its address."""
    word = "Film" if item["type"] == "video" else "Uppmaning"
    text = one_line(item.get("text") or item.get("title"))
    yield WrittenLine(f"[{word}] {text}".strip())
    if item.get("url"):
        yield WrittenLine(f"[Adress: {one_line(item['url'])}]")


def panel_lines(panel: Data) -> Iterator[WrittenLine]:
    """A fact panel: rows as a table, prose as paragraphs."""
    yield section("fact_panel", one_line(panel.get("title")))
    rows: list[tuple[str, ...]] = []
    for item in panel.get("items") or []:
        if item["type"] == "row":
            rows.append(row_cells(item))
            continue
        if rows:
            yield WrittenLine(rows=tuple(rows))
            rows = []
        yield from paragraph_lines(item)
    yield WrittenLine(rows=tuple(rows))


def row_cells(item: Data) -> tuple[str, ...]:
    """Key and value of a row, or key and every value of a list."""
    values = item.get("value_list") or []
    cells = values if len(values) > 1 else [item.get("value")]
    return (one_line(item.get("key")), *map(one_line, cells))


def contact_lines(contact: Data) -> Iterator[WrittenLine]:
    """A contact block, a labelled line for every field."""
    yield section("contact")
    yield from field_lines(CONTACT_FIELDS, contact)
    for phone in contact.get("phones") or []:
        yield labelled_value("Telefon", phone.get("label"), phone.get("display"))
    for email in contact.get("emails") or []:
        yield labelled_value("E-post", email.get("label"), email.get("address"))


def labelled_value(word: str, label: object, value: object) -> WrittenLine:
    """``Telefon (Tel. vxl): 08-…``; the label in parentheses is the source's own."""
    own = one_line(label)
    return WrittenLine(
        f"{word} ({own}): {one_line(value)}" if own else f"{word}: {one_line(value)}"
    )


def people_lines(people: Sequence[Data]) -> Iterator[WrittenLine]:
    """Everyone in the article."""
    if people:
        yield section("people")
    for person in people:
        yield from field_lines(PERSON_FIELDS, person)


def html_of(line: WrittenLine) -> str:
    """Inline HTML: the line's own, or its text escaped."""
    return line.html or escape(line.text, quote=False)
