"""The running text of a standard page."""

from home.blocks.call_to_action import CallToActionBlock
from home.blocks.draft_stream import DraftStreamBlock
from home.blocks.heading import HeadingBlock
from home.blocks.image import FigureBlock
from home.blocks.paragraph import ParagraphBlock
from home.blocks.point_list import PointListBlock
from home.blocks.table import FigureTableBlock
from home.blocks.video import VideoBlock


class StandardBodyBlock(DraftStreamBlock):
    """The blocks every page with running text may hold."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = PointListBlock()
    image = FigureBlock()
    table = FigureTableBlock()
    video = VideoBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
