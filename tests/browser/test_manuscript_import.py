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


def upload(page: Page, *, has_script: bool = True) -> None:
    """Goes from the first page of the admin to the review of the manuscript."""
    page.goto("/admin/profiles/manus/")
    with page.expect_navigation():
        page.locator("#id_files").set_input_files(word_file())
        if not has_script:
            page.get_by_role("button", name="Läs in och granska").click()
    expect(page.get_by_role("heading", name="Manuset rad för rad")).to_be_visible()


def row(page: Page, text: str) -> Locator:
    """Returns the row of the line that begins so."""
    return page.locator(".review-line", has_text=text)


def place(page: Page, text: str) -> Locator:
    """Returns what says what the line that begins so is, and opens the menu of places."""
    return row(page, text).locator(".review-line__place a")


def give(page: Page, text: str, name: str) -> None:
    """Chooses a place for a line by the menu."""
    place(page, text).click()
    page.get_by_role("combobox", name="Sök plats").fill(name)
    page.get_by_role("option", name=name).first.click()
    wait_until_saved(page)


def wait_until_saved(page: Page) -> None:
    """Waits for what the screen does by itself after changes."""
    expect(page.locator("[data-progress]")).to_have_text("Sparat.")


def drag(page: Page, first: str, last: str) -> None:
    """Draws the mouse from one row to another."""
    row(page, last).scroll_into_view_if_needed()
    row(page, first).scroll_into_view_if_needed()
    row(page, first).locator("th").hover()
    page.mouse.down()
    row(page, last).locator("th").hover()
    page.mouse.up()


class ImportTests:
    def test_from_word_to_published_page(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_chief(), live_server.url)
        page.goto("/admin/")
        press(page.get_by_role("link", name="Importera manus").first)
        upload(page)
        heading = place(page, "Måndagar är heliga")
        expect(heading).to_have_text("Mellanrubrik")
        expect(place(page, "– Vi bestämmer")).to_have_text("Citat")

        for kind in ("Stycke", "Mellanrubrik"):
            give(page, "Måndagar är heliga", kind)
            expect(heading).to_have_text(kind)
        page.get_by_label("Redaktionellt").check()
        expect(page.locator("[data-question=label]")).to_have_count(0)
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
        upload(page, has_script=False)
        row(page, "Måndagar är heliga").get_by_role("checkbox").check()
        page.get_by_label("Plats", exact=True).select_option("paragraph")
        press(page.get_by_role("button", name="Ge plats"))
        expect(place(page, "Måndagar är heliga")).to_have_text("Stycke")
        press(place(page, "Måndagar är heliga"))
        page.get_by_label("Ord på rad").fill("Måndagar är viktiga")
        press(page.get_by_role("button", name="Spara ändringarna"))
        expect(row(page, "Måndagar är viktiga")).to_contain_text("I manuset: Måndagar är heliga")
        press(page.get_by_role("button", name="Skapa utkast"))
        expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
        assert not ProfilePage.objects.get(title=TITLE).live

    def test_several_rows_at_once_and_back(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        upload(page)
        drag(page, "Måndagar är heliga", "Efter mötet")
        expect(page.locator("[data-count]")).to_have_text("2 rader markerade")
        page.get_by_role("button", name="Faktaruta av raderna").click()
        wait_until_saved(page)
        expect(place(page, "Måndagar är heliga")).to_have_text("Faktarutans rubrik")
        expect(place(page, "Efter mötet")).to_have_text("Text i faktarutan")
        page.get_by_role("button", name="Ångra").click()
        expect(place(page, "Måndagar är heliga")).to_have_text("Mellanrubrik")

        place(page, "– Vi bestämmer").click()
        page.keyboard.press("Escape")
        row(page, "Efter mötet").locator("th").click(modifiers=["Shift"])
        expect(page.locator("[data-count]")).to_have_text("3 rader markerade")
        page.get_by_role("button", name="Slå ihop").click()
        expect(row(page, "Efter mötet")).to_have_count(1)
        expect(row(page, "Efter mötet")).to_contain_text("I manuset: – Vi bestämmer")

    def test_an_answer_is_taken_back(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        upload(page)
        first = page.locator("[data-question=topics]")
        first.get_by_role("button", name="Hoppa över").click()
        expect(first).to_have_count(0)
        expect(page.locator(".review-decision--answered")).to_have_count(1)
        page.get_by_role("button", name="Ångra").click()
        expect(first).to_have_count(1)
        expect(page.locator(".review-decision--answered")).to_have_count(0)
        page.get_by_role("button", name="Ångra").click()
        expect(page.locator("[data-progress]")).to_have_text("Inget att ångra.")

    def test_with_the_keyboard_alone(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        upload(page)
        page.locator(".review-line").first.focus()
        page.keyboard.press("End")
        page.keyboard.press("Shift+ArrowUp")
        expect(page.locator("[data-count]")).to_have_text("2 rader markerade")
        page.keyboard.press("x")
        expect(page.locator(".review-line").last).to_contain_text("Kommer inte med i utkastet.")
        page.keyboard.press("z")
        expect(page.locator(".review-line").last).not_to_contain_text("Kommer inte med")
        page.keyboard.press("Enter")
        page.keyboard.type("uppm")
        page.keyboard.press("Enter")
        expect(page.locator(".review-line").last.locator("a")).to_have_text("Uppmaning")
        expect(page.locator(".review-line:focus")).to_have_count(1)

    def test_a_line_is_split_where_it_is_rewritten(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        page = log_in(open_context, make_editor(), live_server.url)
        upload(page)
        row(page, "Alva Norling är enhetschef").locator("th").click()
        page.keyboard.press("e")
        page.get_by_label("Radens ord").fill("Alva Norling är enhetschef.\nHon leder nio personer.")
        page.get_by_role("button", name="Ändra", exact=True).click()
        expect(row(page, "Hon leder nio personer.")).to_have_count(1)
        expect(row(page, "Hon leder nio personer.")).to_contain_text("I manuset: Alva Norling är")

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
