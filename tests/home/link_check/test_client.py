"""One question: what each answer means, how long it may take, and where it may not go."""

import socket
import time
from collections.abc import Iterator

import pytest

from home.link_check.client import LinkClient, Outcome, is_public
from tests.home.link_check.answering_server import AnsweringServer, running_server

SECONDS = 1.5


@pytest.fixture(scope="module")
def server() -> Iterator[AnsweringServer]:
    with running_server() as answering:
        yield answering


def lookup(host: str, port: int) -> list[str]:
    """Knows one name; other names are addresses already."""
    return ["127.0.0.1"] if host == "www.example.se" else [host]


@pytest.fixture
def client() -> LinkClient:
    """Takes the server's address, and no other of this machine, for a public one."""
    return LinkClient(SECONDS, lookup, lambda ip: ip == "127.0.0.1" or is_public(ip))


class AnswerTests:
    @pytest.mark.parametrize(
        ("path", "outcome", "status"),
        [
            ("/ok", Outcome.WORKS, 200),
            ("/ok?q=å ä", Outcome.WORKS, 200),
            ("/å/ö", Outcome.WORKS, 200),
            ("/only-get", Outcome.WORKS, 200),
            ("/found", Outcome.WORKS, 200),
            ("/moved", Outcome.MOVED, 200),
            ("/moved-to-nothing", Outcome.GONE, 404),
            ("/404", Outcome.GONE, 404),
            ("/410", Outcome.GONE, 410),
            ("/500", Outcome.FAILS, 500),
            ("/503", Outcome.FAILS, 503),
            ("/403", Outcome.UNKNOWN, 403),
            ("/429", Outcome.UNKNOWN, 429),
            ("/circle", Outcome.CIRCLE, 302),
            ("/to-itself", Outcome.CIRCLE, 301),
            ("/to-loopback", Outcome.PRIVATE, None),
            ("/to-private", Outcome.PRIVATE, None),
            ("/to-metadata", Outcome.PRIVATE, None),
            ("/to-file", Outcome.PRIVATE, None),
            ("/to-nonsense", Outcome.UNREACHABLE, None),
            ("/nonsense", Outcome.UNREACHABLE, None),
            ("/endless", Outcome.UNREACHABLE, None),
        ],
    )
    def test_is_understood(
        self,
        client: LinkClient,
        server: AnsweringServer,
        path: str,
        outcome: Outcome,
        status: int | None,
    ) -> None:
        answer = client.ask(server.url + path)
        assert (answer.outcome, answer.status) == (outcome, status)

    def test_says_where_a_page_has_moved(self, client: LinkClient, server: AnsweringServer) -> None:
        assert client.ask(f"{server.url}/moved").moved_to == f"{server.url}/ok"

    @pytest.mark.parametrize("path", ["/never", "/slowly"])
    def test_that_takes_too_long_is_not_waited_for(
        self, client: LinkClient, server: AnsweringServer, path: str
    ) -> None:
        start = time.monotonic()
        assert client.ask(server.url + path).outcome == Outcome.SLOW
        assert time.monotonic() - start < SECONDS * 3

    def test_where_nobody_listens(self, client: LinkClient) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        assert client.ask(f"http://www.example.se:{port}/").outcome == Outcome.UNREACHABLE


class AddressTests:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1",
            "localhost",
            "10.0.0.1",
            "172.16.5.4",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104  # an address to refuse
            "224.0.0.1",
            "[::1]",
            "[fe80::1]",
            "[fd00::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "2130706433",
            "0x7f.1",
        ],
    )
    def test_that_is_not_public_is_never_asked(self, server: AnsweringServer, host: str) -> None:
        server.asked.clear()
        answer = LinkClient(SECONDS).ask(f"http://{host}:{server.server_address[1]}/ok")
        assert answer.outcome in (Outcome.PRIVATE, Outcome.UNREACHABLE)
        assert server.asked == []

    def test_of_a_name_with_one_private_address_is_not_asked(self, server: AnsweringServer) -> None:
        server.asked.clear()
        client = LinkClient(SECONDS, lambda host, port: ["93.184.215.14", "10.0.0.1"])
        assert client.ask(f"{server.url}/ok").outcome == Outcome.PRIVATE
        assert server.asked == []

    def test_is_looked_up_once_for_each_question(self, server: AnsweringServer) -> None:
        """A name that answers with a public address first and a private one then gains nothing."""
        answers = iter([["127.0.0.1"], ["10.0.0.1"]])
        client = LinkClient(SECONDS, lambda host, port: next(answers), lambda ip: ip != "10.0.0.1")
        assert client.ask(f"{server.url}/ok").outcome == Outcome.WORKS

    @pytest.mark.parametrize(
        "url", ["", "ftp://example.se/", "javascript:alert(1)", "http://", "http://[", "x" * 3000]
    )
    def test_that_is_none_is_answered(self, url: str) -> None:
        answer = LinkClient(SECONDS).ask(url)
        assert answer.outcome in (Outcome.PRIVATE, Outcome.UNREACHABLE)

    @pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:220:1::1"])
    def test_of_the_open_internet_is_public(self, address: str) -> None:
        assert is_public(address)
