"""The command that fills an empty site with the sample series."""

from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.models import HomePage, PublisherSettings, SiteImage, StandardPage
from profiles.blocks.aside import AsideBlock
from profiles.blocks.body import ProfileBodyBlock
from profiles.blocks.standfirst import StandfirstBlock
from profiles.demo.picture_store import TAG
from profiles.demo.sources import EDITIONS
from profiles.models import ProfilePage
from profiles.rules import findings

pytestmark = [pytest.mark.usefixtures("loaded_demo"), pytest.mark.django_db]


def used_block_types(field: str) -> set[str]:
    return {
        child.block_type for page in ProfilePage.objects.all() for child in getattr(page, field)
    }


class LoadDemoTests:
    def test_publishes_every_edition_and_names_it(self, loaded_demo: str) -> None:
        pages = ProfilePage.objects.visible()
        assert pages.count() == len(EDITIONS)
        assert all(page.title in loaded_demo for page in pages)

    def test_gives_the_newest_edition_the_bare_url(self) -> None:
        slugs = set(ProfilePage.objects.values_list("slug", flat=True))
        assert slugs == {"varmdo", "ekero", "sandviken", "haninge", "hoor", "haninge-2015"}
        assert ProfilePage.objects.get(slug="haninge").previous_edition.slug == "haninge-2015"

    @pytest.mark.parametrize(
        ("field", "block"),
        [
            ("standfirst", StandfirstBlock()),
            ("body", ProfileBodyBlock()),
            ("aside", AsideBlock()),
        ],
    )
    def test_uses_every_type_of_block(self, field: str, block: Any) -> None:
        assert used_block_types(field) == set(block.child_blocks)

    def test_shows_both_labels(self) -> None:
        labels = set(ProfilePage.objects.values_list("label", flat=True))
        assert labels == {"annons", "redaktionellt"}

    def test_leaves_the_editor_no_advice_but_one_title(self) -> None:
        # Later, figures and links to jobs will be old, and the advice is to look at them.
        with time_machine.travel("2026-11-22 12:00:00+00:00"):
            advice = [
                (page.slug, finding.code)
                for page in ProfilePage.objects.all()
                for finding in findings(page)
            ]
        assert advice == [("haninge", "title-without-municipality")]

    def test_shows_a_comparison_a_correction_an_expired_link_and_a_hidden_person(self) -> None:
        pages = {page.slug: page for page in ProfilePage.objects.all()}
        rows = [row for child in pages["sandviken"].aside for row in rows_of(child)]
        assert {row["measure"] for row in rows} >= {"employees", "budget", "inhabitants"}
        assert len(pages["ekero"].corrections) == 1
        assert pages["haninge"].aside[-1].value.is_expired
        hidden = [person for person in pages["hoor"].people.all() if person.hidden]
        assert len(hidden) == 1
        assert hidden[0] not in pages["hoor"].get_visible_people()

    def test_marks_the_english_heading(self) -> None:
        headings = [
            child.value
            for child in ProfilePage.objects.get(slug="sandviken").body
            if child.block_type == "heading"
        ]
        assert [value["text"] for value in headings if value["language"] == "en"] == [
            "Signs of Safety"
        ]

    def test_places_a_described_picture_with_a_focal_point_on_every_profile(self) -> None:
        for page in ProfilePage.objects.select_related("lead_image"):
            assert page.lead_image.has_focal_point()
            assert page.lead_image_alt
            assert page.lead_image_credit_line == "Illustration: Exempelförlaget"
        assert SiteImage.objects.count() == 16

    def test_finds_its_pictures_by_their_tag(self) -> None:
        pictures = SiteImage.objects.filter(tags__name=TAG)
        assert len(SiteImage.objects.search(TAG)) == len(pictures) > 0

    def test_says_on_every_page_that_it_is_an_example(self) -> None:
        settings = PublisherSettings.for_site(Site.objects.get(is_default_site=True))
        assert "påhittade" in settings.sample_notice
        assert len(settings.get_footer_pages()) == 5
        for page in settings.get_footer_pages():
            assert page.live
        assert HomePage.objects.get().intro

    def test_a_second_time_refuses_and_changes_nothing(self) -> None:
        with pytest.raises(CommandError, match="already has profiles"):
            call_command("load_demo")
        assert ProfilePage.objects.count() == len(EDITIONS)

    def test_reset_starts_again_in_development(self, settings: Any) -> None:
        settings.DEBUG = True
        before = set(ProfilePage.objects.values_list("pk", flat=True))
        call_command("load_demo", reset=True, stdout=StringIO())
        after = set(ProfilePage.objects.values_list("pk", flat=True))
        assert not before & after
        assert len(after) == len(EDITIONS)
        assert SiteImage.objects.count() == 16
        assert StandardPage.objects.count() == 5

    def test_reset_is_refused_outside_development(self, settings: Any) -> None:
        settings.DEBUG = False
        with pytest.raises(CommandError, match="development"):
            call_command("load_demo", reset=True, stdout=StringIO())
        assert ProfilePage.objects.count() == len(EDITIONS)


def rows_of(child: Any) -> list[Any]:
    if child.block_type != "fact_panel":
        return []
    return [item.value for item in child.value["items"] if item.block_type == "row"]


class StandardPageTests:
    def test_links_to_its_sisters_as_pages(self) -> None:
        about = StandardPage.objects.get(slug="om-serien")
        html = str(about.body)
        assert '<a href="/om-annonser/">' in html
        assert '<a href="/kakor/">' in html

    def test_accessibility_statement_says_what_one_must(self) -> None:
        text = str(StandardPage.objects.get(slug="tillganglighet").body)
        for word in (
            "WCAG 2.2",
            "Delvis förenlig",
            "Senaste bedömning",
            "uppdaterades senast",
            "intern kontroll",
            "mailto:",
            "oskäligt betungande",
        ):
            assert word in text
        assert "digg.se" not in text
