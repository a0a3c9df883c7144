"""Opens the admin as a member of the editorial office."""

from contextlib import suppress
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Error, Page

from tests.browser.conftest import OpenContext

# Milliseconds: the pause after the last key, the answer, and some air.
CHECKED = 2500
SETTLED = 8000


def log_in(open_context: OpenContext, user: User, address: str, **options: Any) -> Page:
    """Returns a page whose browser has the user's session."""
    client = Client()
    client.force_login(user)
    context = open_context(locale="sv-SE", bypass_csp=True, **options)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    return context.new_page()


def write(page: Page, field: str, number: int, text: str) -> None:
    """Types into the rich text of the stream's block of that number."""
    block = page.locator(f"[name='{field}-{number}-value']").locator("xpath=../..")
    block.locator("[contenteditable=true]").click()
    page.keyboard.type(text)


def choose_action(page: Page, selector: str) -> None:
    """Opens the menu beside the save button and presses the action."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator(selector).click()
    page.wait_for_url("**/admin/pages/*/")


def let_autosave_finish(page: Page) -> None:
    """Waits while Wagtail may be creating the new page by itself.

    Two creations at the same moment are two pages. What a script types before
    Wagtail has looked at the form for the first time starts no autosave at all.
    """
    with suppress(Error):
        page.wait_for_url("**/edit/**", timeout=SETTLED)
