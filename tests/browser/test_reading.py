"""The visitor's walk: from the first page to a profile, and back by the search."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.sample_site import SampleSite


def _walk(page: Page, site: SampleSite) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Profiler").click()
    page.get_by_role("main").get_by_role("link", name=re.compile(site.profile.title)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(site.profile.title))
    search = page.get_by_role("search")
    search.get_by_role("searchbox").fill("skärgården")
    search.get_by_role("button").click()
    page.locator("#results > li a").first.click()
    expect(page).to_have_url(re.compile(re.escape(site.profile.url) + "$"))


@pytest.mark.parametrize("javascript", [True, False], ids=["script on", "script off"])
class WalkTests:
    def test_leads_from_home_to_a_profile_and_finds_it_again_by_searching(
        self, site: SampleSite, open_context: OpenContext, javascript: bool
    ) -> None:
        _walk(open_context(java_script_enabled=javascript).new_page(), site)


class ProfileTests:
    @pytest.fixture
    def profile(self, site: SampleSite, page: Page) -> Page:
        page.goto(site.profile.url)
        return page

    def test_says_who_paid_before_the_title(self, profile: Page) -> None:
        label = profile.locator(".profile .commercial-label")
        expect(label).to_have_text("Annons från Värmdö kommun")
        title = profile.get_by_role("heading", level=1)
        assert label.bounding_box()["y"] < title.bounding_box()["y"]

    def test_dials_writes_and_visits(self, profile: Page) -> None:
        contact = profile.get_by_role("complementary", name=re.compile("^Kontakt"))
        expect(contact.locator("a[href^='tel:']")).to_have_attribute("href", "tel:+46846500400")
        expect(contact.locator("a[href^='mailto:']")).to_have_text("social@example.se")
        job = contact.get_by_role("link", name="Lediga tjänster i Värmdö")
        expect(job).to_have_attribute("rel", "sponsored")

    def test_marks_links_out_of_paid_running_text(self, profile: Page) -> None:
        links = profile.locator(".prose p > a[href^='http']")
        assert links.count() > 1
        assert {link.get_attribute("rel") for link in links.all()} == {"sponsored"}

    def test_keeps_the_dash_and_the_first_word_together(self, profile: Page) -> None:
        quote = profile.locator(".prose .quote").first
        assert quote.text_content().startswith("–\u00a0Vi bestämmer")

    def test_leaves_out_people_who_are_hidden_from_the_web(self, profile: Page) -> None:
        people = profile.get_by_role("region", name="I artikeln")
        expect(people.get_by_role("listitem")).to_have_count(2)
        expect(profile.get_by_text("Dold Person")).to_have_count(0)

    def test_stands_facts_beside_the_first_paragraph_on_a_wide_screen(self, profile: Page) -> None:
        paragraph = profile.locator(".prose > p").first.bounding_box()
        facts = profile.locator(".fact-panel").bounding_box()
        assert facts["x"] > paragraph["x"] + paragraph["width"] - 1
        assert abs(facts["y"] - paragraph["y"]) < 30


class PhoneTests:
    def test_jumps_from_the_standfirst_to_facts_and_contact(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(width=390, reduced_motion="reduce").new_page()
        page.goto(site.profile.url)
        page.get_by_role("link", name="Till fakta och kontakt").click()
        expect(page.locator(".fact-panel")).to_be_in_viewport()
