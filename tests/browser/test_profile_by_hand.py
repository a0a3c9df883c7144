"""A profile written by hand with every kind of block, from an empty site to the website."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from profiles.models import ProfilePage
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in, wait_for_first_check, write
from tests.browser.test_first_profile import APPROVE, Count, picture
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Örebro skriver för hand"
# What is added to the parts that every new profile starts with.
ADDED = {
    "standfirst": ("Punktlista", "Citat"),
    "body": ("Utdraget citat", "Punktlista", "Bild", "Tabell", "Film", "Uppmaning"),
    "aside": ("Uppmaning",),
}
TEXTS = {
    "title": TITLE,
    "published_on": "2026-11-02",
    "standfirst-1-value-items-0-value": "Handledning varje vecka.",
    "standfirst-2-value-text": "Jag kom för jobbet, säger Sigge Lind.",
    "body-1-value-text": "Måndagar är heliga",
    "body-3-value-text": "Jag går hem i tid, säger Alva Norling.",
    "body-3-value-speakers-0-value": "Alva Norling",
    "body-4-value-text": "Jag går hem i tid",
    "body-4-value-speaker": "Alva Norling",
    "body-5-value-items-0-value": "Mentor första året.",
    "body-6-value-caption": "Mötet hålls stående.",
    "body-7-value-caption": "Anställda per enhet",
    "body-8-value-title": "En dag på enheten",
    "body-8-value-url": "film.example.se/dag",
    "body-9-value-text": "Lediga tjänster i Örebro",
    "body-9-value-url": "jobb.example.se",
    "aside-1-value-phones-0-value-number": "08-465 004 00",
    "aside-1-value-emails-0-value-address": "social@example.se",
    "aside-2-value-text": "Läs om kommunen",
    "aside-2-value-url": "www.example.se",
}
PARAGRAPHS = {
    ("standfirst", 0): "Här finns tid att tänka innan någon bestämmer.",
    ("body", 0): "Gruppen träffas varje måndag.",
    ("body", 2): "Efter mötet går alla hem i tid.",
}
SEEN = (
    "Handledning varje vecka.",
    "Jag kom för jobbet",
    "Här finns tid att tänka",
    "Gruppen träffas varje måndag.",
    "Måndagar är heliga",
    "Jag går hem i tid, säger Alva Norling.",
    "Mentor första året.",
    "Mötet hålls stående.",
    "Anställda per enhet",
    "Barn och unga",
    "En dag på enheten",
    "Lediga tjänster i Örebro",
    "Fakta om Örebro",
    "08-465 004 00",
    "Läs om kommunen",
)
# What it takes; whoever makes it take more has made the work longer.
CLICKS = 33
FIELDS = 33


class Writer(Count):
    """Writes in the editor, counting."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def begin(self) -> None:
        """Goes from the first page to the form of Örebro."""
        self.page.goto("/admin/")
        self.click(self.page.get_by_role("link", name="Ny presentation").first)
        self.choose_option(self.page.get_by_label("Kommun"), "1880")
        self.click(self.page.get_by_role("button", name="Fortsätt"))
        self.page.wait_for_selector("body.ready .c-sf-add-button")
        wait_for_first_check(self.page)

    def choose_option(self, field: Locator, value: str) -> None:
        """Chooses in a list, which is a field."""
        self.fields += 1
        field.select_option(value)

    def add(self, stream: str, label: str) -> None:
        """Adds a block below the others."""
        root = self.page.locator(f"#{stream}-root > [data-streamfield-stream-container]")
        blocks = root.locator("> [data-streamfield-child]")
        before = blocks.count()
        self.click(root.locator("> div > button.c-sf-add-button").last)
        self.click(self.page.get_by_role("option", name=label, exact=True))
        expect(blocks).to_have_count(before + 1)

    def write_texts(self) -> None:
        """Fills every field that has to be filled."""
        self.choose_option(self.page.locator("[name=label]"), "redaktionellt")
        for (stream, number), text in PARAGRAPHS.items():
            self.clicks += 1
            self.fields += 1
            write(self.page, stream, number, text)
        for name, text in TEXTS.items():
            self.fill(self.page.locator(f"[name='{name}']"), text)
            if name == "published_on":
                # A calendar is open, which would lie over what is pressed next.
                self.page.keyboard.press("Escape")

    def upload(self) -> None:
        """Brings the lead picture in; an empty library opens the dialog where it is uploaded."""
        self.click(self.page.locator("#id_lead_image-chooser .chooser__choose-button"))
        dialog = self.page.locator(".modal-content")
        self.choose(dialog.locator("input[type=file]"), picture())
        expect(dialog.get_by_label("Titel")).to_have_value("IMG_2041")
        self.fill(dialog.get_by_label("Beskrivning"), "En vägg i blågrönt.")
        self.fill(dialog.get_by_label("Fotograf eller tecknare"), "Sigge Lind")
        self.click(dialog.get_by_role("button", name="Ladda upp"))
        expect(self.page.locator("[name=lead_image_alt]")).to_have_value("En vägg i blågrönt.")

    def reuse(self) -> None:
        """Chooses the same picture for the text, which brings its description along."""
        self.click(self.page.locator("#body-6-value-image-chooser .chooser__choose-button"))
        self.click(self.page.locator(".modal-content").get_by_role("link", name="IMG_2041").first)
        alt = self.page.locator("[name='body-6-value-alt_text']")
        expect(alt).to_have_value("En vägg i blågrönt.")

    def make_table(self) -> None:
        """Makes two columns and writes the first row."""
        table = self.page.locator("#body-root .typed-table-block")
        # The block names the table; Wagtail's second field for it would be shown nowhere.
        expect(table.locator("[name$=-table-caption]")).to_be_hidden()
        headings = table.locator("thead input[type=text]")
        for number, heading in enumerate(("Enhet", "Anställda")):
            self.click(table.locator("[data-append-column]"))
            self.fill(headings.nth(number), heading)
        self.click(table.locator("[data-add-row]"))
        cells = table.locator("tbody input[type=text]")
        for number, text in enumerate(("Barn och unga", "42")):
            self.fill(cells.nth(number), text)

    def add_person(self) -> None:
        """Names the one who speaks."""
        self.click(self.page.locator("#id_people-ADD"))
        for name, text in (("name", "Alva Norling"), ("role", "enhetschef")):
            self.fill(self.page.locator(f"[name=people-0-{name}]"), text)


