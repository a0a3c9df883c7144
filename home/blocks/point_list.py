"""A list of points."""

from wagtail import blocks


class PointListBlock(blocks.StructBlock):
    """Two or more short points; empty ones are left out when shown."""

    items = blocks.ListBlock(
        blocks.TextBlock(required=False, label="Punkt", rows=1), label="Punkter", min_num=0
    )

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
