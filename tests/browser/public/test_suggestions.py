"""The search field as a combobox: what a keyboard, a screen reader and a slow network meet.

The page's clock stands still while somebody types: on a busy machine the letters of one word would
come with pauses, after which the field asks for a part of it.
"""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import OpenContext
from tests.browser.patience import wait_until
from tests.browser.sample_site import SampleSite

ANSWERS = re.compile(r"/sok/forslag/\?q=")
LINES = [
    {"text": "Värmdö kommun", "type": "kommun", "url": "/sok/?q=ett"},
    {"text": "Värdegrund", "type": "ämne", "url": "/sok/?q=tv%C3%A5"},
    {"text": "Vem vågar?", "type": "rubrik", "url": "/sok/?q=tre"},
]
# Milliseconds: longer than the field waits after a letter before it asks.
A_WHILE = 400
ADDRESSES = ["/", "/sok/?q=finnsinte"]


def answering(lines: list[dict[str, str]]) -> Callable[[Route], None]:
    """Returns a network that answers every question alike."""
    return lambda route: route.fulfill(body=json.dumps(lines), content_type="application/json")


def letters_asked_for(page: Page) -> list[str]:
    """Returns a list that grows with every question the page asks."""
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(re.findall(r"/forslag/\?q=(.*)", request.url)))
    return asked


class Combobox:
    """The field, its list and what is announced of it."""

    def __init__(self, page: Page) -> None:
        """Finds them on the page and empties the field."""
        self.page = page
        self.form = page.locator("[data-search-suggestions]").first
        self.field = self.form.get_by_role("combobox")
        self.list = self.form.locator("[role=listbox]")
        self.options = self.form.get_by_role("option")
        self.status = self.form.get_by_role("status")
        self.field.fill("")
        self.field.focus()

    def type(self, letters: str) -> None:
        """Types as a person does, letter by letter."""
        self.page.keyboard.type(letters)

    def pause(self) -> None:
        """Lets so much time pass that the field asks, if it is going to."""
        self.page.clock.run_for(A_WHILE)

    def press(self, *keys: str) -> None:
        """Presses keys; whatever they do, the focus stays in the field."""
        for key in keys:
            self.page.keyboard.press(key)
            expect(self.field).to_be_focused()

    def expect_chosen(self, place: int | None) -> None:
        """One option is chosen, and the field names it; or none."""
        chosen = self.form.locator("[role=option][aria-selected=true]")
        if place is None:
            expect(chosen).to_have_count(0)
            expect(self.field).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
            return
        expect(chosen).to_have_count(1)
        option: Locator = self.options.nth(place)
        expect(option).to_have_attribute("aria-selected", "true")
        name = option.get_attribute("id") or ""
        expect(self.field).to_have_attribute("aria-activedescendant", name)

    def expect_open(self, is_open: bool) -> None:
        """The list is to be seen and the field says so, or neither."""
        expect(self.list).to_be_visible(visible=is_open)
        expect(self.field).to_have_attribute("aria-expanded", "true" if is_open else "false")


@pytest.fixture
def page(open_context: OpenContext, site: SampleSite) -> Page:
    """A visitor at a desk who has found the first page."""
    page = open_context().new_page()
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page


def let_answers_arrive(page: Page) -> None:
    """Waits for an answer asked for now; those that were sent before have come before it."""
    page.evaluate("async () => (await fetch('/robots.txt')).text()")


@pytest.mark.parametrize("url", ADDRESSES, ids=["header", "results page"])
class KeyboardTests:
    """Three suggestions, and what each key does with them."""

    @pytest.fixture
    def box(self, page: Page, url: str) -> Combobox:
        page.route(ANSWERS, answering(LINES))
        page.goto(url)
        box = Combobox(page)
        box.expect_open(False)
        box.type("vä")
        box.pause()
        box.expect_open(True)
        return box

    def test_says_what_it_is_and_how_many_there_are(self, box: Combobox) -> None:
        expect(box.field).to_have_attribute("aria-autocomplete", "list")
        expect(box.field).to_have_attribute("aria-controls", box.list.get_attribute("id") or "")
        expect(box.status).to_have_text("3 förslag")
        expect(box.options.first).to_have_text("Värmdö kommun kommun")
        box.expect_chosen(None)

    def test_arrows_go_round_by_way_of_the_field(self, box: Combobox) -> None:
        for key, place in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 2)]:
            box.press(key)
            box.expect_chosen(place)
        box.press("ArrowDown")
        box.expect_chosen(None)
        box.press("ArrowUp")
        box.expect_chosen(2)

    def test_home_and_end_return_to_what_is_typed(self, box: Combobox) -> None:
        place_of_caret = "field => field.selectionStart"
        for key, place in [("Home", 0), ("End", 2)]:
            box.press("ArrowDown", key)
            box.expect_chosen(None)
            assert box.field.evaluate(place_of_caret) == place
        box.expect_open(True)

    def test_enter_follows_the_chosen_option(self, box: Combobox) -> None:
        box.press("ArrowDown", "ArrowDown")
        box.page.keyboard.press("Enter")
        expect(box.page).to_have_url(re.compile(r"/sok/\?q=tv%C3%A5$"))

    def test_enter_searches_when_none_is_chosen(self, box: Combobox) -> None:
        box.page.keyboard.press("Enter")
        expect(box.page).to_have_url(re.compile(r"/sok/\?q=v%C3%A4$"))

    def test_escape_closes_first_and_empties_then(self, box: Combobox) -> None:
        box.press("ArrowDown", "Escape")
        box.expect_open(False)
        box.expect_chosen(None)
        expect(box.field).to_have_value("vä")
        box.press("Escape")
        expect(box.field).to_have_value("")

    def test_opens_again_with_an_arrow(self, box: Combobox) -> None:
        box.press("Escape", "ArrowDown")
        box.expect_open(True)

    def test_closes_when_the_focus_leaves(self, box: Combobox) -> None:
        box.page.keyboard.press("Tab")
        box.expect_open(False)
        expect(box.form.get_by_role("button")).to_be_focused()

    def test_a_press_on_an_option_follows_it(self, box: Combobox) -> None:
        box.options.nth(2).click()
        expect(box.page).to_have_url(re.compile(r"/sok/\?q=tre$"))


