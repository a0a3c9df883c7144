"""What stands beside or after the running text."""

from home.blocks.call_to_action import CallToActionBlock
from home.blocks.draft_stream import DraftStreamBlock
from profiles.blocks.contact import ContactBlock
from profiles.blocks.fact_panel import FactPanelBlock


class AsideBlock(DraftStreamBlock):
    """Fact panels, contacts and calls to action; the rules allow three of each of the first two."""

    fact_panel = FactPanelBlock()
    contact = ContactBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
