"""The five source articles: no line of theirs is lost on the published page."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from profiles.interchange.builder import build_profile
from profiles.models import ProfilePage

pytestmark = pytest.mark.django_db

ARTICLES = ("varmdo", "ekero", "sandviken", "haninge", "hoor")

DROPPED = {
    "varmdo": {7: "the caption stands twice", 34: "logo leftover, repeats the website"},
    "ekero": {7: "the caption stands twice"},
    "sandviken": {7: "the caption stands twice", 48: "file name of the logo"},
    "haninge": {5: "the caption stands twice", 25: "logo leftover, is the website"},
    "hoor": {5: "the caption stands twice", 24: "logo leftover, repeats the website"},
}
"""Lines left out on purpose, with the reason."""

SHOWN_OTHERWISE = {
    "Publicerad ": "",
    "Postadress: ": "",
    "Tel: ": "",
    "Tel. vxl: ": "",
    "E-post: ": "",
    "www.": "",
}
"""Words in front of a fact that the page prints as a label of its own."""


@pytest.fixture(params=ARTICLES)
def article(request: pytest.FixtureRequest) -> str:
    """Returns the slug of one article after the other."""
    return request.param


@pytest.fixture
def expected(shared_dir: Path, article: str) -> dict[str, Any]:
    """Returns the draft a careful reader makes of the article."""
    path = shared_dir / "import" / "expected" / f"{article}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def page(expected: dict[str, Any]) -> ProfilePage:
    """Returns the published profile."""
    profile = build_profile(expected)
    profile.label = "redaktionellt"
    profile.save_revision().publish()
    return ProfilePage.objects.get(pk=profile.pk)


def squeezed(text: str) -> str:
    """Returns the text without anything but letters, digits and signs, so that markup is no bar."""
    return re.sub(r"[\s\u00a0:]+", "", html.unescape(text))


def pieces(line: str) -> list[str]:
    """Returns what the page has to show of a line."""
    line = line.strip().removeprefix("– ")
    for words, replacement in SHOWN_OTHERWISE.items():
        line = line.replace(words, replacement, 1) if line.startswith(words) else line
    caption, _, credit = line.partition(" Foto: ")
    row = re.match(r"([A-ZÅÄÖ][^:.!?]{1,38}): (.+)", caption)
    parts = list(row.groups()) if row and "," in row[2] and len(row[2]) > 200 else [caption]
    return [*(piece for part in parts for piece in _listed(part)), *([credit] if credit else [])]


def _listed(part: str) -> list[str]:
    """A list of occupations is shown as points, each of which must stand there."""
    return part.split(", ") if part.count(", ") > 8 else [part]


class SourceArticleTests:
    def test_every_line_is_on_the_page_or_left_out_on_purpose(
        self, shared_dir: Path, article: str, expected: dict[str, Any], page: ProfilePage
    ) -> None:
        source = shared_dir / "seeds" / expected["source"]["file"]
        shown = squeezed(strip_tags(Client().get(page.get_url()).content.decode()))
        missing = [
            (number, piece)
            for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
            if line.strip() and number not in DROPPED[article]
            for piece in pieces(line)
            if squeezed(piece) not in shown
        ]
        assert missing == []

    def test_the_page_is_small(self, page: ProfilePage) -> None:
        assert len(Client().get(page.get_url()).content) < 40_000
