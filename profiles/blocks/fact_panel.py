"""Facts about the employer: prose, or labels and values."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks

from home.blocks.choice import TextChoiceBlock
from home.blocks.draft_stream import DraftStreamBlock, shown_blocks
from home.blocks.paragraph import ParagraphBlock
from profiles.blocks.measures import MEASURES

_NUMBER = re.compile(r"\d{1,15}([.,]\d{1,4})?")
_YEAR = re.compile(r"(19|20)\d{2}")


def parse_number(text: str) -> Decimal | None:
    """Returns the number in Swedish writing (``40 000``, ``7,5``), or None."""
    compact = re.sub(r"\s", "", text)
    if not compact.isascii() or not _NUMBER.fullmatch(compact):
        return None
    try:
        return Decimal(compact.replace(",", "."))
    except InvalidOperation:
        return None


def parse_year(text: str) -> int | None:
    """Returns the year as a number, or None."""
    stripped = text.strip()
    return int(stripped) if _YEAR.fullmatch(stripped) and stripped.isascii() else None


class FactRowValue(blocks.StructValue):
    """What a template or a comparison asks of a fact row."""

    @property
    def filled_values(self) -> list[str]:
        """Returns the values that are not blank."""
        return [text for text in self.get("values") or [] if text and text.strip()]

    @property
    def is_shown(self) -> bool:
        """Tells whether the row has both label and value."""
        return bool(self.get("label") and self.filled_values)

    @property
    def measured_number(self) -> Decimal | None:
        """Returns what the row measures as a number, or None."""
        return parse_number(self.get("number") or "")

    @property
    def measured_year(self) -> int | None:
        """Returns the year the number is from, or None."""
        return parse_year(self.get("year") or "")


class FactRowBlock(blocks.StructBlock):
    """A label with one or more values, and optionally what it measures."""

    label = blocks.CharBlock(required=False, label="Etikett")
    values = blocks.ListBlock(
        blocks.TextBlock(required=False, label="Värde", rows=1), label="Värden", min_num=0
    )
    measure = TextChoiceBlock(
        choices=MEASURES,
        required=False,
        label="Vad raden mäter",
        help_text="Välj om uppgiften ska kunna jämföras mellan kommuner. Läsarna frågar mest efter "
        "lön, ärenden per handläggare, introduktion och vem de kan ringa.",
        search_index=False,
    )
    number = blocks.CharBlock(
        required=False,
        label="Talet",
        help_text="Bara siffror, till exempel 185 eller 180 000 000.",
        search_index=False,
    )
    year = blocks.CharBlock(required=False, label="Talet gäller år", search_index=False)

    def get_api_representation(self, value: FactRowValue, context: Any = None) -> dict[str, Any]:
        """Returns the row without its empty values."""
        row: dict[str, Any] = super().get_api_representation(value, context)
        return {**row, "values": [text for text in value["values"] if text]}

    def get_markdown(self, value: FactRowValue) -> list[str]:
        """Returns the row as a point."""
        return [f"- {value['label']}: {', '.join(text for text in value['values'] if text)}"]

    class Meta:
        icon = "tag"
        label = "Rad"
        value_class = FactRowValue
        label_format = "{label}: {values}"
        form_layout = blocks.BlockGroup(
            children=["label", "values"], settings=["measure", "number", "year"]
        )


class FactItemsBlock(DraftStreamBlock):
    """Rows and prose in the order they are shown."""

    row = FactRowBlock()
    prose = ParagraphBlock(label="Text")

    class Meta:
        required = False
        label = "Uppgifter"


class FactPanelValue(blocks.StructValue):
    """What a template asks of a fact panel."""

    @property
    def rows(self) -> list[FactRowValue]:
        """Returns the rows that have both label and value."""
        return [child.value for child in shown_blocks(self["items"]) if child.block_type == "row"]

    @property
    def is_shown(self) -> bool:
        """Tells whether the page shows it."""
        return not self.is_blank

    @property
    def is_blank(self) -> bool:
        """Tells whether there is nothing to show, as in a start that was left unfilled."""
        prose = "".join(
            strip_tags(child.value.source)
            for child in self.get("items") or []
            if child.block_type == "prose"
        )
        return not (self.get("title") or self.rows or prose.strip())


class FactPanelBlock(blocks.StructBlock):
    """Figures about the employer in rows, tables or text, with their year and source."""

    title = blocks.CharBlock(required=False, label="Faktarutans rubrik")
    items = FactItemsBlock()
    as_of_year = blocks.CharBlock(
        required=False, label="Uppgifterna är från år", search_index=False
    )
    source = blocks.CharBlock(required=False, label="Källa")

    def get_markdown(self, value: FactPanelValue) -> list[str]:
        """Returns title, facts and where they are from."""
        items = self.child_blocks["items"].get_markdown(value["items"])
        year, source = value.get("as_of_year"), value.get("source")
        origin = [
            f"Uppgifterna är från {year}." if year else "",
            f"Källa: {source}" if source else "",
        ]
        return [f"## {value.get('title') or 'Fakta'}", *items, " ".join(filter(None, origin))]

    class Meta:
        icon = "info-circle"
        label = "Faktaruta"
        description = "Uppgifter om arbetsgivaren, som text eller i rader."
        group = "Fakta"
        template = "components/fact_panel.html"
        value_class = FactPanelValue
        label_format = "{title}"
        preview_value = {
            "title": "Socialtjänsten i Exempelby",
            "items": [
                {"type": "prose", "value": "<p>En kommun mellan skog och sjö.</p>"},
                {
                    "type": "row",
                    "value": {
                        "label": "Anställda",
                        "values": ["185"],
                        "measure": "employees",
                        "number": "185",
                        "year": "2025",
                    },
                },
                {
                    "type": "row",
                    "value": {
                        "label": "Yrkesgrupper",
                        "values": ["Socialsekreterare", "Familjebehandlare"],
                        "measure": "",
                        "number": "",
                        "year": "",
                    },
                },
            ],
            "as_of_year": "2025",
            "source": "",
        }
        form_layout = blocks.BlockGroup(
            children=["title", "items"], settings=["as_of_year", "source"]
        )
