"""What a choice in the review keeps in the draft is on the page that is made of it."""

from typing import Any

import pytest

from profiles.interchange.builder import make_page
from profiles.interchange.manuscripts import draft_of
from profiles.interchange.pictures import PictureSource
from profiles.interchange.schema import parse_draft
from profiles.manuscript import read_manuscript
from profiles.manuscript.line_roles import NOT_SHOWN, PLACES
from profiles.manuscript.parsing.left_out import words
from profiles.models import ProfilePage
from profiles.rules.block_walk import texts

pytestmark = pytest.mark.django_db

TEXT = """Ett kök mitt i Sala
1/12 2020
Vanja Ros
I Sala äter socialtjänsten lunch med dem den hjälper, och det har förändrat båda sidor av bordet.

Köket öppnade som ett projekt och blev permanent i fjol. Var tredje vardag lagar alla mat ihop.

Sala kommun
Tel: 08-465 004 00
"""
NAME = {"vanja", "ros"}
PAGE_FIELDS = (
    "title", "kicker", "author", "advertiser", "source_url", "logo_url",
    "lead_image_alt", "lead_image_caption", "lead_image_credit",
)  # fmt: skip


def page_words(page: ProfilePage) -> set[str]:
    """Every word of a page that an editor finds in its form."""
    found = [getattr(page, field) for field in PAGE_FIELDS]
    found += [f"{person.name} {person.role}" for person in page.people.all()]
    return set(words(" ".join([*found, *(text for _, text in texts(page))])))


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_on_the_page_whatever_it_is_made(place: str) -> None:
    manuscript = read_manuscript(TEXT.encode(), "sala.txt")
    draft: dict[str, Any]
    draft, _ = draft_of(manuscript, {"lines": {"3": {"as": place}}, "municipality": "1981"})
    if place not in NOT_SHOWN:
        page = make_page(parse_draft(draft), PictureSource(), dry_run=True)
        assert page_words(page) >= NAME
