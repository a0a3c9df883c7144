"""The API shows what the page shows, as clean JSON, and nothing of the editors'."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client

from profiles.models import ProfilePage, ProfilePerson
from tests.profiles.factories import PARAGRAPH, make_profile
from tests.profiles.public.situations import CONTACT, add_topics, fact_panel, make_image


@pytest.fixture
def page(db: None) -> ProfilePage:
    quote = {"text": "Vi hinner, säger Alva.", "speakers": ["Alva Norling"], "attribution": "auto"}
    picture = {"image": make_image(), "alt_text": "En bro", "caption": "Bron", "credit": "Bo Ek"}
    page = make_profile(
        body=[
            ("heading", {"text": "Tid", "language": ""}),
            ("paragraph", '<p>Läs <a href="https://www.example.se">mer</a>.</p>'),
            ("quote", quote),
            ("image", picture),
        ],
        aside=[fact_panel(employees="185"), ("contact", CONTACT)],
        source_url="https://gammal.example.se/artikel",
        source_file="hemligt-manus.docx",
    )
    page.people.add(
        ProfilePerson(name="Alva Norling", role="enhetschef", consent_note="Sa ja i telefon",
                      consent_on=dt.date(2024, 1, 1), years_text="Tre år på enheten"),
        ProfilePerson(name="Bo Hemlig", hidden=True),
    )  # fmt: skip
    return add_topics(page, "handledning")


def read(client: Client, page: ProfilePage) -> dict[str, Any]:
    return json.loads(client.get(f"/api/v2/pages/{page.pk}/?fields=*").content)


class ProfileApiTests:
    def test_names_municipality_label_and_topics(self, client: Client, page: ProfilePage) -> None:
        data = read(client, page)
        assert data["municipality"]["county"]["name"] == "Stockholms län"
        assert data["label"] == {
            "value": "redaktionellt", "text": "Redaktionellt", "advertiser": ""
        }  # fmt: skip
        assert data["topics"] == [{"slug": "handledning", "label": "Handledning"}]

    def test_blocks_are_plain_values(self, client: Client, page: ProfilePage) -> None:
        heading, paragraph, quote, picture = read(client, page)["body"]
        assert heading == {"type": "heading", "value": {"text": "Tid", "language": ""}}
        assert '<a href="https://www.example.se">mer</a>' in paragraph["value"]
        assert quote["value"]["speakers"] == ["Alva Norling"]
        assert picture["value"]["credit"] == "Foto: Bo Ek"
        assert picture["value"]["image"]["url"].startswith("http")

    def test_phone_numbers_can_be_called(self, client: Client, page: ProfilePage) -> None:
        contact = read(client, page)["aside"][1]["value"]
        assert contact["phones"] == [
            {"label": "Växel", "number": "08-465 004 00", "e164": "+46846500400"}
        ]

    def test_facts_keep_what_they_measure(self, client: Client, page: ProfilePage) -> None:
        panel = read(client, page)["aside"][0]["value"]
        assert panel["items"][0]["value"]["measure"] == "employees"
        assert panel["items"][0]["value"]["values"] == ["185"]

    @pytest.mark.parametrize(
        "secret", ["Bo Hemlig", "Sa ja i telefon", "2024-01-01", "Tre år", "hemligt-manus"]
    )
    def test_never_shows_what_is_for_editors(
        self, client: Client, page: ProfilePage, secret: str
    ) -> None:
        assert secret not in client.get(f"/api/v2/pages/{page.pk}/?fields=*").content.decode()
        for fields in ("people(consent_note)", "people(*)", "source_file", "consent_on"):
            response = client.get(f"/api/v2/pages/{page.pk}/?fields={fields}")
            assert secret not in response.content.decode()

    def test_shows_the_live_words_not_the_drafts(self, client: Client, page: ProfilePage) -> None:
        page.title = "Ny rubrik som inte är ute"
        page.save_revision()
        assert (
            "inte är ute" not in client.get(f"/api/v2/pages/{page.pk}/?fields=*").content.decode()
        )


@pytest.mark.django_db
class MarkdownTests:
    def test_has_the_pages_words_in_order(self, client: Client, page: ProfilePage) -> None:
        response = client.get("/profiler/haninge/markdown/")
        assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
        text = response.content.decode()
        parts = [
            "Redaktionellt",
            "# Att arbeta i Haninge",
            "Här finns tid att tänka.",
            "## Tid",
            "Läs [mer](https://www.example.se).",
            "– Vi hinner, säger Alva.",
            "- employees: 185",
            "- Växel: 08-465 004 00",
        ]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)
        assert "Bo Hemlig" not in text

    def test_leaves_out_what_the_page_leaves_out(self, client: Client) -> None:
        passed = {"text": "Sök sommarjobb", "url": "https://jobb.example.se/sommar"}
        row = {"label": "", "values": ["158"]}
        panel = {"title": "Fakta", "items": [("row", row)], "as_of_year": "2024", "source": "SCB"}
        page = make_profile(
            body=[
                ("pull_quote", {"text": ""}),
                ("heading", {"text": "", "language": ""}),
                ("paragraph", PARAGRAPH),
            ],
            aside=[
                ("call_to_action", {**passed, "valid_until": dt.date(2020, 6, 1)}),
                ("fact_panel", {"title": "", "items": []}),
                ("fact_panel", panel),
                ("contact", {**CONTACT, "phones": [{"label": "Växel", "number": ""}]}),
            ],
        )
        text = client.get(f"{page.get_url()}markdown/").content.decode()
        aside = json.dumps(read(client, page)["aside"], ensure_ascii=False)
        for left_out in ("Sök sommarjobb", "158", "”", "Växel:"):
            assert left_out not in text
        assert "Sök sommarjobb" not in aside
        assert "158" not in aside
        assert text.count("## Fakta") == 1
        assert "\n## \n" not in text
        assert "Uppgifterna är från 2024. Källa: SCB" in text

    def test_says_who_speaks_where_the_page_does(self, client: Client) -> None:
        speech = {"text": "Vi hinner.", "speakers": ["Alva Norling"], "attribution": "auto"}
        told = {"text": "Ja, säger Alva.", "speakers": ["Alva Norling"], "attribution": "auto"}
        page = make_profile(body=[("quote", speech), ("quote", told)], author="Bo Ek", kicker="Ny")
        page.people.add(ProfilePerson(name="Alva Norling", role="enhetschef"))
        page.save()
        text = client.get(f"{page.get_url()}markdown/").content.decode()
        assert "\n\n– Vi hinner. (Alva Norling)\n" in text
        assert "\n\n– Ja, säger Alva.\n" in text
        assert "\n\nText: Bo Ek\n" in text
        assert "\n\nNy\n" in text
        assert "- Alva Norling, enhetschef" in text

    def test_llms_text_leads_there(self, client: Client, page: ProfilePage) -> None:
        text = client.get("/llms.txt").content.decode()
        assert f"[{page.title}](http://localhost/profiler/haninge/markdown/)" in text
