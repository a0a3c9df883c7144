"""What every test gets: no network, its own media folder, an empty cache, both kinds of database.

Tests below ``tests/browser`` are marked ``browser``, those that ask for a database ``database``:
they run on each kind of it, the others once. Nobody has to say which is which, and a test that
reads the database without asking for it fails in every run (pytest-django sees to that).

Tests that commit (``transaction=True`` or a live server) are ``slow`` and find the migrated rows
again: Wagtail's root page and site, the municipalities and the topics all come from migrations, and
Django would flush them away after the first such test.
"""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import caches
from django.db.backends.base.creation import BaseDatabaseCreation
from django.test import TransactionTestCase

from home import shared_cache
from site_project.page_cache.copies import copies
from tests.articles import SHARED_DIR, SOURCES_ARE_AT_HAND
from tests.migrated_databases import copied_databases
from tests.migrated_rows import read_tables, write_tables

# Playwright's synchronous interface runs an event loop, in which Django refuses the ORM otherwise.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# Invented input is the same in every run, and a busy machine may take its time over it.
hypothesis.settings.register_profile(
    "project",
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("project")

TESTS_DIR = Path(__file__).resolve().parent
PROJECT_DIR = TESTS_DIR.parent
# Every fixture of pytest-django that leads to a database asks for the first; the others of it ask
# in the end for one of these, but by a way that is not seen before the test runs.
ASKING_FOR_A_DATABASE = frozenset({"django_db_setup", "db", "transactional_db", "live_server"})
WITHOUT_SOURCE_ARTICLES = "The source articles, an extra check, are not here (SHARED_DIR)."
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class NetworkForbiddenError(RuntimeError):
    """A test tried to reach another machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by what they need, and puts the lengthy ones first.

    Those that commit keep the rows of the migrations.
    """
    for item in items:
        if (TESTS_DIR / "browser") in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if needs_database(item):
            item.add_marker(pytest.mark.database)
        if item.get_closest_marker("lengthy"):
            item.add_marker(pytest.mark.slow)
        if commits(item):
            item.add_marker(pytest.mark.slow)
            keep_migrated_rows(item)
    items.sort(key=lambda item: item.get_closest_marker("lengthy") is None)


def needs_database(item: pytest.Item) -> bool:
    """Whether a database is made for the test: by its mark, a fixture or Django's test case."""
    test_class = getattr(item, "cls", None)
    return bool(
        item.get_closest_marker("django_db")
        or ASKING_FOR_A_DATABASE.intersection(getattr(item, "fixturenames", []))
        or (test_class and issubclass(test_class, TransactionTestCase))
    )


def commits(item: pytest.Item) -> bool:
    """Whether the test writes to the database for real instead of in a transaction."""
    fixtures = getattr(item, "fixturenames", [])
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and marker.kwargs.get("transaction"))
    return marked or "live_server" in fixtures or "transactional_db" in fixtures


def keep_migrated_rows(item: pytest.Item) -> None:
    """Has the rows of the migrations put back before the test."""
    marker = item.get_closest_marker("django_db")
    options = {**(marker.kwargs if marker else {}), "transaction": True}
    item.add_marker(pytest.mark.django_db(**{**options, "serialized_rollback": True}), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Makes the databases, and putting their migrated rows back, quick."""
    with copied_databases(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseCreation, "serialize_db_to_string", read_tables)
        patch.setattr(BaseDatabaseCreation, "deserialize_db_from_string", write_tables)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only this machine may be reached, and unix sockets (PostgreSQL)."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise NetworkForbiddenError(f"The test tried to reach {address[0]}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


@pytest.fixture(autouse=True)
def own_media_folder(settings: Any, tmp_path: Path) -> Path:
    """Uploads of one test are gone in the next."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Nothing is left of what another test has cached."""
    clear_every_cache()


def clear_every_cache() -> None:
    """Empties every cache.

    Wagtail's has the addresses of its sites, which differ between tests; what is cached
    hangs on a version that a test's rollback brings back.
    """
    for cache in caches.all(initialized_only=False):
        cache.clear()
    shared_cache.clear_caches()
    copies.clear()


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with the source articles; where it is absent the test is skipped."""
    if not SOURCES_ARE_AT_HAND:
        pytest.skip(WITHOUT_SOURCE_ARTICLES)
    return SHARED_DIR
