"""Any path, parameter or header of a stranger gets an answer below 500."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HOSTILE_PATHS = [
    "/%00", "/%00/", "/profiler/%00/", "/profiler/%FF%FE/", "/%C3%28/", "/..%2F..%2Fetc/passwd",
    "/profiler/" + "a" * 5000 + "/", "/a/" * 200, "//example.se/", "/%E2%80%AE/", "/admin/%00/",
    "/documents/1/%00", "/documents/99999999999999999999/x", "/api/v2/pages/%00/", "/sok/%00/",
    "/api/v2/pages/999999999999999999999999/", "/health/%00", "/static/%00", "/static/../x",
    "/.git/config", "/%25%30%30/", "/profiler/%F0%9F%98%80/", "/\\..\\", "/%0d%0aSet-Cookie:x/",
]  # fmt: skip

HOSTILE_HEADERS = [
    {"HTTP_ACCEPT_LANGUAGE": "\x00" * 20},
    {"HTTP_IF_NONE_MATCH": '"' * 500},
    {"HTTP_IF_MODIFIED_SINCE": "Fri, 99 Foo 99999 99:99:99 GMT"},
    {"HTTP_RANGE": "bytes=99999999999999999999-1"},
    {"HTTP_COOKIE": "sessionid=" + "%00" * 50},
    {"HTTP_COOKIE": "messages=x; csrftoken=\xff"},
    {"HTTP_X_FORWARDED_FOR": "'; drop table x;--"},
    {"HTTP_HOST": "\x00"},
    {"HTTP_HOST": "evil.example.com"},
    {"HTTP_HOST": "testserver:999999"},
    {"CONTENT_TYPE": "multipart/form-data"},
    {"HTTP_ACCEPT": "*" * 2000},
]


@pytest.fixture
def stranger() -> Client:
    """A client that, like a server, answers 500 instead of raising."""
    return Client(raise_request_exception=False)


@pytest.mark.django_db
class HostileRequestTests:
    @pytest.mark.parametrize("path", HOSTILE_PATHS)
    def test_path_never_breaks_the_site(self, stranger: Client, path: str) -> None:
        assert stranger.get(path).status_code < 500

    @pytest.mark.parametrize("headers", HOSTILE_HEADERS)
    @pytest.mark.parametrize("path", ["/", "/profiler/", "/sok/", "/admin/login/"])
    def test_header_never_breaks_the_site(
        self, stranger: Client, path: str, headers: dict[str, str]
    ) -> None:
        assert stranger.get(path, **headers).status_code < 500  # type: ignore[arg-type]

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
    @pytest.mark.parametrize("path", ["/", "/profiler/", "/sok/", "/finns-inte/", "/api/v2/pages/"])
    def test_method_never_breaks_the_site(self, stranger: Client, method: str, path: str) -> None:
        assert getattr(stranger, method)(path).status_code < 500

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        derandomize=True,
    )
    @given(path=st.text(max_size=60), name=st.text(max_size=8), value=st.text(max_size=60))
    def test_invented_request_never_breaks_the_site(
        self, stranger: Client, path: str, name: str, value: str
    ) -> None:
        safe = path.encode("utf-8", "surrogatepass").decode("latin-1")
        assert stranger.get("/" + safe.lstrip("/"), {name: value}).status_code < 500


@pytest.mark.django_db
class RobotsTests:
    def test_names_the_sitemap_and_what_to_leave_alone(self, client: Client) -> None:
        text = client.get("/robots.txt").content.decode()
        assert "Sitemap: http://testserver/sitemap.xml" in text
        assert "Disallow: /sok/" in text


@pytest.mark.django_db
class SitemapTests:
    def test_is_served(self, client: Client) -> None:
        response = client.get("/sitemap.xml")
        assert response.status_code == 200
        assert b"<urlset" in response.content
