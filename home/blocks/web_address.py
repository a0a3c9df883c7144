"""A link target that a draft may leave unfinished."""

from wagtail import blocks

from home.formats import web_address


class WebAddressBlock(blocks.CharBlock):
    """Text, not a URL field: a draft saves any URL, publishing asks for a valid one."""

    def clean(self, value: str) -> str:
        """Adds a missing ``https://`` and removes tracking parameters."""
        return web_address.tidy(super().clean(value))

    def get_searchable_content(self, value: str) -> list[str]:
        """Indexes the URL as print shows it."""
        return [web_address.display(value)] if value else []
