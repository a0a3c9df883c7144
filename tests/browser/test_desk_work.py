"""A day at the desk: written, checked, submitted, published, taken down, begun anew."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.desk_sessions import (
    CHECKED,
    choose_action,
    let_autosave_finish,
    log_in,
    write,
)
from tests.browser.sample_site import SampleSite
from tests.profiles.desk.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
# Milliseconds: the pause before autosave, and the server creating the page.
AUTOSAVED = 6000
TITLE = "Örebro håller dörren öppen"


@pytest.fixture
def editor(open_context: OpenContext, site: SampleSite, live_server: LiveServer) -> Page:
    """A Redaktör at the admin's first page."""
    page = log_in(open_context, make_editor(), live_server.url)
    page.goto("/admin/")
    return page


def begin(page: Page) -> None:
    """Goes from the first page to the filled form of Örebro."""
    page.get_by_role("link", name="Presentationer").first.click()
    page.get_by_role("link", name="Ny presentation").click()
    page.get_by_label("Kommun").select_option("1880")
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.locator("[name=kicker]")).to_have_value("Presentation")


def fill(page: Page) -> None:
    """Writes the article."""
    page.locator("[name=label]").select_option("redaktionellt")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=published_on]").fill("2026-11-02")
    write(page, "standfirst", 0, "Här finns tid att tänka innan någon bestämmer.")
    write(page, "body", 0, "Gruppen träffas varje måndag.")
    page.locator("[name='body-1-value-text']").fill("Måndagar är heliga")
    write(page, "body", 2, "Efter mötet går alla hem i tid.")
    page.locator("[name='body-3-value-text']").fill("Jag går hem i tid, säger Alva Norling.")


