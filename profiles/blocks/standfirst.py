"""The standfirst (ingress): a small stream of its own."""

from home.blocks.draft_stream import DraftStreamBlock
from home.blocks.paragraph import ParagraphBlock
from home.blocks.point_list import PointListBlock
from profiles.blocks.quote import QuoteBlock


class StandfirstBlock(DraftStreamBlock):
    """Text, points or a quotation, in any order."""

    text = ParagraphBlock(label="Ingress")
    list = PointListBlock()
    quote = QuoteBlock()

    class Meta:
        required = False
