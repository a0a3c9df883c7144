"""Whoever is limited is the visitor, not the proxy that everybody comes through."""

import re
import ssl
from collections.abc import Iterator
from http.client import HTTPSConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from home.models.password_reset_request import LIMITS
from site_project.client_address import client_address
from site_project.settings import login
from tests.benchmark.server import find_free_port, running_site
from tests.nginx import running_proxy

SETTINGS = "tests.site_project.page_cache.unhashed_settings"
HOST = "www.example.se"
PASSWORD = "rätt lösenord för prov"
STRANGER, EDITOR, STRANGER_BY_IPV6 = "127.0.0.2", "127.0.0.3", "::1"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Visitor:
    """A browser at an address of its own."""

    def __init__(self, port: int, address: str) -> None:
        self.place = ("::1" if ":" in address else "127.0.0.1", port)
        self.source = (address, 0)
        self.cookies: SimpleCookie = SimpleCookie()

    def send(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
        """Returns status and page."""
        context = ssl._create_unverified_context()  # noqa: S323
        connection = HTTPSConnection(*self.place, source_address=self.source, context=context)
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        own = {"Host": HOST, "Referer": f"https://{HOST}{path}", "Cookie": cookie}
        connection.request(method, path, body, {**own, **headers})
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def fill_in(self, path: str, forged: str = "", **fields: str) -> int:
        """Opens a form, sends it, and returns the status."""
        _status, page = self.send("GET", path)
        token = TOKEN.search(page)
        assert token, page
        body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        header = {"X-Forwarded-For": forged} if forged else {}
        return self.send("POST", path, body, **kind, **header)[0]

    def log_in(self, password: str, forged: str = "") -> int:
        """Returns the status of a login as the editor."""
        return self.fill_in("/admin/login/", forged, username="redaktor", password=password)

    def forget_password(self, email: str, forged: str = "") -> int:
        """Returns the status of a request for a new password."""
        return self.fill_in("/admin/password_reset/", forged, email=email)


@pytest.fixture
def editor() -> None:
    get_user_model().objects.create_superuser("redaktor", "r@example.se", PASSWORD)


@pytest.fixture
def port(settings: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[int]:
    """Where the documented proxy listens, in front of two processes of the site."""
    settings.PASSWORD_HASHERS = login.PASSWORD_HASHERS
    request.getfixturevalue("editor")
    database_url = request.getfixturevalue("database_url")
    ports = {80: find_free_port(), 443: find_free_port()}
    values = {"HTTPS": "on", "ALLOWED_HOSTS": f"{HOST},127.0.0.1", "PROXY_COUNT": "1"}
    with (
        running_site(SETTINGS, 2, DATABASE_URL=database_url, **values) as site,
        running_proxy(tmp_path, [site.url], ports),
    ):
        yield ports[443]


@pytest.mark.django_db(transaction=True)
class BehindDocumentedProxyTests:
    @pytest.mark.parametrize("stranger", [STRANGER, STRANGER_BY_IPV6])
    def test_guesses_lock_out_the_guesser_alone(self, port: int, stranger: str) -> None:
        guesser, editor = Visitor(port, stranger), Visitor(port, EDITOR)
        # Neither another's address nor ever new ones help; the editor's own does no harm.
        forged = [EDITOR, *(f"203.0.113.{number}" for number in range(1, login.LOGIN_FAILURES))]
        statuses = [guesser.log_in("fel", address) for address in forged]
        assert statuses == [200] * (login.LOGIN_FAILURES - 1) + [429]
        assert guesser.log_in(PASSWORD, EDITOR) == 429
        assert editor.log_in(PASSWORD) == 302

    def test_invented_resets_stop_the_inventor_alone(self, port: int) -> None:
        inventor, editor = Visitor(port, STRANGER), Visitor(port, EDITOR)
        statuses = [
            inventor.forget_password(f"nr{number}@example.se", f"203.0.113.{number}")
            for number in range(LIMITS["address"] + 1)
        ]
        assert statuses == [302] * LIMITS["address"] + [429]
        assert editor.forget_password("r@example.se", STRANGER) == 302


class ClientAddressTests:
    @pytest.mark.parametrize(
        ("proxies", "forwarded", "expected"),
        [
            (0, "203.0.113.7", "198.51.100.1"),
            (1, None, "198.51.100.1"),
            (1, "203.0.113.7", "203.0.113.7"),
            (1, "192.0.2.1, 203.0.113.7", "203.0.113.7"),
            (2, "192.0.2.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
            (2, "203.0.113.7", "198.51.100.1"),
            (1, "unknown", "198.51.100.1"),
            (1, "203.0.113.7,", "198.51.100.1"),
            (1, "::ffff:203.0.113.7", "203.0.113.7"),
            (1, "2001:DB8:0:7:1::2", "2001:db8:0:7::"),
            (1, "2001:db8:0:7:ffff::3", "2001:db8:0:7::"),
            (1, "2001:db8:0:8::3", "2001:db8:0:8::"),
        ],
    )
    def test_believes_only_our_own_proxies(
        self, settings: Any, proxies: int, forwarded: str | None, expected: str
    ) -> None:
        settings.PROXY_COUNT = proxies
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="198.51.100.1")
        assert client_address(request) == expected

    def test_an_unknown_address_is_none(self) -> None:
        assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None
