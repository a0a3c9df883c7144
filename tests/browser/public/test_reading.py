"""The visitor's walk: from the first page to a profile, and back by the search."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.patience import press, wait_until_drawn
from tests.browser.sample_site import SampleSite


def _walk(page: Page, site: SampleSite) -> None:
    page.goto("/")
    press(
        page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Presentationer")
    )
    press(page.locator(".profile-card").get_by_role("link", name=site.profile.title))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(site.profile.title))
    search = page.get_by_role("search")
    search.locator("input[name=q]").fill("skärgården")
    press(search.get_by_role("button"))
    press(page.locator("#results > li a").first)
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
        wait_until_drawn(page)
        return page

    def test_says_who_paid_before_the_title(self, profile: Page) -> None:
        label = profile.locator(".profile .commercial-label")
        expect(label).to_have_text("Annons från Värmdö kommun")
        title = profile.get_by_role("heading", level=1)
        assert label.bounding_box()["y"] < title.bounding_box()["y"]

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
