"""A stream that any draft may hold unfinished."""

from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue


class DraftStreamBlock(blocks.StreamBlock):
    """Validates drafts and published pages alike: none of its blocks requires anything.

    Wagtail relaxes a draft's validation by switching ``required`` off and on
    again on the block definitions, which all threads of a process share. Two
    editors who save at the same moment make one of them fail (``TextBlock has
    no attribute _original_required``). Here there is nothing to switch: the
    publishing rules say what a page needs.
    """

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
