"""A correction shown on the page."""

from typing import Any

from django.utils import timezone
from wagtail import blocks

from home.blocks.draft_stream import DraftStreamBlock


def correction_of_today() -> dict[str, Any]:
    """Returns what a new correction starts with: it is nearly always of the same day."""
    return {"date": timezone.localdate()}


class CorrectionBlock(blocks.StructBlock):
    """What was wrong, and when it was put right."""

    date = blocks.DateBlock(required=False, label="Datum")
    text = blocks.TextBlock(required=False, label="Rättelse", rows=2)

    def get_markdown(self, value: dict[str, Any]) -> list[str]:
        """Returns what was put right, and when."""
        date = f" {value['date'].isoformat()}" if value.get("date") else ""
        return [f"Rättelse{date}: {value['text']}"] if value.get("text") else []

    class Meta:
        icon = "history"
        label = "Rättelse"
        description = "Säger öppet vad som var fel och när det rättades."
        template = "components/correction.html"
        label_format = "{date}"
        help_text = "Skriv vad som stod och vad som är rätt. Rättelsen visas på sidan."
        default = staticmethod(correction_of_today)
        preview_value = {
            "date": None,
            "text": "Antalet anställda var 185, inte 158 som det först stod.",
        }


class CorrectionsBlock(DraftStreamBlock):
    """Corrections, newest first."""

    correction = CorrectionBlock()

    class Meta:
        required = False
