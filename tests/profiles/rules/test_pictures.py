"""Advice about pictures."""

from typing import Any

import pytest

from profiles.rules import findings
from tests.profiles.factories import draft_profile

CAPTION = "Gruppen samlas vid bordet."


@pytest.mark.django_db
class CaptionTests:
    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"lead_image_caption": CAPTION}, "lead_image_caption"),
            (
                {"body": [("image", {"image": None, "caption": CAPTION, "alt_text": ""})]},
                "body",
            ),
        ],
        ids=["lead picture", "picture in the text"],
    )
    def test_tells_that_a_caption_without_its_picture_is_not_shown(
        self, fields: dict[str, Any], field: str
    ) -> None:
        found = findings(draft_profile(**fields))
        [finding] = [one for one in found if one.code == "caption-without-picture"]
        assert "visas inte" in finding.message
        assert finding.field == field
