"""A browser for the session, and the sample site on a live server, put back for each test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests.browser.patience import PATIENCE, wait_for_server
from tests.browser.sample_site import SampleShelf, SampleSite
from tests.chromium import ARGUMENTS, find_chromium

OpenContext = Callable[..., BrowserContext]
ROWS_TO_PUT_BACK = "_test_serialized_contents"
INSTALL_CHROMIUM = "Chromium saknas. Installera det: apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the machine's own."""
    program = find_chromium()
    if not program:
        pytest.fail(INSTALL_CHROMIUM)
    expect.set_options(timeout=PATIENCE)
    with playwright_with_database() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=[*ARGUMENTS], timeout=PATIENCE
        )
        yield chromium
        chromium.close()


@contextmanager
def playwright_with_database() -> Iterator[Playwright]:
    """Runs Playwright, whose event loop makes Django open a connection of its own.

    When other tests have made the database before, the new connection must know the rows to put
    back, or the first flush would take them from all browser tests.
    """
    rows = getattr(connection, ROWS_TO_PUT_BACK, None)
    connection.close()
    with sync_playwright() as playwright:
        if rows is not None:
            setattr(connection, ROWS_TO_PUT_BACK, rows)
        yield playwright
        connection.close()


@pytest.fixture(scope="session")
def shelf(live_server: LiveServer, tmp_path_factory: pytest.TempPathFactory) -> SampleShelf:
    """The sample site at the live server's URL, for any number of tests."""
    thread = live_server.thread
    return SampleShelf(thread.host, thread.port, tmp_path_factory.mktemp("sample-site"))


@pytest.fixture
def site(transactional_db: None, shelf: SampleShelf, own_media_folder: Path) -> SampleSite:
    """The sample site as it was built."""
    return shelf.put_out()


@pytest.fixture
def site_root(live_server: LiveServer) -> Site:
    """The site as the migrations leave it, at the live server's URL."""
    site = Site.objects.get()
    site.hostname, site.port = live_server.thread.host, live_server.thread.port
    site.save()
    return site


@pytest.fixture
def urls(site: SampleSite) -> dict[str, str]:
    """One path of every kind of public page."""
    return {
        "home": "/",
        "index": site.index.url,
        "county": f"{site.index.url}lan/stockholms-lan/",
        "map": f"{site.index.url}karta/",
        "letters": f"{site.index.url}a-o/",
        "follow": f"{site.index.url}folj/",
        "filtered": f"{site.index.url}?lan=01",
        "comparison": f"{site.index.url}jamfor/?k=0120&k=0125",
        "profile": site.profile.url,
        "profile without picture": site.plain_profile.url,
        "standard page": site.standard.url,
        "search": "/sok/",
        "search with hits": "/sok/?q=skärgården",
        "search without hits": "/sok/?q=finnsinte",
        "missing page": "/finns-inte/",
    }


@pytest.fixture
def open_context(browser: Browser, live_server: LiveServer) -> Iterator[OpenContext]:
    """Opens visitors: ``open_context(width=320, color_scheme="dark")``."""
    with visitors(browser, live_server.url) as open_:
        yield open_


@contextmanager
def visitors(browser: Browser, url: str) -> Iterator[OpenContext]:
    """Yields what opens a visitor to the server at the URL, and sees them all out."""
    contexts: list[BrowserContext] = []

    def open_(width: int = 1280, **options: Any) -> BrowserContext:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(base_url=url, viewport=viewport, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context

    yield open_
    for context in contexts:
        context.close()
    wait_for_server()


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    """A visitor at a desk."""
    return open_context().new_page()
