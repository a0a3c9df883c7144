"""The three walks a visitor must manage, each with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.patience import press
from tests.browser.sample_site import SampleSite

MOST_TABS = 80
FOCUSED_NAME = (
    "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
)


def _tab_to(page: Page, name: str, inside: str = "*") -> None:
    """Presses Tab until what has the focus is called so, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        inside_it = page.evaluate(f"!!document.activeElement.closest({inside!r})")
        if inside_it and name in page.evaluate(FOCUSED_NAME):
            return
    pytest.fail(f"{MOST_TABS} Tab presses did not reach {name!r} on {page.url}.")


def _follow(page: Page) -> None:
    """Presses Enter on the link that has the focus and waits until all of its page is there."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _listed(page: Page) -> list[str]:
    cards = page.locator(".profile-card__title a")
    expect(cards.first).to_be_visible()
    return [card.get_attribute("href") or "" for card in cards.all()]


@pytest.mark.parametrize("javascript", [True, False], ids=["script on", "script off"])
class WalkTests:
    @pytest.fixture
    def visitor(self, open_context: OpenContext, javascript: bool) -> Page:
        return open_context(java_script_enabled=javascript).new_page()

    @pytest.fixture
    def caller(self, open_context: OpenContext, javascript: bool) -> Page:
        return open_context(width=390, java_script_enabled=javascript).new_page()

    def test_a_misspelled_search_leads_to_a_telephone_number(
        self, site: SampleSite, caller: Page
    ) -> None:
        caller.goto("/")
        field = caller.get_by_role("searchbox")
        field.or_(caller.get_by_role("combobox")).fill("Vermdö")
        _follow(caller)
        expect(caller.get_by_text("Menade du")).to_contain_text("värmdö", ignore_case=True)
        press(caller.locator("#results a").first)
        expect(caller).to_have_url(re.compile(re.escape(site.profile.url) + "$"))
        call = caller.get_by_role("link", name="Ring 08-465 004 00")
        expect(call).to_be_visible()
        expect(call).to_have_attribute("href", "tel:+46846500400")

    def test_the_map_leads_by_keyboard_to_a_profile_and_the_next(
        self, site: SampleSite, visitor: Page
    ) -> None:
        visitor.goto(f"{site.index.url}karta/")
        _tab_to(visitor, "Stockholms län", inside="svg")
        _follow(visitor)
        expect(visitor.get_by_role("heading", level=1)).to_contain_text("Stockholms län")
        _tab_to(visitor, "Ekerö", inside="svg")
        _follow(visitor)
        expect(visitor.locator(".profile__title")).to_have_text(
            "Här bor chefen bredvid och dörren står öppen"
        )
        _tab_to(visitor, "Nästa", inside="nav")
        _follow(visitor)
        expect(visitor.locator(".profile__title")).to_be_visible()
        expect(visitor).not_to_have_url(re.compile("ekero"))

    def test_a_county_leads_to_a_comparison_that_is_kept_and_called_from(
        self, site: SampleSite, caller: Page, open_context: OpenContext
    ) -> None:
        caller.goto(f"{site.index.url}karta/")
        press(caller.locator(".series-map__list").get_by_role("link", name="Stockholms län"))
        press(caller.get_by_role("link", name="Jämför Värmdö med andra kommuner"))
        press(caller.locator(".comparison__note").get_by_role("link", name="Haninge"))
        colleague = open_context(width=320).new_page()
        colleague.goto(caller.url)
        names = colleague.get_by_role("columnheader")
        expect(names).to_have_text(["Värmdö", "Haninge"])
        for name in names.all():
            expect(name).to_be_in_viewport(ratio=0.9)
        call = colleague.get_by_role("link", name="08-465 004 00")
        expect(call).to_have_attribute("href", "tel:+46846500400")

    def test_a_filtered_list_is_the_same_for_whoever_gets_its_url(
        self, site: SampleSite, caller: Page, open_context: OpenContext, javascript: bool
    ) -> None:
        caller.goto(site.index.url)
        everything = _listed(caller)
        for facet, choice in (("Län", "Stockholms län"), ("Märkning", "Redaktionellt")):
            caller.locator(".series-filters__summary", has_text=facet).click()
            caller.get_by_role("checkbox", name=choice).check()
        number = "2 presentationer" if javascript else "presentationer"
        caller.get_by_role("button", name=f"Visa {number}", exact=True).click()
        expect(caller.get_by_role("status")).to_have_text("2 presentationer")
        expect(caller.locator(".chips__chip")).to_have_text(
            [re.compile("Stockholms län"), re.compile("Redaktionellt")]
        )
        mine = _listed(caller)
        friend = open_context().new_page()
        friend.goto(caller.url)
        assert _listed(friend) == mine
        assert 0 < len(mine) < len(everything)
