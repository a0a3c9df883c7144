"""A day at the admin: written, checked, submitted, published, taken down, begun anew."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from home.models import SiteImage
from profiles.models import ProfilePage, ProfilePerson
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import (
    begin_to_write,
    choose_action,
    is_autosave,
    log_in,
    wait_for_autosave,
    wait_for_first_check,
    wait_until_edits_are_watched,
    write,
)
from tests.browser.patience import PATIENCE, press, wait_until
from tests.browser.sample_site import SampleSite, draw_picture
from tests.browser.test_admin_accessibility import violations
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db(transaction=True)

APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
PASTED = "**/admin/profiles/klistra/"
TITLE = "Örebro håller dörren öppen"


@pytest.fixture
def editor(open_context: OpenContext, site: SampleSite, live_server: LiveServer) -> Page:
    """A Redaktör at the admin's first page."""
    page = log_in(open_context, make_editor(), live_server.url)
    page.goto("/admin/")
    return page


def begin(page: Page) -> None:
    """Goes from the first page to the filled form of Örebro."""
    press(page.get_by_role("link", name="Presentationer").first)
    press(page.get_by_role("link", name="Ny presentation"))
    page.get_by_label("Kommun").select_option("1880")
    press(page.get_by_role("button", name="Fortsätt"))
    expect(page.locator("[name=kicker]")).to_have_value("Presentation")
    wait_for_first_check(page)


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
        wait_until_edits_are_watched(editor)
        fill(editor)
        expect(editor.locator("[data-checklist-short]")).to_have_text(re.compile("att se över"))
        wait_for_autosave(editor)
        choose_action(editor, "[name=action-submit]")
        profile = ProfilePage.objects.get(title=TITLE)
        assert profile.workflow_in_progress
        assert not profile.live

        chief = log_in(open_context, make_chief(), live_server.url)
        chief.goto("/admin/")
        press(chief.get_by_role("link", name=TITLE).first)
        choose_action(chief, APPROVE)
        expect(chief.locator(".messages")).to_contain_text(f"”{TITLE}” är godkänd och publicerad.")
        profile.refresh_from_db()
        assert profile.live
        chief.goto(profile.url)
        expect(chief.locator("h1")).to_have_text(re.compile("Örebro håller"))
        expect(chief.locator(".quote")).to_contain_text("Jag går hem i tid")

        chief.goto(f"/admin/pages/{profile.pk}/unpublish/")
        press(chief.locator("form button[type=submit], form input[type=submit]").last)
        profile.refresh_from_db()
        assert not profile.live

        editor.goto(f"/admin/pages/{profile.pk}/edit/")
        editor.goto(f"/admin/profiles/ny-utgava/{profile.pk}/")
        press(editor.get_by_role("button", name="Skapa utkastet"))
        draft = ProfilePage.objects.latest("pk")
        assert draft.previous_edition == profile
        expect(editor.locator("[name=title]")).to_have_value("")

    def test_submitting_while_autosave_creates_the_page_makes_one_page(self, editor: Page) -> None:
        held: list[Route] = []

        def hold_autosave(route: Route) -> None:
            """Keeps what autosave sends; what the editor sends passes."""
            if is_autosave(route.request):
                held.append(route)
            else:
                route.continue_()

        editor.route("**/admin/pages/add/**", hold_autosave)
        begin(editor)
        wait_until_edits_are_watched(editor)
        fill(editor)
        wait_until(editor, lambda: held)
        # The server creates the page, and the browser does not hear of it.
        assert held[0].fetch(timeout=PATIENCE).json()["success"]
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
        expect(status).to_contain_text("Skriv vem som är annonsör")
        editor.locator("[name=advertiser]").fill("Örebro kommun")
        expect(status).not_to_contain_text("Skriv vem som är annonsör")

    def test_keeps_the_focus_when_the_list_changes(self, editor: Page) -> None:
        begin(editor)
        editor.locator("[data-checklist-short]").click()
        panel = editor.locator("[data-checklist]")
        # Opening the list moves the focus into it, a moment later.
        expect(panel.locator("[data-checklist-field]").first).to_be_focused()
        link = panel.get_by_role("link", name="Ange publiceringsdatum.")
        editor.locator("[name=title]").evaluate("input => { input.value = 'Örebro' }")
        editor.locator("[name=title]").dispatch_event("input")
        link.focus()
        expect(panel).not_to_contain_text("Skriv en rubrik.")
        expect(link).to_be_focused()