class WorkTests:
    def test_from_the_first_page_to_a_new_edition(
        self, editor: Page, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        begin(editor)
        fill(editor)
        expect(editor.locator("[data-checklist-short]")).to_have_text(
            re.compile("att se över"), timeout=CHECKED * 2
        )
        let_autosave_finish(editor)
        choose_action(editor, "[name=action-submit]")
        profile = ProfilePage.objects.get(title=TITLE)
        assert profile.workflow_in_progress
        assert not profile.live

        chief = log_in(open_context, make_chief(), live_server.url)
        chief.goto("/admin/")
        chief.get_by_role("link", name=TITLE).first.click()
        choose_action(chief, APPROVE)
        expect(chief.locator(".messages")).to_contain_text(f"”{TITLE}” är godkänd och publicerad.")
        profile.refresh_from_db()
        assert profile.live
        chief.goto(profile.url)
        expect(chief.locator("h1")).to_have_text(re.compile("Örebro håller"))
        expect(chief.locator(".quote")).to_contain_text("Jag går hem i tid")

        chief.goto(f"/admin/pages/{profile.pk}/unpublish/")
        chief.locator("form button[type=submit], form input[type=submit]").last.click()
        chief.wait_for_load_state()
        profile.refresh_from_db()
        assert not profile.live

        editor.goto(f"/admin/pages/{profile.pk}/edit/")
        editor.goto(f"/admin/profiles/ny-utgava/{profile.pk}/")
        editor.get_by_role("button", name="Skapa utkastet").click()
        editor.wait_for_load_state()
        draft = ProfilePage.objects.latest("pk")
        assert draft.previous_edition == profile
        expect(editor.locator("[name=title]")).to_have_value("Utan titel")

    def test_submitting_while_autosave_creates_the_page_makes_one_page(self, editor: Page) -> None:
        autosaves = []

        def answer_late(route: Route) -> None:
            """Lets the server create the page, and keeps its answer from the browser."""
            if "application/json" in route.request.headers["accept"]:
                autosaves.append(route.fetch())
            else:
                route.continue_()

        editor.route("**/admin/pages/add/**", answer_late)
        begin(editor)
        fill(editor)
        editor.wait_for_timeout(AUTOSAVED)
        assert autosaves, "autosave has not begun to create the page"
        choose_action(editor, "[name=action-submit]")
        assert ProfilePage.objects.get(title=TITLE).workflow_in_progress
        editor.unroute_all(behavior="ignoreErrors")


class ChecklistTests:
    def test_says_before_publishing_what_is_missing_and_leads_there(self, editor: Page) -> None:
        begin(editor)
        button = editor.locator("[data-checklist-short]")
        expect(button).to_have_text(re.compile(r"\d fel kvar"))
        button.click()
        panel = editor.locator("[data-checklist]")
        expect(panel).to_be_visible()
        for text, name in (
            ("Skriv en rubrik.", "title"),
            ("Ange publiceringsdatum.", "published_on"),
            ("Skriv citatet, eller ta bort rutan.", "body-3-value-text"),
        ):
            panel.get_by_role("link", name=text).click()
            expect(editor.locator(f"[name='{name}']")).to_be_focused()

    def test_follows_the_typing_without_saving(self, editor: Page) -> None:
        begin(editor)
        editor.locator("[name=label]").select_option("annons")
        status = editor.locator("[data-checklist-result]")
        expect(status).to_contain_text("Skriv vem som är annonsör", timeout=CHECKED * 2)
        editor.locator("[name=advertiser]").fill("Örebro kommun")
        expect(status).not_to_contain_text("Skriv vem som är annonsör", timeout=CHECKED * 2)

    def test_keeps_the_focus_when_the_list_changes(self, editor: Page) -> None:
        begin(editor)
        editor.locator("[data-checklist-short]").click()
        editor.wait_for_timeout(200)
        link = editor.locator("[data-checklist]").get_by_role(
            "link", name="Ange publiceringsdatum."
        )
        editor.locator("[name=title]").evaluate("input => { input.value = 'Örebro' }")
        editor.locator("[name=title]").dispatch_event("input")
        link.focus()
        expect(editor.locator("[data-checklist]")).not_to_contain_text(
            "Skriv en rubrik.", timeout=CHECKED * 2
        )
        expect(link).to_be_focused()


class BlockTests:
    def test_speakers_come_from_the_people_of_the_page(
        self, editor: Page, site: SampleSite
    ) -> None:
        editor.goto(f"/admin/pages/{site.profile.pk}/edit/")
        editor.wait_for_timeout(500)
        speaker = editor.locator("[name^=body-][name$='-value-speakers-0-value']").last
        block = editor.locator("#body-root [data-streamfield-child]").filter(has=speaker).first
        block.locator("[data-panel-toggle]").first.click()
        speaker.focus()
        names = editor.locator("#desk-people option").evaluate_all("all => all.map(o => o.value)")
        assert names == ["Alva Norling", "Sigge Lind", "Dold Person"]
        assert speaker.get_attribute("list") == "desk-people"

    def test_blocks_of_a_saved_page_are_folded_under_a_telling_label(
        self, editor: Page, site: SampleSite
    ) -> None:
        editor.goto(f"/admin/pages/{site.profile.pk}/edit/")
        quote = editor.locator("#body-root [data-streamfield-child]").nth(1)
        expect(quote.locator("[data-panel-toggle]").first).to_have_attribute(
            "aria-expanded", "false"
        )
        expect(quote).to_contain_text("Sigge Lind: Vi bestämmer")
        paragraph = editor.locator("#body-root [data-streamfield-child]").first
        expect(paragraph.locator("[contenteditable=true]")).to_be_visible()

    def test_pasted_paragraphs_are_split_only_when_asked(self, editor: Page) -> None:
        begin(editor)
        write(editor, "body", 0, "")
        editor.evaluate(
            """() => {
                const data = new DataTransfer();
                data.setData("text/plain", "Ett.\\n\\nTvå.\\n\\nTre.");
                document.activeElement.dispatchEvent(new ClipboardEvent(
                    "paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }"""
        )
        offer = editor.locator(".desk-offer")
        expect(offer).to_contain_text("3 stycken")
        before = editor.locator("[name=body-count]").input_value()
        assert before == "4"
        offer.get_by_role("button", name="Dela upp").click()
        texts = editor.locator("#body-root [contenteditable=true]:visible")
        expect(texts.nth(0)).to_have_text("Ett.")
        expect(texts.nth(1)).to_have_text("Två.")
        expect(texts.nth(2)).to_have_text("Tre.")
