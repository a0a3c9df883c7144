"""The guide asks for pictures that the command can take, and none is missing."""

import re

from django.test import SimpleTestCase

from profiles.admin.guide import GUIDE
from tests.screenshots.screens import SCREENS

ASKED = re.compile(r"^\[//\]: # \(bild: ([a-z0-9-]+);", re.MULTILINE)
SHOWN = re.compile(r"!\[[^\]]+\]\(images/([a-z0-9-]+)\.png\)")


class ScreenTests(SimpleTestCase):
    def test_every_picture_of_the_guide_can_be_taken_anew(self) -> None:
        texts = [page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md")]
        asked = {name for text in texts for name in ASKED.findall(text)}
        shown = {name for text in texts for name in SHOWN.findall(text)}
        assert asked == shown == set(SCREENS)

    def test_every_picture_is_there(self) -> None:
        missing = [name for name in SCREENS if not (GUIDE / "images" / f"{name}.png").is_file()]
        assert missing == []