class BlockTests:
    def test_speakers_come_from_the_people_of_the_page(
        self, editor: Page, site: SampleSite
    ) -> None:
        editor.goto(f"/admin/pages/{site.profile.pk}/edit/")
        speaker = editor.locator("[name^=body-][name$='-value-speakers-0-value']").last
        block = editor.locator("#body-root [data-streamfield-child]").filter(has=speaker).first
        toggle = block.locator("[data-panel-toggle]").first
        # The block is folded when everything is loaded.
        expect(toggle).to_have_attribute("aria-expanded", "false")
        toggle.click()
        speaker.focus()
        expect(speaker).to_have_attribute("list", "profile-admin-people")
        names = editor.locator("#profile-admin-people option").evaluate_all(
            "all => all.map(o => o.value)"
        )
        assert names == ["Alva Norling", "Sigge Lind", "Dold Person"]

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

    def test_pasted_text_becomes_blocks_only_when_asked(self, editor: Page) -> None:
        begin(editor)
        begin_to_write(editor, "body", 0)
        editor.route(PASTED, lambda route: route.fulfill(status=413, body=""))
        editor.evaluate(
            """() => {
                const data = new DataTransfer();
                data.setData("text/plain", "Vi bryr oss\\n\\nEtt.\\n\\n– Två, säger Alva Norling.");
                data.setData("text/html", "<b style='font-weight:normal'><h2>Vi bryr oss</h2>"
                    + "<p>Ett.</p><p>– Två, säger Alva Norling.</p>"
                    + "<ul><li>Tre</li><li>Fyra</li></ul></b>");
                document.activeElement.dispatchEvent(new ClipboardEvent(
                    "paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }"""
        )
        offer = editor.locator(".profile-admin-offer")
        expect(offer).to_contain_text("Den kunde inte delas upp i block. Det är för mycket på en")
        editor.unroute(PASTED)
        offer.get_by_role("button", name="Försök igen").click()
        expect(offer).to_contain_text("1 mellanrubrik, 1 stycke, 1 citat och 1 punktlista")
        expect(editor.locator("[name=body-count]")).to_have_value("4")
        offer.get_by_role("button", name="Dela upp").click()
        body = editor.locator("#body-root > div > [data-streamfield-child]:visible")
        expect(body).to_have_count(7)
        expect(body.nth(0).locator("input[type=text]").first).to_have_value("Vi bryr oss")
        expect(body.nth(1).locator("[contenteditable=true]")).to_have_text("Ett.")
        expect(body.nth(2).locator("textarea").first).to_have_value("Två, säger Alva Norling.")
        expect(body.nth(3).locator("textarea").nth(1)).to_have_value("Fyra")

    def test_a_deleted_block_and_person_come_back(self, editor: Page, site: SampleSite) -> None:
        editor.goto(f"/admin/pages/{site.profile.pk}/edit/")
        editor.wait_for_selector("body.ready .c-sf-add-button")
        block = editor.locator("#body-root > div > [data-streamfield-child]:visible")
        person = editor.locator("[id^=id_people-][id$=-DELETE-button]:visible")
        bar = editor.locator(".profile-admin-undo").filter(has_text=" är ")
        for rows, delete, said in (
            (block, block.first.locator("[data-streamfield-action=DELETE]").first, "Blocket är"),
            (person, person.first, "Personen är"),
        ):
            before = rows.count()
            delete.click()
            expect(bar).to_contain_text(f"{said} borttag")
            expect(rows).to_have_count(before - 1)
            bar.get_by_role("button", name="Ångra").click()
            expect(bar).to_contain_text(f"{said} tillbaka.")
            expect(rows).to_have_count(before)

    def test_advice_is_put_aside_with_a_reason(self, editor: Page, site: SampleSite) -> None:
        editor.goto(f"/admin/pages/{site.plain_profile.pk}/edit/")
        editor.locator("[data-checklist-short]").click()
        advice = editor.locator("[data-checklist] li", has_text="saknar huvudbild").first
        advice.locator("summary").click()
        advice.locator("[data-advice-reason]").fill("Kommunen har ingen bild.")
        advice.locator("[data-advice-key]").click()
        aside = editor.locator("[data-checklist] li", has_text="Kommunen har ingen bild.")
        expect(aside).to_have_count(1)


