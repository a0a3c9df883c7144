"""Whole articles: no line of theirs is lost on the published page."""

import html
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from profiles.interchange.builder import build_profile
from profiles.models import ProfilePage
from tests.articles import ARTICLES, Article

pytestmark = pytest.mark.django_db

DROPPED = {
    "own hoor": {27: "logo leftover, repeats the website"},
    "own varmdo": {37: "logo leftover, repeats the website"},
    "source varmdo": {7: "the caption stands twice", 34: "logo leftover, repeats the website"},
    "source ekero": {7: "the caption stands twice"},
    "source sandviken": {7: "the caption stands twice", 48: "file name of the logo"},
    "source haninge": {5: "the caption stands twice", 25: "logo leftover, is the website"},
    "source hoor": {5: "the caption stands twice", 24: "logo leftover, repeats the website"},
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


@pytest.fixture(params=ARTICLES, ids=lambda article: article.name)
def article(request: pytest.FixtureRequest) -> Article:
    """Returns one article after the other."""
    return request.param


@pytest.fixture
def page(article: Article) -> ProfilePage:
    """Returns the published profile."""
    profile = build_profile(article.expected)
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


class ArticleTests:
    def test_every_line_is_on_the_page_or_left_out_on_purpose(
        self, article: Article, page: ProfilePage
    ) -> None:
        shown = squeezed(strip_tags(Client().get(page.get_url()).content.decode()))
        if page.lead_image is None:
            # A caption waits with the editor until its picture is there.
            shown += squeezed(f"{page.lead_image_caption} {page.lead_image_credit_line}")
        missing = [
            (number, piece)
            for number, line in enumerate(article.text.splitlines(), 1)
            if line.strip() and number not in DROPPED.get(article.name, {})
            for piece in pieces(line)
            if squeezed(piece) not in shown
        ]
        assert missing == []

    def test_the_page_is_small(self, page: ProfilePage) -> None:
        assert len(Client().get(page.get_url()).content) < 40_000
