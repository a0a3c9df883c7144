"""What stands beside or after the running text."""

from wagtail import blocks

from home.blocks.call_to_action import CallToActionBlock
from profiles.blocks.contact import ContactBlock
from profiles.blocks.fact_panel import FactPanelBlock


class AsideBlock(blocks.StreamBlock):
    """Fact panels, contacts and calls to action; the rules allow three of each of the first two."""

    fact_panel = FactPanelBlock()
    contact = ContactBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
