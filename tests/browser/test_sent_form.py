"""What was submitted, approved or published is not saved anew while the server thinks.

The test holds the form's request back for as long as it likes: a slow server, every time.
"""

import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page as AnyPage

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import is_autosave, log_in, wait_until_edits_are_watched
from tests.browser.patience import wait_until
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

# Milliseconds: well over the pause of autosave, which is what must pass in vain.
LONG = 2 * settings.WAGTAIL_AUTOSAVE_INTERVAL
NOTE_COLLECTED = """document.addEventListener("w-autosave:save", () => {
  window.isCollected = true;
});"""
PRESS = "(selector) => document.querySelector(selector).click()"
PUBLISH = "[name=action-publish]"
SUBMIT = "[name=action-submit]"
APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"


class SlowServer:
    """Between browser and server: autosaves pass and are counted, what the editor sends waits."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.autosaves = 0
        self.waiting: list[Route] = []
        page.route("**/edit/**", self.take)

    def take(self, route: Route) -> None:
        """Holds what the editor has sent."""
        if route.request.method == "POST" and not is_autosave(route.request):
            self.waiting.append(route)
            return
        self.autosaves += is_autosave(route.request)
        route.continue_()

    def wait(self) -> None:
        """Waits until the editor's form is on its way."""
        wait_until(self.page, lambda: self.waiting)

    def answer(self) -> None:
        """Lets the form through and waits for the next screen."""
        with self.page.expect_navigation():
            self.waiting.pop().continue_()


@pytest.fixture
def chief(site: SampleSite) -> User:
    return make_chief()


@pytest.fixture
def page(chief: User, open_context: OpenContext, live_server: LiveServer) -> Iterator[Page]:
    """A Redaktionschef, who leaves no request behind."""
    page = log_in(open_context, chief, live_server.url)
    page.add_init_script(NOTE_COLLECTED)
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    page.goto("/admin/password_reset/", wait_until="networkidle")


def write_and_press(page: Page, profile: AnyPage, button: str) -> SlowServer:
    """Writes, presses when autosave is about to send, and lets a long time pass."""
    page.goto(f"/admin/pages/{profile.pk}/edit/")
    wait_until_edits_are_watched(page)
    server = SlowServer(page)
    page.locator("[name=kicker]").fill("Ny vinjett")
    page.wait_for_function("window.isCollected", polling=20)
    page.evaluate(PRESS, button)
    server.wait()
    assert server.autosaves == 0
    # The page answers nothing while its form is on its way, so the clock is ours.
    latest = time.monotonic() + LONG / 1000
    wait_until(page, lambda: time.monotonic() > latest)
    return server


def stored(profile: AnyPage) -> ProfilePage:
    return ProfilePage.objects.get(pk=profile.pk)


class SentFormTests:
    def test_a_published_page_has_no_draft(self, page: Page, site: SampleSite) -> None:
        server = write_and_press(page, site.profile, PUBLISH)
        server.answer()
        published = stored(site.profile)
        assert server.autosaves == 0
        assert (published.kicker, published.has_unpublished_changes) == ("Ny vinjett", False)

    def test_an_approved_page_has_no_draft(self, page: Page, site: SampleSite) -> None:
        profile = stored(site.profile)
        profile.kicker = "Ändrad vinjett"
        profile.save_revision()
        profile.get_workflow().start(profile, make_editor())
        server = write_and_press(page, site.profile, APPROVE)
        server.answer()
        published = stored(site.profile)
        assert server.autosaves == 0
        assert (published.kicker, published.has_unpublished_changes) == ("Ny vinjett", False)

    def test_what_was_submitted_is_what_waits(self, page: Page, site: SampleSite) -> None:
        server = write_and_press(page, site.profile, SUBMIT)
        server.answer()
        waiting = stored(site.profile)
        assert server.autosaves == 0
        assert waiting.current_workflow_task_state.revision == waiting.get_latest_revision()
        assert waiting.get_latest_revision_as_object().kicker == "Ny vinjett"

    def test_autosave_goes_on_where_the_answer_showed_nothing(
        self, page: Page, site: SampleSite
    ) -> None:
        page.clock.install()
        page.goto(f"/admin/pages/{site.profile.pk}/edit/")
        page.clock.run_for(5_000)
        wait_until_edits_are_watched(page)
        server = SlowServer(page)
        page.locator("[name=kicker]").fill("Ny vinjett")
        page.evaluate(PRESS, "[data-edit-form] [type=submit]:not([name])")
        server.wait()
        server.waiting.pop().fulfill(status=204)
        page.clock.run_for(80_000)
        page.locator("[name=kicker]").fill("Ännu en vinjett")
        page.clock.run_for(LONG * 2)
        wait_until(page, lambda: server.autosaves > 0)
