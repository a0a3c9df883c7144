"""The screens that the editors' guide shows: how each is reached and what of it is pictured.

A line ``[//]: # (bild: citat; skärm: …)`` in ``docs/redaktion`` asks for ``images/citat.png``; the
``python -m tests.screenshots guide`` looks the name up here, and a test compares the two.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from site_project.environment import BASE_DIR

MANUSCRIPT = BASE_DIR / "profiles" / "demo" / "manuscripts" / "varmdo.txt"

Step = Callable[[Page], None]


def nothing(page: Page) -> None:
    """The screen is pictured as it opens."""


def open_checklist(page: Page) -> None:
    """Opens the checklist and lets it slide in."""
    page.locator("[data-checklist-open=checklist]").first.click()
    page.wait_for_timeout(900)


def open_schedule(page: Page) -> None:
    """Opens the dialog of the status panel."""
    page.locator("[data-side-panel-toggle=status]").click()
    page.wait_for_timeout(900)
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    page.wait_for_timeout(400)


def unfold(selector: str) -> Step:
    """Returns the step of opening the folded block that the selector finds first."""

    def step(page: Page) -> None:
        toggle = page.locator(selector).first.locator("[data-panel-toggle]").first
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
            page.wait_for_timeout(300)

    return step


def read_a_manuscript(page: Page) -> None:
    """Pastes a manuscript and goes on to its review."""
    page.locator("[name=pasted]").fill(MANUSCRIPT.read_text(encoding="utf-8"))
    page.locator("form:has([name=pasted]) [type=submit]").first.click()
    page.wait_for_load_state()
    page.wait_for_timeout(600)


def open_last_tab(page: Page) -> None:
    """Shows the tab with corrections."""
    page.locator("[role=tab]").last.click()


def search_first(page: Page) -> None:
    """Searches as visitors do, so that the report has something to show."""
    report = page.url
    for words in ("mentor", "handledning", "familjerådslag", "mentor", "nattpatrull"):
        page.goto(f"/sok/?q={words}")
    page.goto(report)
    page.wait_for_timeout(600)


def save_in_another_window(page: Page) -> None:
    """Saves a newer version, as a colleague does, and asks what differs."""
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[name=kicker]").fill("Ny presentation")
    other.locator("[name=people-0-role]").fill("avdelningschef")
    other.locator("[name=title]").focus()
    other.get_by_role("button", name="Spara utkast").first.click()
    other.wait_for_load_state()
    other.close()
    page.get_by_role("button", name="Se vad som skiljer").click(timeout=60_000)


def send_for_approval(page: Page) -> None:
    """Makes a link, which is shown once."""
    page.get_by_label("Namn").fill("Bea Ström")
    page.get_by_role("button", name="Skapa länken").click()
    page.wait_for_load_state()


def open_as_approver(page: Page) -> None:
    """Follows a link that was just made, and begins a comment."""
    send_for_approval(page)
    page.goto(page.locator("#godkannande-lank").input_value())
    # Whoever has no account does not see Wagtail's own button.
    page.locator("wagtail-userbar").evaluate("element => element.remove()")
    page.locator(".proof-comments summary").first.click()


@dataclass(frozen=True)
class Screen:
    """One picture: URL, what is done first, the part that is pictured ("" is all), and how wide.

    The URL may name ``{profile}`` and ``{corrected}`` (published profiles of the demo),
    ``{series}`` and ``{topic}``.
    """

    url: str
    prepare: Step = nothing
    part: str = ""
    width: int = 1280


QUOTE = "#body-root [data-streamfield-child]:has([name$='-value-speakers-count'])"
FACT_PANEL = "#aside-root [data-streamfield-child]:has([name$='-value-items-count'])"
CONTACT = "#aside-root [data-streamfield-child]:has([name$='-value-phones-count'])"

EDITOR = "/admin/pages/{profile}/edit/"

SCREENS: dict[str, Screen] = {
    "startsidan": Screen("/admin/"),
    "importera": Screen("/admin/profiles/manus/"),
    "granska-manus": Screen("/admin/profiles/manus/", read_a_manuscript),
    "citat": Screen(EDITOR, unfold(QUOTE), QUOTE),
    "faktaruta": Screen(EDITOR, unfold(FACT_PANEL), FACT_PANEL),
    "kontakt": Screen(EDITOR, unfold(CONTACT), CONTACT),
    "personer": Screen(EDITOR, part="#inline_child_people-0-panel-section"),
    "huvudbild": Screen(EDITOR, part="section[id$=huvudbild-section]"),
    "checklistan": Screen(
        "/admin/pages/add/profiles/profilepage/{series}/?municipality=1880", open_checklist
    ),
    "schemalagg": Screen(EDITOR, open_schedule),
    "telefon": Screen(EDITOR, width=390),
    "skillnader": Screen(EDITOR, save_in_another_window, ".profile-admin-merge"),
    "godkannande": Screen("/admin/profiles/godkannande/{profile}/", send_for_approval),
    "korrektur": Screen("/admin/profiles/godkannande/{profile}/", open_as_approver, width=390),
    "rattelse": Screen(
        "/admin/pages/{corrected}/edit/",
        open_last_tab,
        "section[id$=granskning_och_rattelser-section]",
    ),
    "ny-utgava": Screen("/admin/profiles/ny-utgava/{profile}/"),
    "sokningar": Screen("/admin/sokningar/", search_first),
    "amne": Screen("/admin/snippets/profiles/topic/edit/{topic}/"),
}
