"""Walks the admin as an administrator, who sees every screen, and reports English on the way."""

from collections.abc import Iterable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.admin_screens import (
    screens_of_other_things,
    screens_of_pages,
    screens_without_arguments,
)
from tests.browser.admin_texts import admin_text
from tests.browser.conftest import OpenContext
from tests.browser.english_admin_words import english_lines_in
from tests.browser.sample_site import SampleSite

pytestmark = pytest.mark.django_db(transaction=True)

# Content, and how the report of page types names a model.
ALLOWED = (
    "Signs of Care",
    "home.homepage",
    "home.standardpage",
    "profiles.profilepage",
    "profiles.profileindexpage",
)


# Milliseconds until the menu and the fields that scripts draw are there.
SCRIPTS_RUN = 150


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser(
        "siv", "siv@example.se", first_name="Siv", last_name="Berg"
    )


@pytest.fixture
def desk(
    open_context: OpenContext, administrator: User, client: Client, live_server: LiveServer
) -> Page:
    """The administrator's browser, logged in."""
    client.force_login(administrator)
    context = open_context(locale="sv-SE")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return context.new_page()


def english_on(page: Page) -> list[str]:
    """Returns the English of the screen that the page shows."""
    return english_lines_in(admin_text(page), ALLOWED)


def english_on_each(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Returns the English of every screen that has any, and fails on one that cannot be shown."""
    found = {}
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, f"{address} answered {response.status}"
        page.wait_for_timeout(SCRIPTS_RUN)
        if english := english_on(page):
            found[address] = english
    return found


class ScreenTests:
    """Screens as they open."""

    def test_login_and_password_reset(self, open_context: OpenContext, site: SampleSite) -> None:
        page = open_context(locale="sv-SE").new_page()
        assert english_on_each(page, ["/admin/login/", "/admin/password_reset/"]) == {}

    def test_menus_reports_and_settings(self, desk: Page, site: SampleSite) -> None:
        assert english_on_each(desk, screens_without_arguments()) == {}

    def test_pages(self, desk: Page, site: SampleSite, administrator: User) -> None:
        assert english_on_each(desk, screens_of_pages(site, administrator)) == {}

    def test_everything_else(self, desk: Page, site: SampleSite, administrator: User) -> None:
        assert english_on_each(desk, screens_of_other_things(site, administrator)) == {}


class OpenedPartTests:
    """What a screen shows only when the editor asks for it."""

    @pytest.fixture
    def editor_page(self, desk: Page, site: SampleSite) -> Page:
        """The editor of a full profile."""
        desk.goto(f"/admin/pages/{site.profile.pk}/edit/")
        desk.wait_for_load_state("networkidle")
        return desk

    @pytest.mark.parametrize("panel", ["status", "checks", "comments", "preview"])
    def test_side_panels(self, editor_page: Page, panel: str) -> None:
        editor_page.locator(f"[data-side-panel-toggle='{panel}']").click()
        editor_page.wait_for_timeout(1500)
        assert english_on(editor_page) == []

    def test_block_picker(self, editor_page: Page) -> None:
        editor_page.locator("button.c-sf-add-button").first.click()
        editor_page.wait_for_selector(".w-combobox")
        assert english_on(editor_page) == []

    def test_date_picker(self, editor_page: Page) -> None:
        editor_page.locator("[name='published_on']").click()
        editor_page.wait_for_selector(".xdsoft_datetimepicker:visible")
        assert english_on(editor_page) == []

    def test_keyboard_shortcuts(self, editor_page: Page) -> None:
        editor_page.keyboard.press("?")
        editor_page.wait_for_selector("#keyboard-shortcuts-dialog:visible, .w-dialog:visible")
        assert english_on(editor_page) == []

    def test_choosers(self, desk: Page, site: SampleSite) -> None:
        choosers = (
            "/admin/choose-page/",
            "/admin/choose-external-link/",
            "/admin/choose-email-link/",
            "/admin/choose-phone-link/",
            "/admin/choose-anchor-link/",
            "/admin/images/chooser/",
            "/admin/documents/chooser/",
            "/admin/embeds/chooser/",
        )
        found: dict[str, list[str]] = {}
        desk.goto("/admin/")
        for address in choosers:
            lines = english_lines_in(_text_of_part(desk, address), ALLOWED)
            if lines:
                found[address] = lines
        assert found == {}


def _text_of_part(page: Page, address: str) -> str:
    """Returns the text of a dialog that comes as HTML inside JSON."""
    script = """async (address) => {
      const answer = await (await fetch(address)).json();
      return new DOMParser().parseFromString(answer.html, 'text/html').body.innerText;
    }"""
    return str(page.evaluate(script, address))
