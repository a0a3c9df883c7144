"""Opens the admin as a member of the editorial office."""

import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import OpenContext
from tests.browser.patience import wait_until

# Two seconds after the form was drawn Wagtail looks at it for the first time and says so. What was
# written before that is the form as it was opened to it, and starts no autosave.
NOTE_WATCHING = """document.addEventListener("w-unsaved:watch-edits", () => {
  window.editsAreWatched = true;
});"""


def log_in(open_context: OpenContext, user: User, url: str, **options: Any) -> Page:
    """Returns a page whose browser has the user's session."""
    client = Client()
    client.force_login(user)
    context = open_context(locale="sv-SE", bypass_csp=True, **options)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    context.add_init_script(NOTE_WATCHING)
    return context.new_page()


def begin_to_write(page: Page, field: str, number: int) -> Locator:
    """Presses in the rich text of the stream's block of that number; returns the field it fills."""
    value = page.locator(f"[name='{field}-{number}-value']")
    editor = value.locator("xpath=../..").locator("[contenteditable=true]")
    editor.click()
    expect(editor).to_be_focused()
    return value


def write(page: Page, field: str, number: int, text: str) -> None:
    """Types into the rich text of the stream's block of that number."""
    value = begin_to_write(page, field, number)
    page.keyboard.type(text)
    # The rich text reaches the field that is sent a quarter of a second after the last key.
    expect(value).to_have_value(re.compile(re.escape(text)))


def choose_action(page: Page, selector: str) -> None:
    """Presses the action: the main button once nothing stops it, or in the menu beside it."""
    action = page.locator(selector)
    menu = page.locator("footer [data-w-dropdown-target=toggle][aria-expanded]")
    # Where there is one action, it comes in sight when the checklist has no errors left.
    action.or_(menu).locator("visible=true").first.wait_for()
    if not action.first.is_visible():
        menu.click()
    action.locator("visible=true").click()
    page.wait_for_url("**/admin/pages/*/")


def wait_for_first_check(page: Page) -> None:
    """Waits for the checklist that a new form asks for by itself, which draws the list anew."""
    expect(page.locator("[data-checklist-status]")).not_to_be_empty()


def wait_until_edits_are_watched(page: Page) -> None:
    """Waits until autosave is sure to follow whatever is changed from now on."""
    wait_until(page, lambda: page.evaluate("window.editsAreWatched"))


def wait_for_autosave(page: Page) -> None:
    """Waits until Wagtail has created the new page by itself and led the form to it."""
    page.wait_for_url("**/edit/**")
    indicator = page.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved")


def is_autosave(request: Request) -> bool:
    """Whether a request is autosave's and not the editor's own."""
    return request.method == "POST" and "application/json" in request.headers["accept"]
