"""A list of points."""

from typing import Any

from wagtail import blocks


class PointListBlock(blocks.StructBlock):
    """Two or more short points; empty ones are left out when shown."""

    items = blocks.ListBlock(
        blocks.TextBlock(required=False, label="Punkt", rows=1), label="Punkter", min_num=0
    )

    def get_api_representation(self, value: dict[str, Any], context: Any = None) -> dict[str, Any]:
        """Returns the points that are not empty."""
        return {"items": [item for item in value["items"] if item]}

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns the list."""
        return ["\n".join(f"- {item}" for item in value["items"] if item)]

    class Meta:
        icon = "list-ul"
        label = "Punktlista"
        description = "Korta punkter under varandra."
        group = "Text"
        template = "components/list.html"
        preview_value = {
            "items": [
                "Mentor under hela första året",
                "Flexibel arbetstid",
                "Handledning varje vecka",
            ]
        }
