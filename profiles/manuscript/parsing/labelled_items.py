"""Items of the labelled manuscript: paragraphs, quotes, notes in brackets, tables, lists."""

import re
from typing import Any

from profiles.manuscript.lines import Line, clean_text
from profiles.manuscript.parsing.quotes import find_inquits, segments_of
from profiles.manuscript.reading.markdown import inline

NOTE = re.compile(
    r"\[(?P<word>Stycke|Utdraget citat|Bild|Film|Uppmaning|Ny lista|Tabell|"
    r"Tabell med rubrikrad)\](?: (?P<text>.*))?$"
)
DETAIL = re.compile(r"\[(?P<word>[^\]:]{2,30}): (?P<value>.*)\]$")
ITEM_TYPES = {
    "Utdraget citat": "pull_quote",
    "Bild": "image",
    "Film": "video",
    "Uppmaning": "call_to_action",
}
DETAIL_KEYS = {
    "Adress": "url",
    "Roll": "role",
    "Alternativtext": "alt_text",
    "Bildfil": "file",
    "Tabelltext": "caption",
}
CELL_BREAK = re.compile(r"(?<!\\)\|")
PARAGRAPH_NOTE = "[Stycke] "


class StoryReader:
    """Reads the lines of a standfirst, a body or a fact panel into items."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.table: dict[str, Any] | None = None
        self.in_list = False

    def read(self, line: Line) -> None:
        """Take one line."""
        rows = line.rows or markdown_row(line)
        if rows:
            self.add_rows(line, rows)
            return
        if line.style == "list_item":
            self.add_point(line)
            return
        self.in_list = False
        if line.style == "heading":
            self.add(line, "heading", text=line.text)
        elif match := NOTE.match(line.text):
            self.add_noted(line, match["word"], match["text"] or "")
        elif match := DETAIL.match(line.text):
            self.add_detail(match["word"], match["value"])
        elif line.text.startswith("– "):
            self.add_quote(line)
        else:
            self.add_paragraph(line, line.text, line.html)

    def add(self, line: Line, kind: str, **values: Any) -> dict[str, Any]:
        """Begin a new item."""
        item = {"type": kind, "line": line.number, **values}
        self.items.append(item)
        self.table = None
        return item

    def add_paragraph(self, line: Line, text: str, html: str) -> None:
        """Begin a paragraph; it has HTML only where a part of it is marked."""
        item = self.add(line, "paragraph", text=text)
        if html:
            item["html"] = html

    def add_quote(self, line: Line) -> None:
        """A quote; its speakers follow in a note."""
        text = line.text.removeprefix("– ")
        segments = segments_of(text, find_inquits(text))
        self.add(line, "quote", text=text, segments=segments, speakers=[])

    def add_noted(self, line: Line, word: str, text: str) -> None:
        """A line that says in brackets what it is."""
        if word == "Stycke":
            self.add_paragraph(line, text, line.html.removeprefix(PARAGRAPH_NOTE))
        elif word.startswith("Tabell"):
            self.table = self.add(line, "table", rows=[], header="rubrikrad" in word)
            self.table = self.items[-1]
        elif word == "Bild":
            self.add(
                line, "image", caption=text or None, credit=None, credit_label=None,
                alt_text=None, file=None,
            )  # fmt: skip
        elif word in ITEM_TYPES:
            self.add(line, ITEM_TYPES[word], text=text)

    def add_detail(self, word: str, value: str) -> None:
        """A note about the item before it."""
        if not self.items:
            return
        last = self.items[-1]
        if word == "Talar" and last["type"] == "quote":
            last["speakers"] = value.split("; ")
        elif word == "Talar":
            last["speaker"] = value
        elif word in DETAIL_KEYS:
            last[DETAIL_KEYS[word]] = value
        elif last["type"] == "image":
            last["credit"], last["credit_label"] = value, word

    def add_point(self, line: Line) -> None:
        """A point of the list that is open, or of a new one."""
        last = self.items[-1] if self.items else {}
        if self.in_list and last.get("ordered") == line.ordered:
            last["items"].append(line.text)
            last["lines"].append(line.number)
            return
        self.add(line, "list", items=[line.text], lines=[line.number], ordered=line.ordered)
        self.in_list = True

    def add_rows(self, line: Line, rows: tuple[tuple[str, ...], ...]) -> None:
        """Rows of the announced table, or of a fact panel."""
        if self.table is None:
            self.table = self.add(line, "table", rows=[], header=False)
            self.table = self.items[-1]
        self.table["rows"] += [list(row) for row in rows]

    def standfirst_items(self) -> list[dict[str, Any]]:
        """Items with every point on its own, as a standfirst has them."""
        items: list[dict[str, Any]] = []
        for item in self.items:
            if item["type"] == "list":
                points = zip(item["lines"], item["items"], strict=True)
                items += [{"type": "list_item", "line": n, "text": text} for n, text in points]
            else:
                items.append(item)
        return items

    def facts(self) -> list[dict[str, Any]]:
        """Rows and prose, as a fact panel has them."""
        facts: list[dict[str, Any]] = []
        for item in self.items:
            if item["type"] == "table":
                facts += [fact_row(item["line"], row) for row in item["rows"]]
            else:
                facts.append({**item, "type": "prose"})
        return facts


def fact_row(line: int, cells: list[str]) -> dict[str, Any]:
    """A row: key and value, or key and several values."""
    key, *values = cells
    while len(values) > 1 and not values[-1]:
        values.pop()
    return {
        "type": "row",
        "line": line,
        "key": key,
        "value": ", ".join(values),
        "value_list": values if len(values) > 1 else None,
    }


def markdown_row(line: Line) -> tuple[tuple[str, ...], ...]:
    """The cells of a Markdown table row, or nothing."""
    source = clean_text(line.source)
    if not (source.startswith("| ") and source.endswith(" |")):
        return ()
    cells = CELL_BREAK.split(source)[1:-1]
    return (tuple(inline(cell.strip())[0] for cell in cells),)
