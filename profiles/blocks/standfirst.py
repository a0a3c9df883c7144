"""The standfirst (ingress): a small stream of its own."""

from wagtail import blocks

from home.blocks.paragraph import ParagraphBlock
from home.blocks.point_list import PointListBlock
from profiles.blocks.quote import QuoteBlock


class StandfirstBlock(blocks.StreamBlock):
    """Text, points or a quotation, in any order."""

    text = ParagraphBlock(label="Ingress")
    list = PointListBlock()
    quote = QuoteBlock()

    class Meta:
        required = False