class NetworkTests:
    """What is asked for, and when."""

    def test_asks_once_when_the_typing_pauses(self, page: Page) -> None:
        asked = letters_asked_for(page)
        page.route(ANSWERS, answering(LINES))
        page.goto("/")
        box = Combobox(page)
        box.type("värmdö")
        box.pause()
        box.expect_open(True)
        assert asked == ["v%C3%A4rmd%C3%B6"]

    def test_asks_nothing_for_a_single_letter(self, page: Page) -> None:
        asked = letters_asked_for(page)
        page.route(ANSWERS, answering(LINES))
        page.goto("/")
        box = Combobox(page)
        box.type("v")
        box.pause()
        box.expect_open(False)
        box.type("ä")
        box.pause()
        box.expect_open(True)
        assert asked == ["v%C3%A4"]

    def test_says_when_there_is_nothing(self, page: Page) -> None:
        page.route(ANSWERS, answering([]))
        page.goto("/")
        box = Combobox(page)
        box.type("xyz")
        box.pause()
        expect(box.status).to_have_text("Inga förslag")
        box.expect_open(False)

    def test_a_late_answer_does_not_replace_a_newer_one(self, page: Page) -> None:
        held: list[Route] = []

        def answer(route: Route) -> None:
            if route.request.url.endswith("q=v%C3%A4"):
                held.append(route)
            else:
                answering(LINES[1:2])(route)

        page.route(ANSWERS, answer)
        page.goto("/")
        box = Combobox(page)
        box.type("vä")
        box.pause()
        wait_until(page, lambda: held)
        box.type("rd")
        box.pause()
        expect(box.options).to_have_text(["Värdegrund ämne"])
        answering(LINES)(held[0])
        let_answers_arrive(page)
        expect(box.options).to_have_text(["Värdegrund ämne"])
        expect(box.status).to_have_text("1 förslag")

    def test_an_answer_after_the_field_is_left_opens_nothing(self, page: Page) -> None:
        held: list[Route] = []
        page.route(ANSWERS, lambda route: held.append(route))
        page.goto("/")
        box = Combobox(page)
        box.type("vä")
        box.pause()
        wait_until(page, lambda: held)
        page.keyboard.press("Tab")
        answering(LINES)(held[0])
        let_answers_arrive(page)
        box.expect_open(False)

    def test_goes_on_when_the_server_fails(self, page: Page) -> None:
        page.route(ANSWERS, lambda route: route.fulfill(status=500))
        page.goto("/")
        box = Combobox(page)
        box.type("skärgården")
        with page.expect_response(ANSWERS):
            box.pause()
        let_answers_arrive(page)
        box.expect_open(False)
        page.keyboard.press("Enter")
        expect(page.locator("#results > li")).not_to_have_count(0)

    def test_leads_to_a_municipality_of_the_site(self, site: SampleSite, page: Page) -> None:
        page.goto("/")
        box = Combobox(page)
        box.type("varm")
        box.pause()
        expect(box.options.first).to_contain_text("Värmdö kommun")
        box.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(re.escape(site.profile.url) + "$"))


class WithoutScriptTests:
    def test_the_form_is_a_plain_one(self, site: SampleSite, open_context: OpenContext) -> None:
        page = open_context(java_script_enabled=False).new_page()
        page.goto("/")
        field = page.get_by_role("search").get_by_role("searchbox")
        expect(page.get_by_role("combobox")).to_have_count(0)
        field.fill("skärgården")
        field.press("Enter")
        expect(page.locator("#results > li")).not_to_have_count(0)
