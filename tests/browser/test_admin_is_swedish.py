"""Walks the admin as an administrator, who sees every screen, and reports English on the way."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from profiles.models import Topic
from search.models import Synonym
from tests.browser.admin_screens import (
    screens_of_other_things,
    screens_of_pages,
    screens_without_arguments,
)
from tests.browser.admin_texts import admin_text
from tests.browser.conftest import OpenContext
from tests.browser.english_admin_words import english_lines_in
from tests.browser.patience import wait_until_drawn
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


@pytest.fixture
def administrator(site: SampleSite) -> User:
    return User.objects.create_superuser(
        "siv", "siv@example.se", first_name="Siv", last_name="Berg"
    )


@pytest.fixture
def admin(
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
    return english_lines_in(admin_text(page), (*ALLOWED, *synonyms()))


def synonyms() -> list[str]:
    """Returns all synonyms, some of which are English: names of methods, and what people type."""
    lines = {line for topic in Topic.objects.all() for line in topic.synonym_list}
    for own in Synonym.objects.all():
        lines |= {own.word, *own.synonym_list}
    return sorted(lines, key=len, reverse=True)


def english_on_each(page: Page, urls: Iterable[str]) -> dict[str, list[str]]:
    """Returns the English of every screen that has any, and fails on one that cannot be shown."""
    found = {}
    for url in urls:
        response = page.goto(url)
        assert response is not None
        assert response.status == 200, f"{url} answered {response.status}"
        wait_until_drawn(page)
        if english := english_on(page):
            found[url] = english
    return found


class ScreenTests:
    """Screens as they open."""

    def test_login_and_password_reset(self, open_context: OpenContext, site: SampleSite) -> None:
        page = open_context(locale="sv-SE").new_page()
        assert english_on_each(page, ["/admin/login/", "/admin/password_reset/"]) == {}

    def test_menus_reports_and_settings(self, admin: Page, site: SampleSite) -> None:
        assert english_on_each(admin, screens_without_arguments()) == {}

    def test_pages(self, admin: Page, site: SampleSite, administrator: User) -> None:
        assert english_on_each(admin, screens_of_pages(site, administrator)) == {}

    def test_everything_else(self, admin: Page, site: SampleSite, administrator: User) -> None:
        assert english_on_each(admin, screens_of_other_things(site, administrator)) == {}


class OpenedPartTests:
    """What a screen shows only when the editor asks for it."""

    @pytest.fixture
    def editor_page(self, admin: Page, site: SampleSite, settings: Any) -> Page:
        """The editor of a full profile, without saving and pings in the background."""
        settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
        settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 0
        admin.goto(f"/admin/pages/{site.profile.pk}/edit/")
        admin.wait_for_selector(".c-sf-add-button")
        return admin

    def test_parts_of_the_editor(self, editor_page: Page) -> None:
        found = {}
        for name, open_part in PARTS_OF_THE_EDITOR.items():
            open_part(editor_page)
            if english := english_on(editor_page):
                found[name] = english
            editor_page.keyboard.press("Escape")
        assert found == {}

    def test_dialogs(self, admin: Page, site: SampleSite) -> None:
        admin.goto("/admin/")
        found = {}
        for url in (*DIALOGS, f"/admin/pages/{site.profile.pk}/privacy/"):
            if lines := english_lines_in(text_of_dialog(admin, url), ALLOWED):
                found[url] = lines
        assert found == {}


DIALOGS = (
    "/admin/choose-page/",
    "/admin/choose-external-link/",
    "/admin/choose-email-link/",
    "/admin/choose-phone-link/",
    "/admin/choose-anchor-link/",
    "/admin/images/chooser/",
    "/admin/documents/chooser/",
    "/admin/embeds/chooser/",
    "/admin/snippets/choose/profiles/municipality/",
    "/admin/snippets/choose/profiles/topic/",
)


def text_of_dialog(page: Page, url: str) -> str:
    """Returns the text of a dialog that comes as HTML inside JSON."""
    script = """async (url) => {
      const answer = await (await fetch(url)).json();
      return new DOMParser().parseFromString(answer.html, 'text/html').body.innerText;
    }"""
    return str(page.evaluate(script, url))


PREVIEWING = ("checks", "preview")
# What Wagtail says when the preview is loaded and its text has been read.
NOTE_CHECKED_PREVIEW = """() => document.addEventListener(
  "w-preview:content", () => { document.body.dataset.previewChecked = ""; }
)"""


def open_side_panel(name: str) -> Callable[[Page], None]:
    """Returns what opens the side panel of the name and waits for what it shows."""

    def open_panel(page: Page) -> None:
        page.evaluate(NOTE_CHECKED_PREVIEW)
        page.locator(f"[data-side-panel-toggle='{name}']").click()
        page.wait_for_selector(f"[data-side-panel='{name}']:not([hidden])")
        if name in PREVIEWING:
            page.wait_for_selector("body[data-preview-checked]")
        wait_until_drawn(page)

    return open_panel


def open_schedule(page: Page) -> None:
    """Opens the dialog for scheduled publishing, which the status panel leads to."""
    open_side_panel("status")(page)
    page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    page.wait_for_selector("#schedule-publishing-dialog:not([aria-hidden])")


def open_block_picker(page: Page) -> None:
    """Opens the list of blocks in the first stream."""
    page.locator("button.c-sf-add-button").first.click()
    page.wait_for_selector(".w-combobox")


def open_date_picker(page: Page) -> None:
    """Opens the calendar of the shown date."""
    page.locator("[name='published_on']").click()
    page.wait_for_selector(".xdsoft_datetimepicker:visible")


def open_shortcuts(page: Page) -> None:
    """Opens the list of keyboard shortcuts."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.wait_for_selector("#keyboard-shortcuts-dialog:not([aria-hidden])")


PARTS_OF_THE_EDITOR = {
    "block picker": open_block_picker,
    "date picker": open_date_picker,
    "keyboard shortcuts": open_shortcuts,
    "checks": open_side_panel("checks"),
    "comments": open_side_panel("comments"),
    "preview": open_side_panel("preview"),
    "schedule": open_schedule,
}
