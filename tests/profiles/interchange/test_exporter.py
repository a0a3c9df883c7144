"""A page exported and imported again is the same page."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from profiles.interchange.builder import build_profile
from profiles.interchange.exporter import export_draft
from profiles.interchange.pictures import PictureSource
from profiles.models import ProfilePage
from tests.articles import ARTICLES, Article
from tests.home.images.pictures import png_bytes

pytestmark = pytest.mark.django_db

FULL_DRAFT: dict[str, Any] = {
    "schema": "municipality-profile-draft/1",
    "source": {"file": "haninge.docx", "sha256": "ab" * 32},
    "source_url": "https://gamla.example.se/haninge",
    "municipality": {"code": "0136", "name": "Haninge"},
    "label": "annons",
    "advertiser": "Haninge kommun",
    "kicker": {"text": "Presentation"},
    "title": {"text": "Tid att göra jobbet klart"},
    "published": {"date": "2016-09-07"},
    "updated": {"date": "2018-01-31"},
    "author": "Bo Ek",
    "lead_image": {
        "caption": "En sjö",
        "credit": "Alva Norling",
        "credit_label": "Illustration",
        "alt_text": "Vatten och skog.",
        "file": "bild.png",
    },
    "standfirst": {
        "items": [
            {"type": "list_item", "text": "Ett"},
            {"type": "list_item", "text": "Två"},
            {"type": "paragraph", "text": "Tre & fyra", "html": "<p>Tre &amp; <b>fyra</b></p>"},
            {"type": "quote", "text": "Fem, säger Alva.", "speakers": ["Alva Norling"]},
        ]
    },
    "body": [
        {
            "type": "paragraph",
            "text": "Ett två",
            "html": '<p>Ett <a href="https://example.se"><i>två</i></a></p>',
        },
        {"type": "heading", "text": "Signs of Safety", "language": "en"},
        {"type": "quote", "text": "Ja.", "speakers": ["Alva Norling", "Bo Ek"], "language": "en"},
        {"type": "pull_quote", "text": "Ja", "speaker": "Alva Norling", "role": "chef"},
        {"type": "list", "items": ["a", "b"]},
        {
            "type": "image",
            "caption": "Bild",
            "credit": "Bo",
            "alt_text": "Hus",
            "credit_label": "Foto",
        },
        {
            "type": "table",
            "caption": "Tal",
            "header": True,
            "rows": [["Enhet", "Antal"], ["Barn", "4"]],
        },
        {"type": "video", "text": "Film", "url": "https://film.example.se/1"},
        {
            "type": "call_to_action",
            "text": "Sök",
            "url": "https://jobb.example.se/",
            "valid_until": "2030-01-01",
        },
    ],
    "fact_panels": [
        {
            "title": "Fakta",
            "items": [
                {
                    "type": "row",
                    "key": "Anställda",
                    "value": "185",
                    "measure": "employees",
                    "number": "185",
                    "year": "2016",
                },
                {"type": "row", "key": "Yrken", "value": "a, b", "value_list": ["a", "b"]},
                {"type": "prose", "text": "Vid sjön.", "html": "<p>Vid sjön.</p>"},
            ],
            "as_of_year": "2016",
            "source": "Kommunen",
        }
    ],
    "contacts": [
        {
            "organisation": "Haninge kommun",
            "unit": "Socialkontoret",
            "visiting_address": {"street": "Storgatan 1", "locality": "Haninge"},
            "postal_address": {"street": "Box 1", "postal_code": "134 81", "locality": "Haninge"},
            "phones": [{"label": "Växel", "display": "08-465 004 00", "e164": "+46846500400"}],
            "emails": [{"label": "E-post", "address": "social@example.se"}],
            "website": {"url": "https://www.haninge.se"},
            "job_ads": {"text": "Lediga tjänster", "url": "https://jobb.example.se/"},
            "job_search": True,
            "application_contact": "Bo Ek",
        }
    ],
    "logo": {"url": "https://www.haninge.se"},
    "people": [
        {"name": "Alva Norling", "role": "chef", "unit": "Barn", "since_year": "2016"},
        {"name": "Bo Ek", "position": "till höger"},
    ],
    "topics": ["friskvard"],
}


class RoundTripTests:
    def test_exports_what_was_imported(self, tmp_path: Path) -> None:
        (tmp_path / "bild.png").write_bytes(png_bytes())
        page = build_profile(FULL_DRAFT, pictures=PictureSource(tmp_path))
        assert export_draft(page) == FULL_DRAFT

    @pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
    def test_whole_articles_survive(self, article: Article) -> None:
        first = build_profile(article.expected)
        exported = export_draft(first)
        again = build_profile(exported)
        assert export_draft(again) == exported
        assert [child.block_type for child in again.body] == [
            child.block_type for child in first.body
        ]

    def test_keeps_notes_and_hidden_people_at_home(self) -> None:
        page = build_profile(FULL_DRAFT | {"lead_image": {}})
        person = page.people.all()[0]
        person.hidden, person.consent_note, person.consent_on = (
            True,
            "Muntligt",
            dt.date(2024, 1, 1),
        )
        page.people = [person, page.people.all()[1]]
        exported = json.dumps(export_draft(page), ensure_ascii=False)
        assert "Muntligt" not in exported
        assert [entry["name"] for entry in export_draft(page)["people"]] == ["Bo Ek"]

    def test_an_empty_page_exports_without_an_exception(self) -> None:
        assert export_draft(ProfilePage(title="Utan titel"))["title"] == {"text": "Utan titel"}
