"""The headers that keep a page from loading or running what is not ours."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from site_project.content_security import ADMIN_POLICY, SITE_POLICY, ContentSecurityMiddleware


def answer(path: str, response: HttpResponse) -> HttpResponse:
    """The response after the middleware has seen it."""
    middleware = ContentSecurityMiddleware(lambda _request: response)
    return middleware(RequestFactory().get(path))  # type: ignore[return-value]


class ContentSecurityMiddlewareTests:
    def test_site_allows_nothing_inline_and_no_other_host(self) -> None:
        policy = answer("/profiler/", HttpResponse())["Content-Security-Policy"]
        assert policy == SITE_POLICY
        assert "unsafe" not in policy
        assert "http" not in policy

    def test_admin_gets_the_policy_its_editor_needs(self) -> None:
        assert answer("/admin/pages/", HttpResponse())["Content-Security-Policy"] == ADMIN_POLICY

    @pytest.mark.parametrize("path", ["/administration/", "/x/admin/", "/admin"])
    def test_only_the_admin_itself_is_relaxed(self, path: str) -> None:
        assert answer(path, HttpResponse())["Content-Security-Policy"] == SITE_POLICY

    def test_keeps_a_policy_that_the_view_has_set(self) -> None:
        response = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
        assert answer("/documents/1/x", response)["Content-Security-Policy"] == "default-src 'none'"

    def test_turns_off_what_no_page_uses(self) -> None:
        assert "camera=()" in answer("/", HttpResponse())["Permissions-Policy"]

    def test_previews_may_be_framed_by_the_admin(self) -> None:
        assert "frame-ancestors 'self'" in SITE_POLICY


@pytest.mark.django_db
class ResponseHeaderTests:
    def test_every_answer_carries_the_headers(self, client: Client) -> None:
        for path in ("/", "/finns-inte/", "/sok/forslag/", "/robots.txt"):
            headers = client.get(path).headers
            assert headers["Content-Security-Policy"] == SITE_POLICY, path
            assert headers["X-Content-Type-Options"] == "nosniff", path
            assert headers["X-Frame-Options"] == "DENY", path
