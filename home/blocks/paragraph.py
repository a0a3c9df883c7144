"""One paragraph of running text."""

from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from home.formats import markdown

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class ParagraphBlock(blocks.RichTextBlock):
    """Bold, italics and links; headings and lists have blocks of their own."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("features", INLINE_FEATURES)
        super().__init__(**kwargs)

    def get_api_representation(self, value: RichText, context: Any = None) -> str:
        """Returns the HTML that the page shows."""
        return str(value)

    def get_markdown(self, value: RichText) -> list[str]:
        """Returns the text with its links."""
        return [markdown.prose(str(value))]

    class Meta:
        icon = "pilcrow"
        label = "Stycke"
        description = "Löpande text med fetstil, kursiv och länkar."
        group = "Text"
        template = "components/paragraph.html"
        preview_value = (
            "<p>Varje måndag samlas hela gruppen i en halvtimme och fördelar veckans nya "
            "ärenden. <b>Ingen går hem med fler än hon hinner med.</b></p>"
        )
