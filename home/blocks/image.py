"""A picture in the running text."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from home.blocks.choice import TextChoiceBlock
from home.blocks.credit import CreditBlock
from home.blocks.tick import TickBlock
from home.images.cached_images import cached_images
from home.images.credits import CreditRole, credit_line
from home.images.renditions import rendition_data


class ImageValue(blocks.StructValue):
    """What a template asks of a placed picture."""

    @property
    def credit_line(self) -> str:
        """Returns ”Foto: Namn”, or an empty string; the library's credit is the fallback."""
        image = self.get("image")
        if self.get("credit") or not image:
            return credit_line(self.get("credit") or "", self.get("credit_role") or "")
        return credit_line(image.credit, image.credit_role)

    @property
    def alt(self) -> str:
        """Returns the alternative text; empty for a decorative picture."""
        return "" if self.get("decorative") else self.get("alt_text") or ""


class FigureBlock(blocks.StructBlock):
    """A picture with alternative text, caption and credit."""

    image = ImageChooserBlock(required=False, label="Bild")
    alt_text = blocks.CharBlock(
        required=False,
        label="Alternativtext",
        help_text="Beskriv vad bilden visar för den som inte ser den. Upprepa inte bildtexten.",
    )
    decorative = TickBlock(
        required=False,
        label="Bilden är bara utsmyckning",
        help_text="Skärmläsare hoppar då över den.",
    )
    caption = blocks.TextBlock(required=False, label="Bildtext", rows=2)
    credit = CreditBlock(
        required=False,
        label="Fotograf eller tecknare",
        help_text="Lämna tomt för att använda namnet i bildbiblioteket.",
    )
    credit_role = TextChoiceBlock(
        choices=CreditRole.choices,
        default=CreditRole.PHOTO,
        required=False,
        label="Bildens art",
        search_index=False,
    )

    def bulk_to_python(self, values: Iterable[dict[str, Any]]) -> list[ImageValue]:
        """Looks the pictures up where pages share them; each figure gets a copy of its own."""
        values = list(values)
        images = cached_images({value["image"] for value in values if value.get("image")})
        others = [{key: value[key] for key in value if key != "image"} for value in values]
        figures: list[ImageValue] = super().bulk_to_python(others)
        for figure, value in zip(figures, values, strict=True):
            figure["image"] = copy(images.get(value.get("image") or 0))
        return figures

    def get_api_representation(self, value: ImageValue, context: Any = None) -> dict[str, Any]:
        """Returns the picture in one size, and its texts as the page shows them."""
        return {
            "image": rendition_data(value.get("image")),
            "alt": value.alt,
            "caption": value.get("caption") or "",
            "credit": value.credit_line,
        }

    def get_markdown(self, value: ImageValue) -> list[str]:
        """Returns the picture's texts."""
        return [" ".join(filter(None, [value.alt, value.get("caption"), value.credit_line]))]

    class Meta:
        icon = "image"
        label = "Bild"
        description = "En bild med bildtext och fotograf."
        group = "Bild och film"
        template = "components/image.html"
        value_class = ImageValue
        label_format = "{caption}"
        preview_template = "components/image_preview.html"
        preview_value = {
            "image": None,
            "alt_text": "Tre kollegor vid ett fönster med utsikt över en sjö.",
            "decorative": False,
            "caption": "Måndagsmötet hålls stående, med kaffe.",
            "credit": "Alva Norling",
            "credit_role": CreditRole.ILLUSTRATION,
        }
