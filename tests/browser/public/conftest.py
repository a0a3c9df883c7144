"""One sample site and one server for all tests below.

Nothing a visitor does changes the site, so it is built once and stays: building it takes
longer than most of these tests. They run last, when no other test can meet the rows they leave.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page, Site

from tests.browser.conftest import OpenContext, visitors
from tests.browser.sample_site import SampleSite, build_sample_site

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Moves these tests behind all others, and has a database made for them."""
    public = [item for item in items if HERE in item.path.parents]
    for item in public:
        item.add_marker(pytest.mark.django_db)
    items[:] = [item for item in items if item not in public] + public


@pytest.fixture(scope="session")
def public_media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample site keeps its pictures."""
    return tmp_path_factory.mktemp("public-media")


@pytest.fixture(scope="session")
def public_server(
    django_db_setup: None, django_db_blocker: Any, public_media: Path
) -> Iterator[LiveServer]:
    """Serves the site from the moment its URL is known."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def public_site(
    public_server: LiveServer, django_db_blocker: Any, public_media: Path
) -> SampleSite:
    """The sample site at the server's URL."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=public_media):
        if not Page.objects.exists():
            # Tests that commit empty the database behind them.
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        thread = public_server.thread
        Site.objects.update(hostname=thread.host, port=thread.port)
        Site.clear_site_root_paths_cache()
        return build_sample_site()


@pytest.fixture
def site(
    public_site: SampleSite, own_media_folder: Path, settings: Any, public_media: Path
) -> SampleSite:
    """The sample site, with the pictures it was built with."""
    settings.MEDIA_ROOT = public_media
    return public_site


@pytest.fixture
def open_context(
    browser: Browser, public_server: LiveServer, site: SampleSite
) -> Iterator[OpenContext]:
    """Opens visitors: ``open_context(width=320, color_scheme="dark")``."""
    with visitors(browser, public_server.url) as open_:
        yield open_
