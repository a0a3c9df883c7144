"""A table with a caption."""

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from home.blocks.tick import TickBlock
from home.formats import markdown


class FigureTableBlock(blocks.StructBlock):
    """Rows and columns of text; the caption names the table for everyone."""

    caption = blocks.CharBlock(required=False, label="Tabellens rubrik")
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label="Text"))], required=False, label="Tabell"
    )
    row_headers = TickBlock(
        required=False,
        default=True,
        label="Första kolumnen är rubriker",
        help_text="Skärmläsare läser då upp radens rubrik före varje värde.",
    )

    def get_api_representation(self, value: dict[str, Any], context: Any = None) -> dict[str, Any]:
        """Returns the headings of the columns, and the rows as texts."""
        columns, rows = cells_of(value)
        return {
            "caption": value.get("caption"),
            "table": {"columns": columns, "rows": rows} if value.get("table") else None,
            "row_headers": value.get("row_headers"),
        }

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns the caption, and the table with bars."""
        columns, rows = cells_of(value)
        lines = [
            "| " + " | ".join(_in_bars(cell) for cell in row) + " |"
            for row in (columns, ["---"] * len(columns), *rows)
        ]
        return [value.get("caption") or "", "\n".join(lines)]

    class Meta:
        icon = "table"
        label = "Tabell"
        description = "Uppgifter i rader och kolumner."
        group = "Fakta"
        template = "components/table.html"
        label_format = "{caption}"
        preview_value = {
            "caption": "Anställda per enhet",
            "row_headers": True,
            "table": {
                "columns": [
                    {"type": "text", "heading": "Enhet"},
                    {"type": "text", "heading": "Anställda"},
                ],
                "rows": [
                    {"values": ["Barn och unga", "42"]},
                    {"values": ["Vuxen", "31"]},
                ],
                "caption": "",
            },
        }


def _in_bars(cell: str | None) -> str:
    """Returns a cell's text; a bar in it would begin another cell."""
    return markdown.prose(cell or "").replace("|", "\\|")


def cells_of(value: dict[str, Any]) -> tuple[list[str], list[list[str]]]:
    """Returns the headings of the columns and the texts of the rows."""
    table = value.get("table")
    if not table:
        return [], []
    columns = [column["heading"] for column in table.columns]
    return columns, [[cell.value for cell in row] for row in table.rows]
