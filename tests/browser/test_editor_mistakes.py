"""What an editor does wrong, or what goes wrong for the editor, costs no text and no wrong date."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_editor

pytestmark = pytest.mark.django_db(transaction=True)

# Milliseconds that a loaded machine may need; nothing is waited for longer than it takes.
PATIENCE = 20_000
COME_BACK = "window.dispatchEvent(new Event('focus'))"


@pytest.fixture
def user(site: SampleSite) -> User:
    return make_editor()


@pytest.fixture
def editor(
    user: User,
    site: SampleSite,
    open_context: OpenContext,
    live_server: LiveServer,
) -> Iterator[Page]:
    """The full profile in a Redaktör's editor."""
    page = log_in(open_context, user, live_server.url)
    page.goto(f"/admin/pages/{site.profile.pk}/edit/")
    page.wait_for_selector("body.ready .c-sf-add-button")
    yield page
    # Requests of the editor must be answered before the database is emptied.
    page.goto("/admin/password_reset/", wait_until="networkidle")


class DateTests:
    def test_a_date_nobody_can_read_is_not_taken_for_today(self, editor: Page) -> None:
        field = editor.locator("[name=published_on]")
        field.click()
        expect(editor.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
        field.press("Control+a")
        editor.keyboard.type("2 november 2026")
        editor.keyboard.press("Tab")
        expect(editor.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
        expect(field).to_have_value("2 november 2026")
        expect(editor.locator("[data-checklist-result]")).to_contain_text(
            "Publiceringsdatum:", timeout=PATIENCE
        )


class FileFieldTests:
    def test_speak_swedish_whatever_the_browser_speaks(self, editor: Page, tmp_path: Path) -> None:
        manuscript = tmp_path / "läs.txt"
        manuscript.write_text("Rubrik", encoding="utf-8")
        editor.goto("/admin/profiles/manus/")
        field = editor.locator(".file-field")
        expect(field).to_have_text("Välj filerInga filer valda")
        editor.get_by_label(re.compile(r"^Word \(\.docx\)")).set_input_files(manuscript)
        expect(editor.get_by_role("heading", name="Manuset rad för rad")).to_be_visible()
        editor.goto("/admin/account/")
        field = editor.locator(".file-field").first
        expect(field).to_have_text("Välj filIngen fil vald")
        field.locator("input").set_input_files(manuscript)
        expect(field).to_contain_text("läs.txt")


class EndedLoginTests:
    def test_keeps_the_text_until_the_editor_is_back(
        self, editor: Page, user: User, site: SampleSite, live_server: LiveServer
    ) -> None:
        editor.context.clear_cookies(name="sessionid")
        editor.locator("[name=kicker]").fill("Skrivet efter utloggningen")
        notice = editor.get_by_role("alert").filter(has_text="Du är utloggad.")
        expect(notice).to_be_visible(timeout=PATIENCE)
        editor.get_by_role("button", name="Spara utkast").click()
        expect(notice.get_by_role("link", name="Logga in i en ny flik")).to_be_focused()
        expect(editor.locator("[name=kicker]")).to_have_value("Skrivet efter utloggningen")

        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        editor.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": live_server.url}]
        )
        with editor.expect_response(
            lambda answer: answer.request.method == "POST" and answer.url.endswith("/edit/")
        ) as saved:
            editor.evaluate(COME_BACK)
        assert saved.value.json()["success"]
        expect(notice).to_have_count(0)
        page = ProfilePage.objects.get(pk=site.profile.pk)
        assert page.get_latest_revision_as_object().kicker == "Skrivet efter utloggningen"
