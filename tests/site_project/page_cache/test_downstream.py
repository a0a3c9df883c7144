"""The cache in front of the site is told of what is published, however often it takes."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.test import Client

from home.models import ContentVersion, HomePage
from site_project.page_cache import downstream


class Listener(BaseHTTPRequestHandler):
    """A cache that only notes what it is told; ``status`` is what it answers."""

    told: list[dict[str, str]]
    status = 200

    def do_PURGE(self) -> None:
        """Notes the headers."""
        type(self).told.append(dict(self.headers))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing."""


@pytest.fixture
def cache(settings: Any) -> Iterator[type[Listener]]:
    """A cache in front, as ``CDN=varnish`` describes it."""
    handler = type("ThisListener", (Listener,), {"told": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    settings.CDN = "varnish"
    backend = "site_project.page_cache.downstream.VarnishBackend"
    settings.WAGTAILFRONTENDCACHE = {"varnish": {"BACKEND": backend, "LOCATION": url}}
    middleware = "site_project.page_cache.middleware.PageCacheMiddleware"
    settings.MIDDLEWARE = [middleware, *settings.MIDDLEWARE]
    yield handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def tried_later(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Counts the beginnings of new attempts instead of making them."""
    begun: list[bool] = []
    monkeypatch.setattr(downstream, "tell_later", lambda: begun.append(True))
    return begun


def is_told() -> bool:
    state = ContentVersion.state()
    return state is not None and state[1]


@pytest.mark.django_db(transaction=True)
class TellingTests:
    def test_a_publication_outdates_the_cache_before_the_editor_has_an_answer(
        self, cache: type[Listener]
    ) -> None:
        HomePage.objects.get().save_revision().publish()
        assert [told["Surrogate-Key"] for told in cache.told] == ["site"]
        assert cache.told[0]["X-Content-Version"] == ContentVersion.read()
        assert "X-Withdrawn" not in cache.told[0]
        assert is_told()

    def test_what_is_withdrawn_is_not_kept_for_a_site_that_is_down(
        self, cache: type[Listener]
    ) -> None:
        HomePage.objects.get().unpublish()
        assert any("X-Withdrawn" in told for told in cache.told)

    def test_a_draft_is_nothing_to_tell(self, cache: type[Listener]) -> None:
        HomePage.objects.get().save_revision()
        assert cache.told == []

    def test_tries_again_when_the_cache_does_not_confirm(
        self, cache: type[Listener], tried_later: list[bool]
    ) -> None:
        cache.status = 503
        HomePage.objects.get().save_revision().publish()
        assert (is_told(), tried_later) == (False, [True])
        cache.status = 200
        downstream._retrying.acquire()
        downstream._retry(pauses=[0])
        assert is_told()

    def test_every_process_that_notices_takes_it_up(
        self, cache: type[Listener], tried_later: list[bool], client: Client
    ) -> None:
        ContentVersion.renew()  # by a process that was killed right after
        client.get("/")
        assert tried_later == [True]


@pytest.mark.django_db(transaction=True)
class LifetimeTests:
    def test_pages_live_long_when_the_cache_hears_of_publications(
        self, cache: type[Listener], client: Client
    ) -> None:
        HomePage.objects.get().save_revision().publish()
        for _ in range(2):
            said = client.get("/")["Cache-Control"]
            assert "max-age=0, s-maxage=" in said
            assert "stale-while-revalidate=1, stale-if-error=604800" in said
            assert int(said.split("s-maxage=")[1].split(",")[0]) <= 86_400

    def test_and_for_seconds_while_it_does_not(
        self, cache: type[Listener], tried_later: list[bool], client: Client
    ) -> None:
        HomePage.objects.get().save_revision().publish()
        assert "s-maxage=5," not in client.get("/")["Cache-Control"]
        ContentVersion.renew()
        for _ in range(2):
            assert "s-maxage=5," in client.get("/")["Cache-Control"]

    def test_missing_pages_live_a_minute_and_redirects_a_day(
        self, cache: type[Listener], client: Client
    ) -> None:
        HomePage.objects.get().save_revision().publish()
        assert "s-maxage=60," in client.get("/finns-inte/")["Cache-Control"]
        moved = client.get("/profiler")
        assert moved.status_code == 301
        assert "s-maxage=" in moved["Cache-Control"]
        assert moved["Surrogate-Key"] == "site"

    def test_an_editors_answer_enters_no_cache(
        self, cache: type[Listener], admin_client: Client
    ) -> None:
        answer = admin_client.get("/")
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Surrogate-Key" not in answer
