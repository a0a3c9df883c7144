"""A table with a caption."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class FigureTableBlock(blocks.StructBlock):
    """Rows and columns of text; the caption names the table for everyone."""

    caption = blocks.CharBlock(required=False, label="Tabellens rubrik")
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label="Text"))], required=False, label="Tabell"
    )
    row_headers = blocks.BooleanBlock(
        required=False,
        default=True,
        label="Första kolumnen är rubriker",
        help_text="Skärmläsare läser då upp radens rubrik före varje värde.",
    )

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
