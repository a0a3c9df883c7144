"""A paragraph of speech set with a dash (talstreck)."""

import re
from typing import Any

from wagtail import blocks

from home.blocks.choice import TextChoiceBlock
from home.blocks.languages import LanguageBlock

SAYING_VERBS = (
    "säger|sa|sade|berättar|berättade|avslutar|intygar|menar|förklarar|konstaterar|tycker|"
    "fortsätter|tillägger|poängterar|betonar|kompletterar|understryker|påpekar|svarar|undrar|"
    "utbrister|skrattar|resonerar|inflikar"
)
_INQUIT = re.compile(rf"[,!?.…]\s+({SAYING_VERBS})\b", re.IGNORECASE)
_LEADING_DASH = re.compile(r"^\s*[-–—―]\s*")


class QuoteTextBlock(blocks.TextBlock):
    """Everything after the dash, the inquit included, unchanged."""

    def clean(self, value: str) -> str:
        """Drops a leading dash: the template prints it."""
        return _LEADING_DASH.sub("", super().clean(value))


class QuoteValue(blocks.StructValue):
    """What a template asks of a quotation."""

    @property
    def speaker_names(self) -> list[str]:
        """Returns the names that are filled in."""
        return [name.strip() for name in self.get("speakers") or [] if name and name.strip()]

    @property
    def has_inquit(self) -> bool:
        """Tells whether the text itself says who speaks."""
        return bool(_INQUIT.search(self.get("text") or ""))

    @property
    def attribution_line(self) -> str:
        """Returns the names to print under the text, or an empty string."""
        choice = self.get("attribution") or "auto"
        if choice == "hide" or (choice == "auto" and self.has_inquit):
            return ""
        return ", ".join(self.speaker_names)


class QuoteBlock(blocks.StructBlock):
    """Speech in running text, the Swedish newspaper's way."""

    text = QuoteTextBlock(
        required=False,
        label="Citat",
        rows=3,
        help_text="Skriv utan talstreck, det sätts ut. ”säger …” får stå kvar i texten.",
    )
    speakers = blocks.ListBlock(
        blocks.CharBlock(required=False, label="Namn"), label="Vem talar?", min_num=0, default=[]
    )
    attribution = TextChoiceBlock(
        choices=[
            ("auto", "När texten inte säger vem som talar"),
            ("show", "Alltid"),
            ("hide", "Aldrig"),
        ],
        default="auto",
        required=False,
        label="Visa namnet under citatet",
        search_index=False,
    )
    language = LanguageBlock()

    def get_api_representation(self, value: QuoteValue, context: Any = None) -> dict[str, Any]:
        """Returns the speech, and whom the page says it is from."""
        return {
            "text": value.get("text") or "",
            "speakers": [] if value.get("attribution") == "hide" else value.speaker_names,
            "attribution_line": value.attribution_line,
            "language": value.get("language") or "",
        }

    def get_markdown(self, value: QuoteValue) -> list[str]:
        """Returns the speech after a dash, with the names that the page adds."""
        names = f" ({value.attribution_line})" if value.attribution_line else ""
        return [f"– {value['text']}{names}"] if value.get("text") else []

    class Meta:
        icon = "openquote"
        label = "Citat"
        description = "Ett stycke tal med talstreck, ordagrant."
        group = "Text"
        template = "components/quote.html"
        value_class = QuoteValue
        label_format = "{speakers}: {text}"
        preview_value = {
            "text": "Vi bestämmer tillsammans vad som är rimligt, säger Alva Norling.",
            "speakers": ["Alva Norling"],
            "attribution": "auto",
            "language": "",
        }
        form_layout = blocks.BlockGroup(
            children=["text", "speakers"], settings=["attribution", "language"]
        )
