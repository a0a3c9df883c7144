"""Block values as plain JSON: rich text as HTML, pictures with address and credit.

Only what the page shows: no identifiers of the database, no editors' settings.
"""

import datetime as dt
from functools import singledispatch
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from home.blocks.call_to_action import CallToActionValue
from home.blocks.image import ImageValue
from profiles.blocks.contact import PhoneValue
from profiles.blocks.fact_panel import FactPanelValue, FactRowValue
from profiles.blocks.quote import QuoteValue
from profiles.pictures.readable import readable_rendition

_EDITORS_FIELDS = frozenset({"attribution", "decorative", "alt_text", "credit", "credit_role"})


@singledispatch
def plain(value: Any) -> Any:
    """Returns the value as JSON knows it; texts and numbers as they are."""
    return value


def is_shown(value: Any) -> bool:
    """Tells whether the page shows a block: none that is blank, or whose last day has passed."""
    if isinstance(value, CallToActionValue):
        return bool(value.get("text")) and not value.is_expired
    if isinstance(value, FactPanelValue):
        return not value.is_blank
    if isinstance(value, FactRowValue):
        return bool(value.get("label") and value.filled_values)
    return True


@plain.register
def _(value: RichText) -> str:
    return str(value)


@plain.register(StreamValue)
def _(value: StreamValue) -> list[dict[str, Any]]:
    return [
        {"type": block.block_type, "value": plain(block.value)}
        for block in value
        if is_shown(block.value)
    ]


@plain.register(ListValue)
def _(value: ListValue) -> list[Any]:
    return [plain(item) for item in value if item]


@plain.register(StructValue)
def _(value: StructValue) -> dict[str, Any]:
    return {name: plain(item) for name, item in value.items() if name not in _EDITORS_FIELDS}


@plain.register(QuoteValue)
def _(value: QuoteValue) -> dict[str, Any]:
    return {
        "text": value.get("text") or "",
        "speakers": [] if value.get("attribution") == "hide" else value.speaker_names,
        "attribution_line": value.attribution_line,
        "language": value.get("language") or "",
    }


@plain.register(PhoneValue)
def _(value: PhoneValue) -> dict[str, Any]:
    return {"label": value.get("label") or "", "number": value.display, "e164": value.e164}


@plain.register(ImageValue)
def _(value: ImageValue) -> dict[str, Any]:
    return {
        "image": plain(value.get("image")),
        "alt": value.alt,
        "caption": value.get("caption") or "",
        "credit": value.credit_line,
    }


@plain.register(AbstractImage)
def _(value: AbstractImage) -> dict[str, Any] | None:
    rendition = readable_rendition(value)
    if not rendition:
        return None
    return {"url": rendition.full_url, "width": rendition.width, "height": rendition.height}


@plain.register(TypedTable)
def _(value: TypedTable) -> dict[str, Any]:
    return {
        "columns": [column["heading"] for column in value.columns],
        "rows": [[plain(cell.value) for cell in row] for row in value.rows],
    }


@plain.register(dt.date)
def _(value: dt.date) -> str:
    return value.isoformat()
