"""WCAG in a real browser: axe's rules, reflow, keyboard, target size."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.patience import wait_until_drawn
from tests.browser.sample_site import SampleSite

RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}
SMALLEST_TARGET = 24
# Each first word of a text becomes one that no line holds.
LENGTHEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const isShown = !text.parentElement.closest("script, style, svg");
    const long = "Socialtjänstförvaltningsverksamhetschefen ";
    if (isShown && text.data.trim()) text.data = long + text.data;
  }
}"""
WIDE = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 150))"""
TEXT_SPACING = (  # WCAG 1.4.12
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
OVERFLOW = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def _violations(page: Page) -> list[str]:
    wait_until_drawn(page)
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url} {rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


class AxeTests:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [320, 1280])
    def test_finds_nothing_on_any_page(
        self, urls: dict[str, str], open_context: OpenContext, scheme: Any, width: int
    ) -> None:
        # Axe is injected as a script, which the site's own security policy would stop.
        context = open_context(width=width, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        found = []
        for url in urls.values():
            page.goto(url)
            found += _violations(page)
        assert found == []


class ReflowTests:
    @pytest.mark.parametrize("width", [320, 390, 768, 1600])
    def test_never_scrolls_sideways(
        self, urls: dict[str, str], open_context: OpenContext, width: int
    ) -> None:
        page = open_context(width=width).new_page()
        for name, url in urls.items():
            page.goto(url)
            wait_until_drawn(page)
            assert page.evaluate(OVERFLOW) <= 0, name

    def test_holds_text_of_double_size(
        self, urls: dict[str, str], open_context: OpenContext
    ) -> None:
        page = open_context(width=640, bypass_csp=True).new_page()
        for name, url in urls.items():
            page.goto(url)
            page.add_style_tag(content=":root { font-size: 200% }")
            wait_until_drawn(page)
            assert page.evaluate(OVERFLOW) <= 0, name

    def test_holds_words_of_forty_letters_without_hyphenation(
        self, urls: dict[str, str], open_context: OpenContext
    ) -> None:
        page = open_context(width=320, bypass_csp=True).new_page()
        for name, url in urls.items():
            page.goto(url)
            page.add_style_tag(content="* { hyphens: manual !important }")
            page.evaluate(LENGTHEN)
            wait_until_drawn(page)
            wide = page.evaluate(WIDE) if page.evaluate(OVERFLOW) > 0 else []
            assert wide == [], name

    def test_holds_the_spacing_that_readers_may_set(
        self, urls: dict[str, str], open_context: OpenContext
    ) -> None:
        page = open_context(width=320, bypass_csp=True).new_page()
        for name, url in urls.items():
            page.goto(url)
            page.add_style_tag(content=TEXT_SPACING)
            wait_until_drawn(page)
            assert page.evaluate(OVERFLOW) <= 0, name


class KeyboardTests:
    def test_offers_to_skip_to_the_content_first(self, site: SampleSite, page: Page) -> None:
        page.goto(site.profile.url)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Hoppa till innehållet")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()

    def test_shows_where_the_focus_is(self, site: SampleSite, page: Page) -> None:
        page.goto(site.profile.url)
        focused = "getComputedStyle(document.activeElement)"
        for _ in range(8):
            page.keyboard.press("Tab")
            assert page.evaluate(f"{focused}.outlineStyle") == "solid"
            assert page.evaluate(f"parseFloat({focused}.outlineWidth)") >= 3


class ZoomTests:
    def test_keeps_the_focus_in_sight_at_four_hundred_percent(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context().new_page()
        # A window of 1280 by 1024 pixels, four times enlarged.
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(site.profile.url)
        for _ in range(15):
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_be_in_viewport()


class ForcedColoursTests:
    def test_leave_edges_around_what_colour_alone_set_apart(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(forced_colors="active").new_page()
        page.goto(site.profile.url)
        for part in (".fact-panel", ".contact", ".commercial-label"):
            style = page.locator(part).first.evaluate("part => getComputedStyle(part).borderStyle")
            assert "solid" in style, part

    def test_tell_counties_with_profiles_from_the_others_on_the_map(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(forced_colors="active").new_page()
        page.goto(f"{site.index.url}karta/")
        fill = "path => getComputedStyle(path).fill"
        with_profiles = page.locator(".area-map__link path").first.evaluate(fill)
        assert with_profiles != page.locator(".area-map__area").first.evaluate(fill)


class TargetSizeTests:
    @pytest.mark.parametrize("width", [320, 1280])
    def test_gives_links_outside_running_text_room_for_a_finger(
        self, site: SampleSite, open_context: OpenContext, width: int
    ) -> None:
        page = open_context(width=width).new_page()
        page.goto(site.profile.url)
        wait_until_drawn(page)
        selector = "header a, nav a, footer a, .contact a, .search-form__button"
        for link in page.locator(selector).all():
            if link.is_visible():
                assert link.bounding_box()["height"] >= SMALLEST_TARGET, link.text_content()


class MotionTests:
    def test_does_not_glide_for_those_who_asked_for_less(
        self, site: SampleSite, open_context: OpenContext
    ) -> None:
        page = open_context(reduced_motion="reduce").new_page()
        page.goto(site.profile.url)
        behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
        assert page.evaluate(behaviour) == "auto"
