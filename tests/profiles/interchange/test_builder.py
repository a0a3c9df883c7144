"""A draft becomes a page: every key, every block, and every way to be wrong."""

from pathlib import Path
from typing import Any

import pytest

from profiles.interchange.builder import build_profile
from profiles.interchange.errors import DraftError
from profiles.interchange.pictures import PictureSource
from profiles.interchange.schema import FactPanelPart
from profiles.interchange.stream_data import fact_panel_data
from profiles.models import ProfilePage
from profiles.rules import publishing_errors
from tests.home.images.pictures import png_bytes

pytestmark = pytest.mark.django_db


def draft(**changes: Any) -> dict[str, Any]:
    """Returns the smallest draft, with changes."""
    return {
        "schema": "municipality-profile-draft/1",
        "municipality": {"code": "0136", "name": "Haninge"},
        "title": {"text": "Tid att göra jobbet klart", "line": 1},
        **changes,
    }


def body_of(*items: dict[str, Any]) -> Any:
    """Returns the body built of the items."""
    return build_profile(draft(body=list(items))).body


class BuildTests:
    def test_makes_a_draft_with_a_revision(self) -> None:
        page = build_profile(draft())
        assert (page.live, page.slug, page.get_url()) == (False, "haninge", "/profiler/haninge/")
        assert page.get_latest_revision() is not None

    def test_fills_the_fields_of_the_page(self) -> None:
        page = build_profile(
            draft(
                label="annons",
                advertiser="Haninge kommun",
                kicker={"text": "Presentation"},
                published={"date": "2016-09-07", "raw": "Publicerad 7 september 2016"},
                updated={"date": "2018-01-31"},
                source={"file": "haninge.txt", "sha256": "ab" * 32},
                source_url="gamla.example.se/haninge",
                logo={"url": "www.haninge.se"},
                lead_image={"caption": "Två kollegor.", "credit": "Foto: Alva", "file": None},
            )
        )
        assert (page.label, page.advertiser, page.kicker) == (
            "annons",
            "Haninge kommun",
            "Presentation",
        )
        assert (str(page.published_on), str(page.updated_on)) == ("2016-09-07", "2018-01-31")
        assert (page.source_url, page.logo_url) == (
            "https://gamla.example.se/haninge",
            "https://www.haninge.se",
        )
        assert (page.lead_image_caption, page.lead_image_credit) == ("Två kollegor.", "Alva")
        assert publishing_errors(page) == []

    def test_gathers_consecutive_points_of_the_standfirst(self) -> None:
        items = [
            {"type": "list_item", "text": "Ett"},
            {"type": "list_item", "text": "Två"},
            {"type": "paragraph", "text": "Tre & fyra"},
            {"type": "quote", "text": "– Fem, säger Alva.", "speakers": ["Alva Norling"]},
        ]
        standfirst = build_profile(draft(standfirst={"items": items})).standfirst
        assert [child.block_type for child in standfirst] == ["list", "text", "quote"]
        assert list(standfirst[0].value["items"]) == ["Ett", "Två"]
        assert "Tre &amp; fyra" in standfirst[1].value.source
        assert standfirst[2].value["text"] == "Fem, säger Alva."

    def test_makes_every_block_of_the_body(self) -> None:
        body = body_of(
            {"type": "paragraph", "text": "Ett", "html": "<p>Ett <b>två</b></p>"},
            {"type": "heading", "text": "Rubrik"},
            {"type": "quote", "text": "Ja.", "speakers": ["Alva Norling"]},
            {"type": "pull_quote", "text": "Ja", "speakers": ["Alva Norling"]},
            {"type": "list", "items": ["a", "b"]},
            {
                "type": "image",
                "caption": "Bildtext",
                "credit": "Alva",
                "credit_label": "Illustration",
            },
            {"type": "table", "rows": [["Enhet", "Antal"], ["Barn", "4"]], "header": True},
            {"type": "video", "text": "Film", "url": "film.example.se/1"},
            {"type": "call_to_action", "text": "Sök jobb", "url": "https://jobb.example.se"},
        )
        assert [child.block_type for child in body] == [
            "paragraph",
            "heading",
            "quote",
            "pull_quote",
            "list",
            "image",
            "table",
            "video",
            "call_to_action",
        ]
        assert "<b>två</b>" in body[0].value.source
        assert body[5].value.credit_line == "Illustration: Alva"
        table = body[6].value["table"]
        assert [column["heading"] for column in table.columns] == ["Enhet", "Antal"]
        assert table.row_data[0]["values"] == ["Barn", "4"]
        assert body[7].value["url"] == "https://film.example.se/1"

    @pytest.mark.parametrize(
        "html",
        [
            '<p>Hej <script>alert(1)</script><a href="javascript:alert(1)">dig</a></p>',
            '<p onclick="alert(1)">Hej <img src="x" onerror="alert(1)">dig</p>',
            "<h1>Hej</h1><iframe src='//x'></iframe>dig",
        ],
    )
    def test_keeps_only_bold_italics_and_links(self, html: str) -> None:
        (child,) = body_of({"type": "paragraph", "html": html})
        source = child.value.source
        for forbidden in ("<script", "javascript", "onclick", "onerror", "<iframe", "<h1"):
            assert forbidden not in source
        assert "Hej" in source

    def test_keeps_uneven_tables(self) -> None:
        (child,) = body_of({"type": "table", "rows": [["a"], ["b", "c"], []]})
        assert [row["values"] for row in child.value["table"].row_data] == [
            ["a", ""],
            ["b", "c"],
            ["", ""],
        ]

    def test_makes_fact_rows_that_can_be_compared(self) -> None:
        items = [
            {"type": "row", "key": "Anställda", "value": "185"},
            {"type": "row", "key": "Budget", "value": "180 miljoner kronor."},
            {"type": "row", "key": "Yrken", "value": "a, b", "value_list": ["a", "b"]},
            {"type": "prose", "text": "Vid sjön."},
        ]
        page = build_profile(
            draft(
                fact_panel={"title": "Ett", "items": items},
                fact_panels=[{"title": "Två", "items": []}],
            )
        )
        first, second = page.aside
        rows = [child.value for child in first.value["items"]]
        assert (rows[0]["measure"], rows[0].measured_number) == ("employees", 185)
        assert (rows[1]["measure"], rows[1].measured_number) == ("budget", 180_000_000)
        assert rows[1].filled_values == ["180 miljoner kronor."]
        assert rows[2].filled_values == ["a", "b"]
        assert second.value["title"] == "Två"

    @pytest.mark.parametrize(
        ("title", "is_part"),
        [
            ("Fakta", False),
            ("", False),
            ("Individ- och familjeomsorgen – Åmåls kommun", False),
            ("FAKTA OM ÅMÅL", False),
            ("Därför ska du jobba i Åmål", False),
            ("Om Individ- och familjeomsorgen", False),
            ("Socialtjänsten i Färgestad", True),
            ("Barnenheten i Åmål", True),
            ("Distrikt Norr", True),
            ("FAKTA OM FAMILJECENTRALEN", True),
        ],
    )
    def test_figures_of_a_part_are_not_the_municipalitys(self, title: str, is_part: bool) -> None:
        row = {"type": "row", "key": "Medarbetare", "value": "3"}
        panel = FactPanelPart.model_validate({"title": title, "items": [row]})
        (block,) = fact_panel_data(panel, "Åmål")["value"]["items"]
        assert block["value"]["measure"] == ("" if is_part else "employees")

    def test_names_the_contact_after_the_municipality(self) -> None:
        page = build_profile(
            draft(
                contact={"website": {"url": "haninge.se"}},
                contacts=[{"organisation_suggested": "Socialkontoret"}],
            )
        )
        assert [child.value["organisation"] for child in page.aside] == [
            "Haninge kommun",
            "Socialkontoret",
        ]
        assert page.aside[0].value["website"] == "https://haninge.se"

    def test_makes_a_whole_contact(self) -> None:
        contact = {
            "organisation": "Haninge kommun",
            "visiting_address": {"street": "Storgatan 1", "locality": "Haninge"},
            "postal_address": {"street": "Box 1", "postal_code": "13481", "locality": "Haninge"},
            "phones": [{"label": "Växel", "display": "08-465 004 00", "e164": "+46846500400"}],
            "emails": [{"label": "E-post", "address": "mailto:social@example.se"}],
            "job_ads": {"text": "Lediga tjänster", "url": "jobb.example.se"},
        }
        (child,) = build_profile(draft(contact=contact)).aside
        value = child.value
        assert value.postal_line == "Box 1, 134\u00a081 Haninge"
        assert (value["phones"][0].display, value["phones"][0].e164) == (
            "08-465 004 00",
            "+46846500400",
        )
        assert value["emails"][0]["address"] == "social@example.se"
        assert value["job_url"] == "https://jobb.example.se"

    def test_adds_the_people_in_order(self) -> None:
        people = [{"name": "Alva Norling", "role": "chef", "since_year": 2016}, {"name": "Bo Ek"}]
        page = build_profile(draft(people=people))
        stored = ProfilePage.objects.get(pk=page.pk).people.all()
        assert [(person.name, person.since_year) for person in stored] == [
            ("Alva Norling", "2016"),
            ("Bo Ek", ""),
        ]

    def test_suggests_topics_by_label_and_synonym(self) -> None:
        decision = {"code": "topics", "severity": "should", "suggestion": ["FRISKVÅRD", "lss", "x"]}
        page = build_profile(draft(editor_decisions=[decision]))
        assert {topic.slug for topic in page.topics.all()} == {
            "friskvard",
            "funktionsnedsattning-lss",
        }
        assert page.topics_suggested

    def test_takes_given_topics_as_decided(self) -> None:
        page = build_profile(draft(topics=["friskvard"]))
        assert [topic.slug for topic in page.topics.all()] == ["friskvard"]
        assert not page.topics_suggested

    def test_stores_the_picture_beside_the_draft(self, tmp_path: Path) -> None:
        (tmp_path / "bild.png").write_bytes(png_bytes())
        lead = {"file": "bild.png", "caption": "En sjö", "credit": "Alva", "alt_text": "Vatten."}
        page = build_profile(draft(lead_image=lead), pictures=PictureSource(tmp_path))
        assert (page.lead_image.credit, page.lead_image.title) == ("Alva", "En sjö")
        assert page.lead_image_alt == "Vatten."


