"""A stream that any draft may hold unfinished."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from home.formats import rich_text
from home.formats.text import clean_prose
from home.stream_values import with_leaves
from home.unreadable_requests import MALFORMED


class DraftStreamBlock(blocks.StreamBlock):
    """Validates drafts and published pages alike: none of its blocks requires anything.

    Wagtail relaxes a draft's validation by switching ``required`` off and on
    again on the block definitions, which all threads of a process share. Two
    editors who save at the same moment make one of them fail (``TextBlock has
    no attribute _original_required``). Here there is nothing to switch: the
    publishing rules say what a page needs.
    """

    def clean(self, value: StreamValue) -> StreamValue:
        """Cleans the texts, then lets each block validate them."""
        return super().clean(with_leaves(value, _clean))

    def to_python(self, value: Any) -> StreamValue:
        """Notes which stored blocks are of a type that is none of ours; Wagtail drops them."""
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return super().to_python(value)
        stream: StreamValue = super().to_python(value)
        if isinstance(value, list):
            stream.unknown_types = self._unknown_types(value)
        return stream

    def bulk_to_python(self, values: Iterable[Any]) -> list[StreamValue]:
        """Notes the same of streams within other blocks."""
        values = list(values)
        streams: list[StreamValue] = super().bulk_to_python(values)
        for stream, stored in zip(streams, values, strict=True):
            stream.unknown_types = self._unknown_types(stored)
        return streams

    def _unknown_types(self, stored: Iterable[Any]) -> tuple[str, ...]:
        types = [str(child.get("type")) for child in stored if isinstance(child, dict)]
        return tuple(name for name in types if name not in self.child_blocks)

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> StreamValue:
        """Reads the stream as the form's script has sent it, whole or not at all.

        Raises BadRequest when a part is missing or is none of ours; Wagtail would raise whatever it
        meets first, and leave a block of an unknown type out of the page without a word.
        """
        try:
            count = int(data[f"{prefix}-count"])
            types = {data[f"{prefix}-{place}-type"] for place in range(count)}
            if not self.child_blocks.keys() >= types:
                raise BadRequest(f"{prefix} holds a block of an unknown type.")
            return super().value_from_datadict(data, files, prefix)
        except MALFORMED as error:
            raise BadRequest(f"{prefix} could not be read.") from error

    def clean_deferred(self, value: StreamValue) -> StreamValue:
        """Cleans without touching the shared definitions."""
        return self.clean(value)

    def get_api_representation(
        self, value: StreamValue, context: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Returns ``type`` and ``value`` of the blocks that the page shows, no identifiers."""
        return [
            {
                "type": child.block_type,
                "value": child.block.get_api_representation(child.value, context),
            }
            for child in shown_blocks(value)
        ]

    def get_markdown(self, value: StreamValue) -> list[str]:
        """Returns the paragraphs of a Markdown document that say what the page shows."""
        return [
            part for child in shown_blocks(value) for part in child.block.get_markdown(child.value)
        ]


def shown_blocks(value: StreamValue) -> list[StreamValue.StreamChild]:
    """Returns the blocks that the page shows: a value may say by ``is_shown`` that it is not."""
    return [child for child in value or () if getattr(child.value, "is_shown", True)]


def _clean(leaf: Any) -> Any:
    """Returns a text, or what holds texts, clean; anything else as it is."""
    if isinstance(leaf, str):
        return clean_prose(leaf).strip()
    if isinstance(leaf, RichText):
        return RichText(rich_text.clean(leaf.source))
    if isinstance(leaf, TypedTable):
        for cells in (*leaf.columns, *leaf.row_data):
            cells.update({name: _clean_cells(cell) for name, cell in cells.items()})
    return leaf


def _clean_cells(cells: Any) -> Any:
    return [*map(_clean, cells)] if isinstance(cells, list) else _clean(cells)
