"""A proof on the phone of somebody without an account, with and without JavaScript."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from profiles.models import Approval
from tests.browser.conftest import OpenContext
from tests.browser.editor_sessions import log_in
from tests.browser.patience import PATIENCE, press, wait_until_drawn
from tests.browser.sample_site import SampleSite
from tests.browser.test_admin_accessibility import OVERFLOW, RULES
from tests.profiles.admin.people import make_editor

pytestmark = pytest.mark.django_db(transaction=True)


def send(site: SampleSite, **fields: Any) -> tuple[Approval, str]:
    page = site.profile
    values = {"recipient": "Bea Ström", "days": 14, **fields}
    revision = page.get_latest_revision() or page.save_revision()
    approval, token = Approval.send(page, revision, **values)
    return approval, f"/korrektur/{token}/"


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


class ProofTests:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_on_a_phone(
        self, site: SampleSite, open_context: OpenContext, scheme: Any
    ) -> None:
        speaker = "Alva Norling"
        links = [send(site)[1], send(site, speaker=speaker)[1], "/korrektur/fel/"]
        for width in (390, 1280):
            page = open_context(width=width, color_scheme=scheme, bypass_csp=True).new_page()
            for link in links:
                page.goto(link)
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                wait_until_drawn(page)
                assert page.evaluate(OVERFLOW) <= 0
                assert violations(page) == []

    def test_is_commented_and_answered_without_javascript(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        editor = make_editor()
        approval, link = send(site, sent_by=editor)
        page = open_context(width=390, java_script_enabled=False).new_page()
        page.goto(link)
        comments = page.locator(".prose .proof-comments").first
        comments.locator("summary").click()
        comments.get_by_label("Din kommentar").fill("Mötet är på tisdagar.")
        comments.get_by_role("button", name="Spara kommentaren").click()
        expect(comments).to_contain_text("Mötet är på tisdagar.")
        page.get_by_role("button", name="Ändringar behövs").click()
        page.get_by_label("Din befattning").fill("kommunikatör")
        page.get_by_role("button", name="Ändringar behövs").click()
        expect(page.locator("#svar")).to_contain_text("Bea Ström, kommunikatör")
        approval.refresh_from_db()
        assert approval.state == "Ändringar behövs"

        desk = log_in(open_context, editor, live_server.url)
        desk.goto(f"/admin/pages/{site.profile.pk}/edit/")
        desk.locator("[data-side-panel-toggle=comments]").click()
        expect(desk.locator("#comments")).to_contain_text("Mötet är på tisdagar.")


class JourneyTests:
    def test_from_sent_to_replayed(
        self, site: SampleSite, open_context: OpenContext, live_server: LiveServer
    ) -> None:
        """The office at its desk and the municipality on a phone see what the other did."""
        desk = Desk(log_in(open_context, make_editor(), live_server.url), site)
        phone = open_context(width=390).new_page()
        first = desk.send()
        desk.sees("Skickad")
        phone.goto(first)
        desk.sees("Öppnad")
        comments = phone.locator(".prose .proof-comments").first
        comments.locator("summary").click()
        comments.get_by_label("Din kommentar").fill("Mötet är på tisdagar.")
        comments.get_by_role("button", name="Spara kommentaren").click()
        answer(phone, "Ändringar behövs")
        desk.sees("Ändringar behövs", "Mötet är på tisdagar.")

        desk.retitle("Öppet hela veckan")
        second = desk.send()
        phone.goto(second)
        expect(phone.locator("h1")).to_contain_text("Öppet hela veckan")
        answer(phone, "Godkänn")
        desk.sees("Godkänd")
        again = phone.request.post(second, form={"answer": "changes", "name": "X", "role": "Y"})
        assert again.status == 409
        desk.sees("Godkänd")

        desk.retitle("Stängt på helgen")
        desk.sees("Godkänd, äldre version", "Stängt på helgen")
        desk.revoke()
        assert status(phone, second) == 410
        Approval.objects.update(revoked_at=None, expires_at=timezone.now())
        assert status(phone, first) == 410
        assert status(phone, f"{first[:-2]}x/") == 404
        expect(phone.locator("h1")).to_have_text("Länken gäller inte")


class Desk:
    """The office: sends, changes and looks at what came back."""

    def __init__(self, page: Page, site: SampleSite) -> None:
        self.page = page
        self.list = reverse("approvals", args=[site.profile.pk])
        self.editor = reverse("wagtailadmin_pages:edit", args=[site.profile.pk])

    def send(self) -> str:
        """Returns the link as it is shown, once."""
        self.page.goto(self.list)
        self.page.get_by_label("Namn").fill("Bea Ström")
        press(self.page.get_by_role("button", name="Skapa länken"))
        link = self.page.locator("#godkannande-lank")
        expect(link).to_be_in_viewport()
        return link.input_value()

    def sees(self, state: str, *words: str) -> None:
        """Looks at the latest that was sent."""
        self.page.goto(self.list)
        latest = self.page.locator(".profile-admin-approvals__item").first
        expect(latest.locator(".w-status")).to_have_text(state)
        for text in words:
            expect(latest).to_contain_text(text)

    def revoke(self) -> None:
        """Ends the link that was sent last."""
        press(self.page.get_by_role("button", name="Återkalla länken").first)

    def retitle(self, title: str) -> None:
        """Changes what was read."""
        self.page.goto(self.editor)
        self.page.wait_for_selector("body.ready .c-sf-add-button")
        self.page.locator("[name=title]").fill(title)
        press(self.page.get_by_role("button", name="Spara utkast").first)


def answer(phone: Page, button: str) -> None:
    phone.get_by_label("Din befattning").fill("kommunikatör")
    press(phone.get_by_role("button", name=button))
    expect(phone.locator("#svar")).to_contain_text("Bea Ström, kommunikatör")
    expect(phone.locator("#svar-rubrik")).to_be_in_viewport(timeout=PATIENCE)


def status(phone: Page, link: str) -> int | None:
    response = phone.goto(link)
    return response.status if response else None
