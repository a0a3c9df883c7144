"""A form is saved when somebody has written in it, and only then.

The browser's clock stands still until the test moves it, so that what happens on a slow machine
happens here every time and at once.
"""

import pytest
from playwright.sync_api import Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_editor

pytestmark = pytest.mark.django_db(transaction=True)

# Milliseconds: more than Wagtail's first look at the form, its next one, and the pause of autosave.
LOOKED = 4_000
SAVED = 8_000
COUNT_LOOKS = """() => {
  window.looks = 0;
  document.addEventListener('w-unsaved:watch-edits', () => { window.looks += 1; });
}"""
# As the rich-text editor does when it is ready: the same text in other words, and no event.
SPELL_ANEW = """() => {
  const field = document.querySelector('[name="body-0-value"]');
  field.value = JSON.stringify(JSON.parse(field.value), null, 1);
}"""


@pytest.fixture
def page(site: SampleSite, open_context: OpenContext, live_server: LiveServer) -> Page:
    """A Redaktör whose clock stands still."""
    page = log_in(open_context, make_editor(), live_server.url)
    page.clock.install()
    return page


def is_save(answer: Response) -> bool:
    """Tells whether the form was sent."""
    return answer.request.method == "POST" and answer.url.endswith("/edit/")


class UneditedFormTests:
    def test_is_not_saved_when_only_the_spelling_of_its_text_changes(
        self, page: Page, site: SampleSite
    ) -> None:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
        page.goto(f"/admin/pages/{site.profile.pk}/edit/")
        page.clock.run_for(LOOKED)
        page.evaluate(COUNT_LOOKS)
        page.evaluate(SPELL_ANEW)
        page.clock.run_for(SAVED)
        assert page.evaluate("window.looks") == 1
        assert [line for line in sent if line.startswith("POST") and line.endswith("/edit/")] == []

    def test_is_saved_when_somebody_wrote_before_wagtail_looked(
        self, page: Page, site: SampleSite
    ) -> None:
        page.goto(f"/admin/pages/{site.profile.pk}/edit/")
        page.locator("[name=kicker]").fill("Ny vinjett")
        page.clock.run_for(LOOKED)
        with page.expect_response(is_save) as answer:
            page.clock.run_for(SAVED)
        assert answer.value.json()["success"]
        saved = ProfilePage.objects.get(pk=site.profile.pk)
        assert saved.get_latest_revision_as_object().kicker == "Ny vinjett"
        expect(page.locator("[name=kicker]")).to_have_value("Ny vinjett")