def block_types(page: ProfilePage, field: str) -> set[str]:
    return {block.block_type for block in getattr(page, field)}


class EveryBlockTests:
    def test_from_an_empty_site_to_the_website(
        self, site_root: Site, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        chief = log_in(open_context, make_chief(), live_server.url)
        page = log_in(open_context, make_editor(), live_server.url)
        author = Writer(page)
        author.begin()
        for stream, labels in ADDED.items():
            for label in labels:
                author.add(stream, label)
        author.write_texts()
        author.upload()
        author.reuse()
        author.make_table()
        author.add_person()
        expect(page.locator("[data-checklist-short]")).to_have_text(re.compile("att se över"))
        author.click(page.locator("[name=action-submit]").locator("visible=true"))
        expect(page.locator(".messages")).to_contain_text("Nu väntar den på")
        assert author.clicks <= CLICKS
        assert author.fields <= FIELDS

        chief.goto("/admin/")
        chief.get_by_role("link", name=TITLE).first.click()
        chief.locator(APPROVE).locator("visible=true").click()
        expect(chief.locator(".messages")).to_contain_text("Besökarna läser den på")

        profile = ProfilePage.objects.get(title=TITLE)
        for field in ADDED:
            kinds = ProfilePage._meta.get_field(field).stream_block.child_blocks
            assert block_types(profile, field) == set(kinds)
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(profile.url)
        for text in SEEN:
            expect(page.locator("main")).to_contain_text(text)
        expect(page.get_by_role("img", name="En vägg i blågrönt.")).to_have_count(2)
