"""The first profile of an empty site: imported, put right by the checklist and published."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import choose_action, log_in
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

# Milliseconds that a loaded machine may need; nothing is waited for longer than it takes.
PATIENCE = 20_000
TITLE = "Örebro ger chefen tid att leda"
MANUSCRIPT = f"""Presentation

{TITLE}

Publicerad 3 november 2026

I Örebro börjar veckan med ett möte där alla får tala till punkt.

Gruppen träffas varje måndag och går igenom de svåra ärendena tillsammans.

– Vi bestämmer tillsammans vad som är rimligt, säger Alva Norling, enhetschef.

Måndagar är heliga

Efter mötet går alla hem i tid, också de som har jour den veckan.

Örebro kommun
Telefon: 08-465 004 00
social@example.se
"""
APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
CORRECTION = "Mötet hålls på måndagar, inte på tisdagar."


def picture() -> FilePayload:
    """Returns a photograph as a camera names it."""
    data = io.BytesIO()
    Image.new("RGB", (480, 320), "teal").save(data, "JPEG")
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


class Editor:
    """What somebody does in the editor of a profile, helped by the checklist."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.page.wait_for_selector("body.ready .c-sf-add-button")
        self.list = page.locator("[data-checklist]")
        page.locator("[data-checklist-short]").click()
        expect(self.list).to_be_visible()

    def follow(self, finding: str, way_to: str) -> Locator:
        """Presses the line of the list and returns the control it brings the keyboard to."""
        self.list.get_by_role("link", name=finding).click()
        control = self.page.locator(way_to)
        expect(control).to_be_focused(timeout=PATIENCE)
        return control

    def is_done(self, finding: str) -> None:
        """Waits until the list no longer asks for it."""
        expect(self.list).not_to_contain_text(finding, timeout=PATIENCE)

    def upload_picture(self) -> None:
        """Chooses a new picture in the dialog, which gives the keyboard back when it closes."""
        self.page.keyboard.press("Enter")
        dialog = self.page.locator(".modal-content")
        dialog.get_by_role("tab", name="Ladda upp").click()
        dialog.locator("input[type=file]").set_input_files(picture())
        expect(dialog.locator(".file-field")).to_contain_text("IMG_2041.jpg")
        expect(dialog.get_by_label("Titel")).to_have_value("IMG_2041", timeout=PATIENCE)
        dialog.get_by_label("Fotograf eller tecknare").fill("Sigge Lind")
        dialog.get_by_role("button", name="Ladda upp").click()
        chosen = self.page.locator("#id_lead_image-chooser")
        expect(chosen).to_contain_text("IMG_2041", timeout=PATIENCE)
        expect(chosen.get_by_role("button", name="Åtgärder")).to_be_focused(timeout=PATIENCE)


def import_manuscript(page: Page) -> Editor:
    """Goes from the admin's first page to the draft."""
    page.goto("/admin/")
    page.get_by_role("link", name="Importera manus").first.click()
    page.get_by_label("Hela artikeln").fill(MANUSCRIPT)
    page.get_by_role("button", name="Läs in och granska").click()
    page.get_by_role("button", name="Skapa utkast").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return Editor(page)


def put_right(editor: Editor) -> None:
    """Follows every line of the list until there is none left."""
    finding = "Välj märkning"
    editor.follow(finding, "[name=label]").select_option("redaktionellt")
    editor.is_done(finding)
    finding = "Presentationen saknar huvudbild"
    editor.follow(finding, "#id_lead_image-chooser .chooser__choose-button")
    editor.upload_picture()
    editor.is_done(finding)
    finding = "Beskriv bilden i alternativtexten"
    editor.follow(finding, "[name=lead_image_alt]").fill("En vägg i blågrönt.")
    editor.is_done(finding)
    finding = "Kontrollera ämnena som importen föreslår"
    editor.follow(finding, "[name=topics] >> nth=0")
    editor.page.locator("[name=topics_suggested]").uncheck()
    editor.is_done(finding)
    finding = "Anteckna när Alva Norling sade ja"
    editor.follow(finding, "[name=people-0-consent_on]").fill("2026-10-20")
    editor.is_done(finding)
    expect(editor.list).to_contain_text("Redo att publicera.")


def correct(page: Page, profile: ProfilePage) -> None:
    """Says openly what was wrong, and publishes."""
    page.goto(f"/admin/pages/{profile.pk}/edit/")
    editor = Editor(page)
    page.get_by_role("tab", name="Datum och ursprung").click()
    page.locator("[data-contentpath=corrections] .c-sf-add-button").click()
    expect(page.locator("[name=corrections-0-value-date]")).not_to_have_value("")
    page.locator("[name=corrections-0-value-text]").fill(CORRECTION)
    expect(editor.list).to_contain_text("Rättelserna är skrivna.", timeout=PATIENCE)
    choose_action(page, "[name=action-publish]")


