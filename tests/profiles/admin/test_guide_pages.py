"""The editors' guide hangs together: its links lead somewhere and its pictures can be made."""

import re

from django.conf import settings
from django.test import SimpleTestCase

GUIDE = settings.BASE_DIR / "docs" / "redaktion"
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)#]+\.md)")
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(images/(?P<name>[a-z0-9-]+)\.png\)")
# A comment of CommonMark, which neither the admin nor a repository's site shows.
SHOT = re.compile(r"^\[//\]: # \(bild: (?P<name>[a-z0-9-]+); skärm: .+\)$", re.MULTILINE)


class GuidePageTests(SimpleTestCase):
    """Ten tasks and the page that lists them."""

    def test_the_first_page_lists_every_task(self) -> None:
        text = (GUIDE / "README.md").read_text(encoding="utf-8")
        listed = {match["target"] for match in LINK.finditer(text)}
        assert listed == {path.name for path in GUIDE.glob("[0-9]*.md")}

    def test_links_lead_to_pages(self) -> None:
        for page in GUIDE.glob("*.md"):
            for match in LINK.finditer(page.read_text(encoding="utf-8")):
                assert (GUIDE / match["target"]).is_file(), f"{page.name}: {match['target']}"

    def test_every_page_begins_with_its_heading(self) -> None:
        for page in GUIDE.glob("*.md"):
            assert page.read_text(encoding="utf-8").startswith("# "), page.name

    def test_every_picture_is_described_and_says_which_screen_it_shows(self) -> None:
        for page in GUIDE.glob("*.md"):
            text = page.read_text(encoding="utf-8")
            pictures = {match["name"]: match["alt"] for match in PICTURE.finditer(text)}
            assert set(pictures) == {match["name"] for match in SHOT.finditer(text)}, page.name
            assert all(pictures.values()), page.name
