"""The admin's own screens: axe, keyboard and small laptops."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from home.link_check.checking import store
from home.link_check.client import Answer, Outcome
from home.link_check.links import Link
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in, wait_for_first_check
from tests.browser.patience import wait_until, wait_until_drawn
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_editor

pytestmark = pytest.mark.django_db(transaction=True)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OWN_PARTS = (
    ".profile-admin-checklist",
    ".profile-admin-checklist-button",
    ".profile-admin-page",
    ".profile-admin-guide",
    ".profile-admin-counties",
    ".profile-admin-start",
    ".profile-admin-approvals",
    ".profile-admin-next",
    "#drafts-left-section table",
    "#newest-section table",
)
OVERFLOW = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
OVERFLOW_OF_ITSELF = "element => element.scrollWidth - element.clientWidth"

DELETE_BLOCK = "[data-streamfield-action=DELETE]"
BUTTON_HAS_FOCUS = (
    "document.activeElement.matches('button') && document.activeElement.getClientRects().length"
)


def own_violations(page: Page) -> list[str]:
    """Returns what axe finds in the admin's own parts; Wagtail's own are Wagtail's."""
    parts = [part for part in OWN_PARTS if page.locator(part).count()]
    assert parts, page.url
    return violations(page, *parts)


def violations(page: Page, *parts: str) -> list[str]:
    """Returns what axe finds in parts of a screen."""
    found: list[dict[str, Any]] = (
        Axe().run(page, context=list(parts), options={"runOnly": RULES}).response["violations"]
    )
    return [f"{page.url} {rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def open_checklist(page: Page) -> None:
    """Opens the checklist and waits until it has slid in and is not about to be drawn anew."""
    if "/add/" in page.url:
        wait_for_first_check(page)
    page.locator("[data-checklist-short]").click()
    expect(page.locator("[data-checklist]")).to_be_visible()
    wait_until_drawn(page)


def own_screens(site: SampleSite) -> list[str]:
    """Returns the URL of each screen the admin adds."""
    return [
        "/admin/",
        "/admin/profiles/ny/",
        f"/admin/profiles/ny-utgava/{site.profile.pk}/",
        f"/admin/profiles/godkannande/{site.profile.pk}/",
        "/admin/profiles/guide/",
        f"/admin/pages/{site.profile.pk}/edit/",
        f"/admin/pages/add/profiles/profilepage/{site.index.pk}/?municipality=1880",
    ]


class OwnScreenTests:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer, scheme: Any
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url, color_scheme=scheme)
        found = []
        for url in own_screens(site):
            page.goto(url)
            wait_until_drawn(page)
            opener = page.locator("[data-checklist-short]")
            if opener.count():
                open_checklist(page)
            found += own_violations(page)
        assert found == []

    def test_nothing_runs_off_a_small_laptop(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url, width=1024)
        for url in [*own_screens(site), "/admin/presentationer/"]:
            page.goto(url)
            wait_until_drawn(page)
            assert page.evaluate(OVERFLOW) <= 0, url

    def test_titles_keep_their_room_on_a_tablet(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url, width=820)
        for url in (f"/admin/pages/{site.profile.pk}/edit/", "/admin/presentationer/"):
            page.goto(url)
            wait_until_drawn(page)
            assert page.locator("[data-w-breadcrumbs]").evaluate(OVERFLOW_OF_ITSELF) <= 0, url
        answer = Answer(Outcome.MOVED, 200, f"https://ny.example.se/{'sida' * 20}")
        store(site.profile, Link(f"https://{'x' * 60}.example.se/", "metoden", "body"), answer)
        page.goto("/admin/reports/lankar/")
        box = page.locator("td.title").first.bounding_box()
        assert box
        assert box["width"] > 200


class KeyboardTests:
    def test_the_checklist_is_reached_read_and_followed_by_keyboard(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        page.goto(f"/admin/pages/add/profiles/profilepage/{site.index.pk}/?municipality=1880")
        wait_for_first_check(page)
        page.locator("[data-checklist-short]").focus()
        page.keyboard.press("Enter")
        focused = page.locator(":focus")
        expect(focused).to_have_attribute("data-checklist-field", "label")
        page.keyboard.press("Tab")
        expect(focused).to_contain_text("Handboken")
        page.keyboard.press("Tab")
        expect(focused).to_have_attribute("data-checklist-field", "title")
        page.keyboard.press("Enter")
        expect(page.locator("[name=title]")).to_be_focused()

    def test_a_new_edition_takes_the_keyboard_alone(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        page.goto(f"/admin/profiles/ny-utgava/{site.profile.pk}/")
        button = page.get_by_role("button", name="Skapa utkastet")
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/edit/")

    def test_deleting_keeps_the_place(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        page.goto(f"/admin/pages/{site.profile.pk}/edit/")
        for row in (
            page.locator("[id^=id_people-][id$=-DELETE-button]"),
            page.locator("#body-root > div > [data-streamfield-child]").locator(DELETE_BLOCK),
        ):
            deleted = row.first.element_handle()
            deleted.focus()
            page.keyboard.press("Enter")
            deleted.wait_for_element_state("hidden")
            wait_until(page, lambda: page.evaluate(BUTTON_HAS_FOCUS))
