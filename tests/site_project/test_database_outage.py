"""While the database is away: copies for a while, 503 for the rest, one line in the log."""

import errno
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import psycopg2
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from home.models import ContentVersion
from site_project import database_outage
from site_project.database_outage import is_away, outage
from site_project.page_cache import middleware
from site_project.page_cache.middleware import PageCacheMiddleware
from tests.benchmark.outage import read
from tests.benchmark.server import running_site

SETTINGS = "tests.site_project.page_cache.unhashed_settings"


def away(*_arguments: Any) -> Any:
    raise OperationalError("the server closed the connection unexpectedly")


@pytest.fixture(autouse=True)
def _no_outage() -> Iterator[None]:
    outage.began = None
    yield
    outage.began = None


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[PageCacheMiddleware]:
    """A page cache with a copy of the first page, whose database has just gone."""
    cache = PageCacheMiddleware(lambda _request: HttpResponse("sidan"))
    cache(RequestFactory().get("/"))
    monkeypatch.setattr(ContentVersion, "state", away)
    return cache


@pytest.mark.django_db
class StaleCopyTests:
    def test_visitors_go_on_reading_and_the_copy_says_that_it_is_old(
        self, site: PageCacheMiddleware
    ) -> None:
        response = site(RequestFactory().get("/"))
        assert (response.status_code, response.content) == (200, b"sidan")  # type: ignore[attr-defined]
        assert (response["X-Page-Cache"], response["Age"]) == ("stale", "0")

    def test_for_a_limited_time(
        self, site: PageCacheMiddleware, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(middleware, "STALE_FOR", 0)
        assert "Age" not in site(RequestFactory().get("/"))

    def test_the_next_copy_is_not_called_old(
        self, site: PageCacheMiddleware, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site(RequestFactory().get("/"))
        monkeypatch.undo()
        site.token_failed_at = float("-inf")
        assert site(RequestFactory().get("/"))["X-Page-Cache"] == "hit"

    def test_editors_get_no_copy(self, site: PageCacheMiddleware) -> None:
        request = RequestFactory().get("/", headers={"cookie": "sessionid=abc"})
        assert "Age" not in site(request)

    def test_a_copy_from_before_a_publication_is_never_shown_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cache = PageCacheMiddleware(lambda _request: HttpResponse("sidan"))
        cache(RequestFactory().get("/"))
        ContentVersion.renew()
        cache(RequestFactory().get("/annan/"))
        monkeypatch.setattr(ContentVersion, "state", away)
        assert "Age" not in cache(RequestFactory().get("/"))

    def test_not_every_visitor_asks_a_server_that_is_gone(
        self, site: PageCacheMiddleware, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[int] = []

        def count(*_arguments: Any) -> None:
            asked.append(1)
            away()

        monkeypatch.setattr(ContentVersion, "state", count)
        for _ in range(5):
            site(RequestFactory().get("/"))
        assert len(asked) == 1


@pytest.mark.django_db
class UnavailableTests:
    @pytest.fixture(autouse=True)
    def _gone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connection, "cursor", away)

    @pytest.mark.parametrize(
        "path",
        ["/", "/profiler/", "/sok/?q=mentor", "/api/v2/pages/", "/finns-inte/", "/admin/login/"],
    )
    def test_every_page_says_so_and_when_to_come_back(self, path: str) -> None:
        response = Client(raise_request_exception=False).get(path)
        assert (response.status_code, response["Retry-After"]) == (503, "30")
        assert "strax tillbaka" in response.content.decode()
        assert response["Cache-Control"] == "no-store"

    def test_a_thousand_visitors_leave_one_line(self, caplog: pytest.LogCaptureFixture) -> None:
        # Our loggers reach the root; Django's own are caught where they are.
        for name in ("django.request", "site_project.database_outage"):
            logging.getLogger(name).addHandler(caplog.handler)
        client = Client(raise_request_exception=False)
        try:
            for _ in range(20):
                client.get("/")
        finally:
            for name in ("django.request", "site_project.database_outage"):
                logging.getLogger(name).removeHandler(caplog.handler)
        assert {record.name for record in caplog.records} == {"site_project.database_outage"}
        assert len({record.created for record in caplog.records}) == 1


class KindsOfErrorTests:
    @pytest.mark.parametrize("error", [OperationalError("x"), InterfaceError("x")])
    def test_a_lost_connection_is_an_outage(self, error: Exception) -> None:
        assert is_away(error)

    @pytest.mark.django_db
    def test_a_wrong_query_is_none(self) -> None:
        with pytest.raises(Exception, match="finns_inte") as caught:
            connection.cursor().execute("SELECT 1 FROM finns_inte")
        assert not is_away(caught.value)

    def test_a_transaction_that_broke_with_the_connection_is(self) -> None:
        error = ProgrammingError("current transaction is aborted")
        error.__cause__ = OperationalError("x")
        assert is_away(error)
        assert not is_away(ProgrammingError("syntax error"))

    def test_a_server_that_died_in_the_midst_of_a_query_is(self) -> None:
        error = DatabaseError("server closed the connection unexpectedly")
        error.__cause__ = psycopg2.DatabaseError("server closed the connection unexpectedly")
        assert is_away(error)
        assert not is_away(DatabaseError("Save with update_fields did not affect any rows."))

    @override_settings(DEBUG=False)
    def test_another_error_is_an_error(self) -> None:
        request = HttpRequest()
        try:
            raise ValueError("x")
        except ValueError:
            assert database_outage.server_error(request).status_code == 500


class FullDiskTests:
    def test_a_file_that_has_no_room_is_asked_for_again(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError:
            response = database_outage.server_error(HttpRequest())
        assert (response.status_code, response["Retry-After"]) == (503, "30")
        assert "no room" in caplog.text


class Forwarder:
    """Stands between a site and PostgreSQL, and can be cut off as if the server had died."""

    def __init__(self, folder: Path, server: str) -> None:
        self.path, self.server = folder / ".s.PGSQL.5432", server
        self.ends: list[socket.socket] = []
        self.open()

    def open(self) -> None:
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.path))
        self.listener.listen(50)
        threading.Thread(target=self.accept, args=[self.listener], daemon=True).start()

    def accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _address = listener.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self.server)
                self.ends += [client, server]
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=self.carry, args=pair, daemon=True).start()

    def carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for end in (source, target):
            end.close()

    def close(self) -> None:
        self.path.unlink()
        self.listener.close()
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.ends = []


