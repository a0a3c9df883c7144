"""Walks the admin as a Redaktör and as a Redaktionschef, who meet screens no administrator does."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.admin_screens import (
    screens_of_pages,
    screens_without_arguments,
)
from tests.browser.admin_texts import admin_text
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.browser.english_admin_words import english_lines_in
from tests.browser.patience import press, wait_until_drawn
from tests.browser.sample_site import SampleSite
from tests.browser.test_admin_is_swedish import ALLOWED, synonyms
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

MEMBERS = {"Redaktör": make_editor, "Redaktionschef": make_chief}
SOMETHING = re.compile(r"\S")
NAMES = ("Rut Lind", "Cajsa Lind", "rut", "cajsa")


@pytest.fixture(params=MEMBERS)
def member(request: pytest.FixtureRequest, site: SampleSite) -> User:
    """A member of the office in each of the two roles."""
    return MEMBERS[request.param]()


@pytest.fixture
def admin(member: User, open_context: OpenContext, live_server: LiveServer) -> Page:
    """The member's browser, logged in."""
    return log_in(open_context, member, live_server.url)


def english_on(page: Page) -> list[str]:
    """Returns the English of the screen that the page shows."""
    return english_lines_in(admin_text(page), (*ALLOWED, *NAMES, *synonyms()))


def english_met(page: Page, urls: Iterable[str]) -> dict[str, list[str]]:
    """Returns the English of each screen, or of the message that shuts the member out."""
    found = {}
    for url in urls:
        response = page.goto(url)
        assert response is not None
        assert response.status < 500, f"{url} answered {response.status}"
        wait_until_drawn(page)
        if english := english_on(page):
            found[url] = english
    return found


class ScreenTests:
    """Every screen of the admin, and the message where the role ends."""

    def test_menus_reports_and_settings(self, admin: Page) -> None:
        assert english_met(admin, screens_without_arguments()) == {}

    def test_pages(self, admin: Page, site: SampleSite, member: User) -> None:
        assert english_met(admin, screens_of_pages(site, member)) == {}


class MomentTests:
    """What shows for a moment, or only to one who makes a mistake."""

    @pytest.fixture
    def editor(self, open_context: OpenContext, site: SampleSite, live_server: LiveServer) -> Page:
        """A Redaktör's browser."""
        return log_in(open_context, make_editor(), live_server.url)

    def test_uploads_that_succeed_and_fail(self, editor: Page, tmp_path: Path) -> None:
        picture, text = tmp_path / "hus.png", tmp_path / "läs.md"
        Image.new("RGB", (40, 30), "teal").save(picture)
        text.write_text("text", encoding="utf-8")
        found = {}
        for kind in ("images", "documents"):
            editor.goto(f"/admin/{kind}/multiple/add/")
            editor.set_input_files("input[type=file]", [picture, text])
            files = editor.locator("#upload-list > li")
            expect(files).to_have_count(2)
            expect(files.and_(editor.locator(".upload-uploading"))).to_have_count(0)
            wait_until_drawn(editor)
            found[kind] = english_on(editor)
        assert found == {"images": [], "documents": []}

    def test_pages_that_are_missing_or_shut(self, editor: Page) -> None:
        statuses = {}
        for url in ("/admin/finns-inte/", "/admin/pages/99999/edit/", "/admin/users/"):
            response = editor.goto(url)
            statuses[url] = response and response.status
            wait_until_drawn(editor)
            assert english_on(editor) == []
        assert list(statuses.values()) == [404, 404, 200]
        expect(editor.locator(".messages")).to_have_text(SOMETHING)

    def test_no_menu_leads_to_an_english_guide(self, editor: Page) -> None:
        editor.goto("/admin/")
        expect(editor.get_by_role("link", name="Handbok").nth(1)).to_be_attached()
        assert "guide.wagtail.org" not in editor.content()

    def test_bulk_actions_and_the_bar_on_the_website(self, editor: Page, site: SampleSite) -> None:
        editor.goto(f"/admin/pages/{site.index.pk}/")
        editor.locator("table input[type=checkbox]").nth(1).click()
        expect(editor.locator("[data-bulk-action-footer]")).to_be_visible()
        wait_until_drawn(editor)
        assert english_on(editor) == []
        editor.goto(site.profile.url)
        userbar = editor.locator("wagtail-userbar ul").first
        expect(userbar).to_be_attached()
        assert english_lines_in(userbar.inner_text(), ALLOWED) == []

    def test_messages_after_a_chief_has_worked(
        self, open_context: OpenContext, site: SampleSite, live_server: LiveServer
    ) -> None:
        chief = log_in(open_context, make_chief(), live_server.url)
        profile, plain = site.profile.pk, site.plain_profile.pk
        found = {}
        for name in ("unpublish", "copy", "delete"):
            pk = plain if name == "delete" else profile
            chief.goto(f"/admin/pages/{pk}/{name}/")
            if name == "copy":
                chief.locator("[name=new_slug]").fill("kopian")
            press(chief.locator("main form [type=submit]").last)
            expect(chief.locator(".messages")).to_have_text(SOMETHING)
            wait_until_drawn(chief)
            found[name] = english_on(chief)
        assert not any(found.values()), found


class PasswordTests:
    def test_the_way_to_a_new_password(
        self, open_context: OpenContext, site: SampleSite, live_server: LiveServer
    ) -> None:
        user = make_editor()
        code, token = urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator
        confirm = "wagtailadmin_password_reset_confirm"
        page = open_context(locale="sv-SE").new_page()
        urls = [
            reverse("wagtailadmin_password_reset_done"),
            reverse("wagtailadmin_password_reset_complete"),
            reverse(confirm, args=[code, "x-y"]),
            reverse(confirm, args=[code, token.make_token(user)]),
        ]
        assert english_met(page, urls) == {}
        page.locator("[name=new_password1]").fill("kort")
        page.locator("[name=new_password2]").fill("annat")
        press(page.locator("[type=submit]"))
        assert english_on(page) == []