class TwoEditorsTests:
    def test_the_later_chooses_part_by_part_what_differs(
        self, editor: Page, site: SampleSite
    ) -> None:
        editor.goto(f"/admin/pages/{site.profile.pk}/edit/")
        editor.wait_for_selector("body.ready .c-sf-add-button")
        picture = save_as_colleague(site)
        editor.locator("[name=title]").fill("Min rubrik")
        blocks = editor.locator("#body-root > div > [data-streamfield-child]:visible")
        before = blocks.count()
        said = editor.get_by_role("status").filter(has_text="har sparat en nyare version")
        expect(said).to_be_visible(timeout=PATIENCE)
        compare = editor.get_by_role("button", name="Se vad som skiljer")
        editor.route("**/edit/", lambda route: route.abort())
        compare.click()
        failed = "Den sparade versionen kunde inte hämtas. Det finns ingen kontakt med servern."
        expect(editor.get_by_role("alert").filter(has_text=failed)).to_be_visible()
        editor.unroute("**/edit/")
        compare.click()

        dialog = editor.get_by_role("dialog", name="Det här har ändrats medan du skrev")
        parts = dialog.get_by_role("group")
        expect(parts).to_have_text(list(map(re.compile, PARTS)))
        title = dialog.get_by_role("group", name="Rubrik")
        expect(title.get_by_label("Som du har det")).to_be_checked()
        expect(title).to_contain_text("Kollegans rubrik")
        for scheme in ("light", "dark"):
            editor.emulate_media(color_scheme=scheme)
            assert violations(editor, ".profile-admin-merge") == []
        dialog.get_by_role("button", name="Använd valen").click()
        expect(editor.locator("[name=title]")).to_have_value("Min rubrik")
        expect(editor.locator("[name=kicker]")).to_have_value("Kollegan")
        expect(editor.locator("[name=lead_image]")).to_have_value(str(picture.pk))
        expect(editor.locator("#id_lead_image-chooser")).to_contain_text("Kollegans bild")
        expect(blocks).to_have_count(before - 1)
        people = editor.locator("[id^=id_people-][id$=-name]:visible")
        expect(people).to_have_count(2)  # those taken away slide out of sight
        expect(people.first).to_have_value("Alva Norling")
        expect(people.last).to_have_value("Bea Ström")
        expect(editor.locator("[name=people-0-role]")).to_have_value("avdelningschef")
        portrait = editor.locator("[id^=id_people-][id$=-portrait]").last
        expect(portrait).to_have_value(str(picture.pk))

    def test_tells_people_of_one_name_apart_before_they_are_published(
        self, editor: Page, site: SampleSite
    ) -> None:
        draft = make_profile(code="1880", title=TITLE)
        names = [ProfilePerson(name="Alva Norling", role=role) for role in ("chef", "jurist")]
        draft.people = names
        draft.save_revision(user=User.objects.get())
        editor.goto(f"/admin/pages/{draft.pk}/edit/")
        editor.wait_for_selector("body.ready .c-sf-add-button")
        editor.locator("#id_people-ADD").click()
        editor.locator("[name=people-2-name]").fill("Sigge Lind")
        wait_for_autosave(editor)

        page = ProfilePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        first, second, third = page.people.all()
        assert third.name == "Sigge Lind"
        first.role = "avdelningschef"
        page.people = [first, second, third]
        page.save_revision(user=make_chief())
        compare = editor.get_by_role("button", name="Se vad som skiljer")
        compare.click(timeout=PATIENCE)
        dialog = editor.get_by_role("dialog", name="Det här har ändrats medan du skrev")
        expect(dialog.get_by_role("group")).to_have_text(
            [re.compile("^Alva Norling: Befattning.*chef.*avdelningschef")]
        )
        dialog.get_by_role("button", name="Använd valen").click()
        expect(editor.locator("[name=people-0-role]")).to_have_value("avdelningschef")
        expect(editor.locator("[name=people-1-role]")).to_have_value("jurist")


# What the later editor is asked, in this order.
PARTS = (
    "^Vinjett",
    "^Rubrik",
    "^Huvudbild",
    "^Stycke",
    "^Alva Norling: Befattning.*enhetschef.*avdelningschef",
    r"^Person.*\(inget\).*Bea Ström · jurist",
    r"^Person.*Sigge Lind · socialsekreterare.*\(inget\)",
    r"^Person.*Dold Person.*\(inget\)",
)


def save_as_colleague(site: SampleSite) -> SiteImage:
    """Changes a field, the picture, a block and people, and saves; returns the picture."""
    page = ProfilePage.objects.get(pk=site.profile.pk)
    picture = draw_picture("1880")
    picture.title = "Kollegans bild"
    picture.save()
    page.title, page.kicker, page.lead_image = "Kollegans rubrik", "Kollegan", picture
    page.body.pop(0)
    first, second, third = page.people.all()
    first.role = "avdelningschef"
    person = type(first)(name="Bea Ström", role="jurist", portrait=picture, sort_order=3)
    page.people.remove(second, third)
    page.people.add(first, person)
    page.save_revision(user=make_chief())
    return picture
