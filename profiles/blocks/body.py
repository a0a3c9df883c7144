"""The running text of a profile."""

from home.blocks.standard_body import StandardBodyBlock
from profiles.blocks.pull_quote import PullQuoteBlock
from profiles.blocks.quote import QuoteBlock


class ProfileBodyBlock(StandardBodyBlock):
    """What any page may hold, and speech."""

    quote = QuoteBlock()
    pull_quote = PullQuoteBlock()

    class Meta:
        required = False
