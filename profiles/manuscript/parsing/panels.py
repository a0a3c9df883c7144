"""From placed fact lines to fact panels of the draft."""

import re
from typing import Any

from profiles.manuscript.line_roles import FACT_PLACES
from profiles.manuscript.parsing.fact_lines import read_pairs, read_row, split_values
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.speech import leading_mark

FIGURE = re.compile(r"\d[\d\s.,]*(?:\s?(?:%|procent|mil|km|år|tkr|kr))?")
PANEL_LABEL = re.compile(r"(?:faktaruta|faktabox)\s*:\s*(?=\S)", re.IGNORECASE)


def build_panels(sheet: Sheet) -> list[dict[str, Any]]:
    """The fact panels of a sheet, in order."""
    panels: list[dict[str, Any]] = []
    before = ""
    for entry in sheet.entries:
        if entry.place not in FACT_PLACES:
            before = entry.place
            continue
        if entry.place == "fact_title" or not panels or before not in FACT_PLACES:
            panels.append({"lines": [], "title": "", "items": []})
        add_line(panels[-1], entry)
        before = entry.place
    return panels


def add_line(panel: dict[str, Any], entry: Entry) -> None:
    """Add one line to a panel."""
    panel["lines"].append(entry.number)
    if entry.detail.get("is_value"):
        return  # it stands beside the key above it
    if entry.place == "fact_title":
        panel["title"] = PANEL_LABEL.sub("", entry.text).rstrip(":").strip()
    elif entry.place == "fact_table" and entry.line.rows:
        panel["items"] += [row_item(entry, row) for row in entry.line.rows]
    elif entry.place in {"fact_row", "fact_prose"} and (pairs := read_pairs(entry.text)):
        panel["items"] += [row_of(entry, *pair) for pair in pairs]
    elif entry.place in {"fact_row", "fact_table"} and (row := row_in(entry)):
        panel["items"].append(row_of(entry, *row))
    else:
        panel["items"].append(prose_of(entry))


def row_in(entry: Entry) -> tuple[str, str] | None:
    """Key and value of a line, or of the line and the one below it."""
    return entry.detail.get("row") or entry.row or read_row(entry.text)


def without_bullet(text: str) -> str:
    """A point as a panel shows it: its number stays, since nothing else says it there."""
    return text[len(leading_mark(text)) :]


def prose_of(entry: Entry) -> dict[str, Any]:
    """A line of running text, without its bullet."""
    item = {"type": "prose", "line": entry.number, "text": without_bullet(entry.text)}
    if entry.line.html and item["text"] == entry.text:
        item["html"] = entry.line.html
    return item


def row_of(entry: Entry, key: str, value: str) -> dict[str, Any]:
    """A row with its key and value, and the values of an enumeration."""
    return {
        "type": "row",
        "line": entry.number,
        "raw": entry.text,
        "key": without_bullet(key),
        "value": value,
        "value_list": split_values(value),
    }


def row_item(entry: Entry, cells: tuple[str, ...]) -> dict[str, Any]:
    """A table row as a row of the panel; a single cell is prose."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return {"type": "prose", "line": entry.number, "text": filled[0] if filled else ""}
    key, value = filled[0].rstrip(":"), ", ".join(filled[1:])
    return row_of(entry, *((value, key) if is_figure_first(key, value) else (key, value)))


def is_figure_first(key: str, value: str) -> bool:
    """Whether a figure stands before the words that say what it counts."""
    return FIGURE.fullmatch(key) is not None and value[:1].islower()