@contextmanager
def breakable(url: str, folder: Path) -> Iterator[tuple[str, Forwarder]]:
    """A way to the database that can be cut: its URL, and the way."""
    host = unquote(urlsplit(url).netloc.split("@")[1])
    forwarder = Forwarder(folder, f"{host}/.s.PGSQL.5432")
    with closing(forwarder):
        yield url.replace(quote(host, safe=""), quote(str(folder), safe="")), forwarder


@pytest.mark.django_db(transaction=True)
class OutageUnderReadersTests:
    def test_readers_of_postgresql_meet_no_error(self, database_url: str, tmp_path: Path) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite is a file of the same machine.")
        with (
            breakable(database_url, tmp_path) as (url, way),
            running_site(SETTINGS, 1, DATABASE_URL=url, LOG_LEVEL="ERROR") as site,
        ):
            assert read(f"{site.url}/profiler/") == "200"
            way.close()
            assert {read(f"{site.url}/profiler/") for _ in range(20)} == {"200 stale"}
            for path in ("/sok/?q=mentor", "/finns-inte/", "/admin/login/"):
                assert read(f"{site.url}{path}") == "503 Retry-After 30"
            assert read(f"{site.url}/health/live") == "200"
            way.open()
            time.sleep(middleware.ASK_AGAIN_AFTER + 0.5)
            for path in ("/profiler/", "/sok/?q=mentor", "/admin/login/"):
                assert read(f"{site.url}{path}") == "200"
