"""A box to tick that says yes or no in Swedish where versions are compared."""

from typing import Any

from wagtail import blocks


class TickBlock(blocks.BooleanBlock):
    """Wagtail's own; migrations know it as that. What was stored before it is not ticked."""

    def render_basic(self, value: bool | None, context: Any = None) -> str:
        """Returns the value as a word."""
        return "Ja" if value else "Nej"

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """Returns the block that a migration makes."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.BooleanBlock", args, kwargs