class RefusalTests:
    @pytest.mark.parametrize(
        ("data", "path"),
        [
            ([], "Utkastet"),
            ("text", "Utkastet"),
            ({}, "schema"),
            (draft(schema="annat/1"), "schema"),
            (draft(municipality=None), "municipality"),
            (draft(municipality={"code": 136}), "municipality.code"),
            (draft(municipality={"code": "01367"}), "municipality.code"),
            (draft(municipality={"code": "9999"}), "municipality.code"),
            (draft(title="Rubrik"), "title"),
            (draft(title={"text": ""}), "title.text"),
            (draft(title={"text": 3}), "title.text"),
            (draft(title={"text": "a\x00b"}), "title.text"),
            (draft(title={"text": "\ud800"}), "title.text"),
            (draft(title={"text": "x" * 300}), "title"),
            (draft(published={"date": "7 september 2016"}), "published.date"),
            (draft(published={"date": "2016-13-41"}), "published.date"),
            (draft(label="reklam"), "label"),
            (draft(body="text"), "body"),
            (draft(body=[{"type": "paragraph"}, {"type": "okänd"}]), "body.1.type"),
            (draft(body=[{"type": "list", "items": ["a", 2]}]), "body.0.items.1"),
            (draft(people={"name": "Alva"}), "people"),
            (draft(topics=["finns-inte"]), "topics"),
            (draft(contact=[1]), "contact"),
            (draft(lead_image={"file": "saknas.png"}), "Bildfilen"),
        ],
    )
    def test_names_the_path_and_saves_nothing(self, data: object, path: str) -> None:
        with pytest.raises(DraftError) as caught:
            build_profile(data)  # type: ignore[arg-type]
        assert caught.value.problems[0].startswith(path)
        assert not ProfilePage.objects.exists()

    @pytest.mark.parametrize("name", ["../hemlig.png", "/etc/passwd", "mapp"])
    def test_reads_no_picture_outside_the_folder(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "hemlig.png").write_bytes(png_bytes())
        folder = tmp_path / "utkast"
        (folder / "mapp").mkdir(parents=True)
        with pytest.raises(DraftError, match="finns inte"):
            build_profile(draft(lead_image={"file": name}), pictures=PictureSource(folder))

    def test_refuses_a_picture_that_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "bild.png").write_text("<svg onload='alert(1)'/>")
        with pytest.raises(DraftError, match="ingen bild"):
            build_profile(draft(lead_image={"file": "bild.png"}), pictures=PictureSource(tmp_path))

    @pytest.mark.parametrize(
        ("field", "text"), [("name", "N" * 300), ("role", "r" * 300), ("since_year", "å" * 30)]
    )
    def test_names_what_of_a_person_fits_no_database(self, field: str, text: str) -> None:
        people = [{"name": "Alva Norling"}, {"name": "Bo Ek", field: text}]
        with pytest.raises(DraftError) as error:
            build_profile(draft(people=people))
        assert error.value.problems[0].startswith(f"people.1.{field}: ")
        assert not ProfilePage.objects.exists()

    def test_ignores_keys_without_a_field(self) -> None:
        page = build_profile(draft(okänd={"a": 1}, line_map={"1": "title"}, kicker=None, people=""))
        assert page.kicker == ""
