"""The site with Redis, and without it when it goes away."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from site_project import redis_cache
from tests.benchmark.server import find_free_port

redis = pytest.importorskip("redis")
pytestmark = [
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")
]


@pytest.fixture
def server(settings: Any, tmp_path: Path) -> Iterator[subprocess.Popen]:
    """A Redis of the test's own, which the site uses as its cache."""
    port = find_free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            client.ping()
            break
        except redis.exceptions.ConnectionError:
            time.sleep(0.05)
    settings.CACHES = {
        **settings.CACHES,
        "default": {
            "BACKEND": "site_project.redis_cache.OptionalRedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        },
    }
    yield server
    server.kill()
    server.wait()


@pytest.mark.django_db
class OptionalRedisTests:
    def test_keeps_what_it_is_given(self, server: subprocess.Popen) -> None:
        cache.set("namn", {"kommun": "Haninge"}, 60)
        assert cache.get("namn") == {"kommun": "Haninge"}
        assert cache.get_or_set("tal", 5) == 5
        assert cache.incr("tal") == 6
        cache.delete("namn")
        assert cache.get("namn", "ingen") == "ingen"

    def test_the_site_goes_on_without_it(
        self, server: subprocess.Popen, client: Client, admin_client: Client
    ) -> None:
        assert client.get("/").status_code == 200
        server.kill()
        server.wait()
        for visitor in (client, admin_client):
            assert visitor.get("/").status_code == 200
            assert visitor.get("/profiler/").status_code == 200
        assert admin_client.get("/admin/").status_code == 200
        assert cache.get_or_set("tal", 5) == 5
        assert admin_client.get("/admin/health/").json()["cache"] != "ok"

    def test_a_redis_that_is_away_is_left_alone_for_a_while(
        self, server: subprocess.Popen, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.kill()
        server.wait()
        cache.get("namn")
        began = time.monotonic()
        for _ in range(1000):
            assert cache.get("namn") is None
        assert time.monotonic() - began < redis_cache.LEFT_ALONE_FOR
