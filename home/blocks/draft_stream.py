"""A stream that any draft may hold unfinished."""

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
