"""A short quotation lifted out of the text."""

from typing import Any

from wagtail import blocks

from home.blocks.tick import TickBlock


class PullQuoteBlock(blocks.StructBlock):
    """Shown large with quotation marks, name and role."""

    text = blocks.TextBlock(
        required=False,
        label="Utdraget citat",
        rows=2,
        help_text="Skriv utan citattecken. Orden ska finnas i artikeln.",
    )
    speaker = blocks.CharBlock(required=False, label="Namn")
    role = blocks.CharBlock(required=False, label="Befattning")
    edited = TickBlock(
        required=False,
        label="Citatet är förkortat",
        help_text="Kryssa i om orden inte står exakt så i artikeln.",
    )

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds the picture of the person who speaks, where the page has one of that name."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        speaker = (value.get("speaker") or "").strip().casefold()
        context["portrait"] = (context.get("portraits") or {}).get(speaker)
        return context

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns the quotation as a block of its own."""
        if not value.get("text"):
            return []
        source = ", ".join(filter(None, [value.get("speaker"), value.get("role")]))
        return [f"> ”{value['text']}”" + (f" – {source}" if source else "")]

    class Meta:
        icon = "openquote"
        label = "Utdraget citat"
        description = "En kort mening som lyfts fram mellan styckena."
        group = "Text"
        template = "components/pull_quote.html"
        label_format = "{text}"
        preview_value = {
            "text": "Här hinner vi tänka innan vi beslutar",
            "speaker": "Alva Norling",
            "role": "enhetschef",
            "edited": False,
        }
