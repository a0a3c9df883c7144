"""The name of whoever made a picture."""

from wagtail import blocks

from home.images.credits import normalise_credit


class CreditBlock(blocks.CharBlock):
    """A photographer's or illustrator's name."""

    def clean(self, value: str) -> str:
        """Drops a leading ”Foto:”."""
        return normalise_credit(super().clean(value))