class Count:
    """Counts what somebody does: clicks, fields that are filled, files that are chosen."""

    def __init__(self) -> None:
        self.clicks = self.fields = 0

    def click(self, control: Locator) -> None:
        """Presses; a page that it leads to is waited for by whoever looks at it next."""
        self.clicks += 1
        control.click()

    def choose(self, field: Locator, file: FilePayload) -> None:
        """Chooses a file, which is a click here; what the system's own window asks is not ours."""
        self.clicks += 1
        field.set_input_files(file)

    def fill(self, field: Locator, value: str) -> None:
        """Writes in a field."""
        self.fields += 1
        field.fill(value)


def bring_in(page: Page, count: Count) -> None:
    """Goes from the first page to a draft whose questions are answered where they are asked."""
    page.goto("/admin/")
    count.click(page.get_by_role("link", name="Importera manus").first)
    text = {"name": "orebro.txt", "mimeType": "text/plain", "buffer": MANUSCRIPT.encode()}
    count.choose(page.locator("#id_files"), FilePayload(text))
    count.click(page.get_by_label("Redaktionellt"))
    count.click(page.get_by_role("button", name="Ta med de valda ämnena"))
    count.fill(page.get_by_label("Samtycke från alla den"), "2026-10-20")
    count.click(page.get_by_role("button", name="Skapa utkast"))
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def illustrate(page: Page, count: Count) -> None:
    """Follows the finding; the dialog asks for the picture, its description and its maker."""
    page.wait_for_selector("body.ready .c-sf-add-button")
    count.click(page.get_by_role("link", name="Presentationen saknar huvudbild"))
    count.click(page.locator("#id_lead_image-chooser .chooser__choose-button"))
    dialog = page.locator(".modal-content")
    count.choose(dialog.locator("input[type=file]"), picture())
    expect(dialog.get_by_label("Titel")).to_have_value("IMG_2041", timeout=PATIENCE)
    count.fill(dialog.get_by_label("Beskrivning"), "En vägg i blågrönt.")
    count.fill(dialog.get_by_label("Fotograf eller tecknare"), "Sigge Lind")
    count.click(dialog.get_by_role("button", name="Ladda upp"))
    expect(page.locator("[name=lead_image_alt]")).to_have_value("En vägg i blågrönt.")
    expect(page.locator("[data-checklist]")).to_contain_text("Redo att publicera.")


class FewestStepsTests:
    """The author's way takes 12 clicks and 4 fields at the most, the chief's 2 clicks."""

    def test_from_manuscript_to_live(
        self, site_root: Site, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        author, chief, editor_in_chief = Count(), Count(), make_chief()
        page = log_in(open_context, make_editor(), live_server.url)
        bring_in(page, author)
        illustrate(page, author)
        author.click(page.locator("[name=action-submit]"))
        expect(page.locator(".messages")).to_contain_text("Nu väntar den på")
        assert author.clicks <= 12
        assert author.fields <= 4

        page = log_in(open_context, editor_in_chief, live_server.url)
        page.goto("/admin/")
        chief.click(page.get_by_role("link", name=TITLE).first)
        chief.click(page.locator(APPROVE).locator("visible=true"))
        expect(page.locator(".messages")).to_contain_text("Besökarna läser den på")
        assert chief.clicks <= 2

        page.goto(ProfilePage.objects.get(title=TITLE).url)
        expect(page.get_by_role("img", name="En vägg i blågrönt.")).to_be_visible()
        expect(page.locator("main")).to_contain_text("Foto: Sigge Lind")


class FirstProfileTests:
    def test_from_an_empty_site_to_a_correction_on_the_website(
        self, site_root: Site, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        put_right(import_manuscript(page))
        choose_action(page, "[name=action-submit]")

        chief = log_in(open_context, make_chief(), live_server.url)
        chief.goto("/admin/")
        chief.get_by_role("link", name=TITLE).first.click()
        choose_action(chief, APPROVE)
        profile = ProfilePage.objects.get(title=TITLE)
        correct(chief, profile)

        visitor = open_context().new_page()
        visitor.goto("/sok/?q=örebro")
        visitor.get_by_role("link", name=re.compile("^Örebro ger chefen")).click()
        expect(visitor.locator("h1")).to_have_text(re.compile("Örebro ger chefen"))
        expect(visitor.get_by_role("img", name="En vägg i blågrönt.")).to_be_visible()
        expect(visitor.locator("main")).to_contain_text("Foto: Sigge Lind")
        expect(visitor.locator(".correction")).to_contain_text(CORRECTION)
