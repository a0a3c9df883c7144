"""What a synonym would find is shown while it is written."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from search.models import Synonym
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.browser.patience import press
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_chief

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/snippets/search/synonym/add/"


class SynonymPreviewTests:
    @pytest.fixture
    def chief(self, open_context: OpenContext, live_server: LiveServer, site: SampleSite) -> Page:
        return log_in(open_context, make_chief(), live_server.url)

    def test_shows_what_each_word_finds_before_it_is_saved(self, chief: Page) -> None:
        chief.goto(f"{ADD}?ord=båtfärd")
        lines = chief.locator("[data-synonym-preview] li")
        expect(lines).to_have_count(1)
        expect(lines.first).to_contain_text("”båtfärd” finns inte på någon sida.")
        synonyms = chief.get_by_role("textbox", name="Synonymer")
        synonyms.press_sequentially("familjerådslag\nab")
        expect(lines).to_have_count(3)
        expect(lines.nth(1)).to_contain_text("”familjerådslag” finns på")
        expect(lines.nth(2)).to_contain_text("för kort")
        with chief.expect_popup() as results:
            lines.nth(1).get_by_role("link").click()
        expect(results.value).to_have_url(re.compile(r"/sok/\?q=familjer"))
        synonyms.fill("familjerådslag")
        expect(lines).to_have_count(2)
        press(chief.get_by_role("button", name="Spara"))
        assert Synonym.objects.get(word="båtfärd").synonym_list == ["familjerådslag"]

    def test_says_in_its_place_that_the_session_is_over(self, chief: Page) -> None:
        chief.goto(ADD)
        preview = chief.locator("[data-synonym-preview]")
        expect(preview).to_contain_text("Skriv ett ord")
        chief.context.clear_cookies()
        with chief.expect_response("**/login/**"):
            chief.get_by_role("textbox", name="Synonymer").fill("familjerådslag")
        expect(preview).to_have_text("Träffarna kunde inte hämtas. Det du har skrivit står kvar.")
