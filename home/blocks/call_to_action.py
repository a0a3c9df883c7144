"""A button-like link, such as to vacant positions."""

from typing import Any

from django.utils import timezone
from wagtail import blocks

from home.blocks.web_address import WebAddressBlock
from home.formats import markdown


class CallToActionValue(blocks.StructValue):
    """What a template asks of a call to action."""

    @property
    def is_expired(self) -> bool:
        """Tells whether the last valid day has passed."""
        valid_until = self.get("valid_until")
        return bool(valid_until and valid_until < timezone.localdate())

    @property
    def is_shown(self) -> bool:
        """Tells whether the page shows it."""
        return bool(self.get("text")) and not self.is_expired


class CallToActionBlock(blocks.StructBlock):
    """Apart from running text, so that it can disappear by itself when its time is up."""

    text = blocks.CharBlock(
        required=False,
        label="Text på knappen",
        help_text="Säg vart länken leder, till exempel ”Lediga tjänster i Haninge”.",
    )
    url = WebAddressBlock(required=False, label="Webbadress")
    valid_until = blocks.DateBlock(
        required=False,
        label="Visas till och med",
        help_text="Lämna tomt om den inte ska försvinna.",
    )

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns the link."""
        return [markdown.link(value["text"], value.get("url") or "")]

    class Meta:
        icon = "link-external"
        label = "Uppmaning"
        description = "En knapp, till exempel till lediga tjänster."
        group = "Kontakt"
        template = "components/call_to_action.html"
        value_class = CallToActionValue
        label_format = "{text}"
        preview_value = {
            "text": "Lediga tjänster i Exempelby",
            "url": "https://jobb.example.se/",
            "valid_until": None,
        }
