"""Waits for conditions, never for lengths of time: a busy machine makes a test slow, not red.

What is waited for comes at once on an idle machine, so the limit costs nothing there.
"""

import threading
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

# Milliseconds that anything may take; a machine that needs longer is broken.
PATIENCE = 180_000
PAUSE = 20
HANDLER_THREAD = "(process_request_thread)"

# The menu is drawn, the fonts are there, nothing that ends is still moving …
AT_REST = """() => document.readyState === 'complete' && document.fonts.status === 'loaded'
  && !document.querySelector('.sidebar-loading')
  && document.getAnimations().every((animation) => animation.playState !== 'running'
    || animation.effect.getComputedTiming().iterations === Infinity)"""
# … and the scripts have nothing left to do.
IDLE = """() => new Promise((done) => requestIdleCallback(
  () => requestAnimationFrame(() => done()), { timeout: 5000 }))"""


def wait_until(page: Page, is_so: Callable[[], object]) -> None:
    """Waits for what only the test can see; what the page shows is for ``expect``."""
    latest = time.monotonic() + PATIENCE / 1000
    while not is_so():
        if time.monotonic() > latest:
            pytest.fail(f"Not so within {PATIENCE // 1000} s on {page.url}.")
        page.wait_for_timeout(PAUSE)


def wait_until_drawn(page: Page) -> None:
    """Waits until a screen looks as it will look as long as nobody touches it."""
    page.evaluate(IDLE)
    wait_until(page, lambda: page.evaluate(AT_REST))


def press(control: Locator) -> None:
    """Presses what leads to another screen and waits until that one is loaded."""
    with control.page.expect_navigation():
        control.click()


def wait_for_server() -> None:
    """Waits until the live server has answered what closed browsers have asked.

    A request that still runs writes into the database that is emptied after the test.
    """
    for thread in threading.enumerate():
        if thread.name.endswith(HANDLER_THREAD):
            thread.join(PATIENCE / 1000)
            assert not thread.is_alive(), "The live server is still answering."
