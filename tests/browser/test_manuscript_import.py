"""From a Word file to a published page, the way an editor goes; also without JavaScript."""

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import choose_action, log_in
from tests.browser.patience import press, wait_until_drawn
from tests.browser.sample_site import SampleSite
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TITLE = "Örebro håller dörren öppen"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARAGRAPHS = (
    "Publicerad 3 maj 2024",
    "Här finns tid att tänka innan någon bestämmer, och det märks på dem som söker hjälp.",
    "Alva Norling är enhetschef och leder en grupp på nio personer som träffas varje måndag.",
    "– Vi bestämmer tillsammans vad som är rimligt, säger Alva Norling.",
)
CONTACT = ("Örebro kommun", "Tel: 08-465 004 00", "E-post: social@example.se", "www.orebro.se")


def word_file() -> FilePayload:
    """Returns a manuscript with a title, a sub-heading, a quotation and a contact."""
    document = Document()
    document.add_heading(TITLE, 0)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.add_heading("Måndagar är heliga", 1)
    document.add_paragraph("Efter mötet går alla hem i tid, också de som har jour den veckan.")
    for text in CONTACT:
        document.add_paragraph(text)
    buffer = BytesIO()
    document.save(buffer)
    return {"name": "orebro.docx", "mimeType": WORD, "buffer": buffer.getvalue()}


def upload(page: Page) -> None:
    """Goes from the first page of the admin to the review of the manuscript."""
    page.goto("/admin/profiles/manus/")
    page.locator("#id_files").set_input_files(word_file())
    press(page.get_by_role("button", name="Läs in och granska"))
    expect(page.get_by_role("heading", name="Manuset rad för rad")).to_be_visible()


def place(page: Page, text: str) -> Locator:
    """Returns the field that says what the line that begins so is."""
    return page.locator(".review-line", has_text=text).locator("select")


def wait_until_read_again(page: Page) -> None:
    """Waits for what the screen does by itself after each change."""
    expect(page.locator("[data-progress]")).to_have_text("Klart.")


class ImportTests:
    def test_from_word_to_published_page(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_chief(), live_server.url)
        page.goto("/admin/")
        press(page.get_by_role("link", name="Importera manus").first)
        upload(page)
        heading = place(page, "Måndagar är heliga")
        expect(heading).to_have_value("heading")
        expect(place(page, "– Vi bestämmer")).to_have_value("quote")

        for kind in ("paragraph", "heading"):
            heading.select_option(kind)
            wait_until_read_again(page)
            expect(heading).to_have_value(kind)
        page.get_by_label("Redaktionellt").check()
        wait_until_read_again(page)
        press(page.get_by_role("button", name="Skapa utkast"))
        expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
        choose_action(page, "[name=action-publish]")

        profile = ProfilePage.objects.get(title=TITLE)
        assert profile.live
        page.goto(profile.url)
        expect(page.locator("h1")).to_have_text(TITLE)
        expect(page.locator(".quote")).to_contain_text("Vi bestämmer tillsammans")
        expect(page.locator("a[href='tel:+46846500400']").first).to_be_attached()

    def test_without_javascript(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url, java_script_enabled=False)
        upload(page)
        place(page, "Måndagar är heliga").select_option("paragraph")
        press(page.get_by_role("button", name="Tolka om med ändringarna"))
        expect(place(page, "Måndagar är heliga")).to_have_value("paragraph")
        press(page.get_by_role("button", name="Skapa utkast"))
        expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
        assert not ProfilePage.objects.get(title=TITLE).live

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer, scheme: str
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url, color_scheme=scheme)
        upload(page)
        found = self.violations(page)
        page.goto("/admin/profiles/manus/")
        assert found + self.violations(page) == []

    def violations(self, page: Page) -> list[str]:
        """Returns what axe finds on the import's own part of the screen."""
        wait_until_drawn(page)
        result = Axe().run(page, context=[".review-page"], options={"runOnly": RULES}).response
        return [
            f"{rule['id']}: {node['html']}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]
