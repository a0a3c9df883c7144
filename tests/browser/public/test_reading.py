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

    def test_stands_facts_and_contact_beside_the_headline_and_they_stay(
        self, profile: Page
    ) -> None:
        title = profile.get_by_role("heading", level=1).bounding_box()
        keys = profile.locator(".profile__keys")
        assert keys.bounding_box()["x"] > title["x"] + title["width"] - 1
        assert keys.bounding_box()["y"] < title["y"] + title["height"]
        call = keys.get_by_role("link", name="Ring 08-465 004 00")
        expect(call).to_be_in_viewport()
        profile.locator(".prose > p").last.scroll_into_view_if_needed()
        expect(call).to_be_in_viewport()


class PhoneTests:
    def test_jumps_from_the_standfirst_to_facts_and_contact(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(width=390, reduced_motion="reduce").new_page()
        page.goto(site.profile.url)
        page.get_by_role("link", name="Till fakta och kontakt").click()
        expect(page.locator(".fact-panel")).to_be_in_viewport()

    def test_opens_with_headline_picture_standfirst_and_ways_to_reach_the_employer(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(width=390).new_page()
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(site.profile.url)
        wait_until_drawn(page)
        for part in (".commercial-label", "h1", ".lead-picture", ".standfirst"):
            expect(page.locator(part).first).to_be_in_viewport(ratio=0.5)
        bar = page.locator(".contact-shortcuts--bar")
        for name in ("Lediga tjänster i Värmdö", "Ring 08-465 004 00", "Mejla social@example.se"):
            expect(bar.get_by_role("link", name=name)).to_be_in_viewport()

    def test_the_bar_at_the_edge_never_stands_on_the_end_of_the_page(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(width=390, reduced_motion="reduce").new_page()
        page.goto(site.profile.url)
        wait_until_drawn(page)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        bar = page.locator(".contact-shortcuts--bar").bounding_box()
        last = page.locator(".profile__side").bounding_box()
        assert bar["y"] >= last["y"] + last["height"]


class MapTests:
    def test_says_the_name_of_what_is_pointed_at_or_in_focus(
        self, site: SampleSite, page: Page
    ) -> None:
        page.goto(f"{site.index.url}karta/")
        wait_until_drawn(page)
        name = page.locator("[data-area-name]")
        county = page.locator("a.area-map__link[aria-label^='Stockholms län']").first
        county.hover(force=True)
        expect(name).to_have_text(re.compile("^Stockholms län, "))
        page.locator(".area-map__link").last.focus()
        expect(name).not_to_have_text(re.compile("^Stockholms län, "))


class FilterTests:
    def test_the_list_follows_each_choice_and_the_focus_stays(
        self, site: SampleSite, page: Page
    ) -> None:
        page.goto(site.index.url)
        page.locator(".series-filters__summary", has_text="Län").click()
        box = page.get_by_role("checkbox", name="Stockholms län")
        box.check()
        expect(page).to_have_url(re.compile(r"\?lan=01"))
        expect(page).to_have_title(re.compile("Stockholms län"))
        expect(box).to_be_focused()
        expect(box).to_be_checked()
        found = page.locator("[data-found]").inner_text()
        page.get_by_role("button", name=f"Visa {found}", exact=True).click()
        expect(box).to_be_hidden()
        assert page.locator(".profile-card").count() == int(found.split()[0])

    def test_a_filter_that_has_no_choices_left_is_gone(self, site: SampleSite, page: Page) -> None:
        page.goto(site.index.url)
        page.locator(".series-filters__summary", has_text="Län").click()
        page.locator(
            ".series-filters__choice", has=page.locator(".count:text-is('1')")
        ).first.click()
        expect(page).to_have_url(re.compile(r"\?lan="))
        expect(page.locator("[data-found]")).to_have_text("1 presentation")
        expect(page.locator(".series-filters__group:visible:not(:has(input))")).to_have_count(0)
        expect(page.locator(".series-filters__group:visible")).to_have_count(1)
