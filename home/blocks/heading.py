"""A sub-heading of the running text."""

from typing import Any

from wagtail import blocks

from home.blocks.languages import LanguageBlock


class HeadingBlock(blocks.StructBlock):
    """Always a second-level heading: the order of levels can't go wrong."""

    text = blocks.CharBlock(required=False, label="Mellanrubrik")
    language = LanguageBlock()

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns the second-level heading."""
        return [f"## {value['text']}"] if value.get("text") else []

    class Meta:
        icon = "title"
        label = "Mellanrubrik"
        description = "Delar upp texten. Högst 60 tecken, utan punkt."
        group = "Text"
        template = "components/heading.html"
        label_format = "{text}"
        preview_value = {"text": "Tid att göra jobbet klart", "language": ""}
        form_layout = blocks.BlockGroup(children=["text"], settings=["language"])
