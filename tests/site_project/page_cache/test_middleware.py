"""Answering from copies."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from wagtail.contrib.redirects.models import Redirect

from home.models import ContentVersion
from site_project.page_cache.copies import MOST_COPIES, copies
from site_project.page_cache.middleware import LARGEST_PAGE, PageCacheMiddleware

View = Callable[[HttpRequest], Any]


class CountingView:
    """A view that tells how often it was asked."""

    def __init__(self, make_response: View) -> None:
        self.make_response = make_response
        self.calls = 0

    def __call__(self, request: HttpRequest) -> Any:
        """Counts and answers."""
        self.calls += 1
        return self.make_response(request)


def ask_twice(view: CountingView, **meta: str) -> Any:
    """The second answer to the same request."""
    middleware = PageCacheMiddleware(view)
    for _ in range(2):
        response = middleware(RequestFactory().get("/", **meta))  # type: ignore[arg-type]
    return response


@pytest.mark.django_db
class CopyTests:
    def test_second_visitor_gets_the_copy(self) -> None:
        view = CountingView(lambda _request: HttpResponse("sidan", headers={"X-A": "b"}))
        response = ask_twice(view)
        assert (view.calls, response.content, response["X-A"]) == (1, b"sidan", "b")

    def test_what_is_done_to_one_answer_is_not_done_to_the_copy(self) -> None:
        middleware = PageCacheMiddleware(lambda _request: HttpResponse("sidan"))
        for name in ("X-First", "X-Second", "X-Third"):
            response = middleware(RequestFactory().get("/"))
            assert "X-Second" not in response.headers
            response.headers[name] = "ja"
        assert "X-First" not in response.headers

    def test_copy_is_outdated_when_the_version_changes(self) -> None:
        view = CountingView(lambda _request: HttpResponse("sidan"))
        ask_twice(view)
        ContentVersion.renew()
        ask_twice(view)
        assert view.calls == 2

    def test_page_made_during_a_publication_is_not_used_after_it(self) -> None:
        def publish_meanwhile(_request: HttpRequest) -> HttpResponse:
            ContentVersion.renew()
            return HttpResponse("gammal")

        view = CountingView(publish_meanwhile)
        ask_twice(view)
        assert view.calls == 2

    def test_nothing_is_kept_without_a_version(self) -> None:
        ContentVersion.objects.all().delete()
        view = CountingView(lambda _request: HttpResponse("sidan"))
        ask_twice(view)
        assert view.calls == 2

    def test_first_change_after_a_lost_row_counts(self) -> None:
        ContentVersion.objects.all().delete()
        ContentVersion.renew()
        assert ContentVersion.read()

    @pytest.mark.parametrize(
        "make_response",
        [
            lambda _request: HttpResponse(status=404),
            lambda _request: HttpResponse(status=302, headers={"Location": "/"}),
            lambda _request: HttpResponse(headers={"Cache-Control": "private"}),
            lambda _request: HttpResponse(headers={"Cache-Control": "max-age=0, no-store"}),
            lambda _request: StreamingHttpResponse([b"x"]),
            lambda _request: HttpResponse(b"x" * (LARGEST_PAGE + 1)),
        ],
        ids=["missing", "redirect", "private", "no-store", "stream", "huge"],
    )
    def test_answers_that_are_not_kept(self, make_response: View) -> None:
        view = CountingView(make_response)
        ask_twice(view)
        assert view.calls == 2

    def test_answer_with_a_cookie_is_not_kept(self) -> None:
        def set_cookie(_request: HttpRequest) -> HttpResponse:
            response = HttpResponse()
            response.set_cookie("a", "b")
            return response

        view = CountingView(set_cookie)
        ask_twice(view)
        assert view.calls == 2

    def test_editor_neither_gets_nor_leaves_a_copy(self) -> None:
        view = CountingView(lambda _request: HttpResponse("utkast"))
        ask_twice(view, HTTP_COOKIE="sessionid=x")
        ask_twice(view)
        assert view.calls == 3

    def test_million_combinations_do_not_fill_the_memory(self) -> None:
        middleware = PageCacheMiddleware(CountingView(lambda _request: HttpResponse("sidan")))
        for page in range(MOST_COPIES + 50):
            middleware(RequestFactory().get(f"/profiler/?sida={page + 2}"))
        assert len(copies.entries) == MOST_COPIES

    def test_often_asked_page_survives_the_flood(self) -> None:
        view = CountingView(lambda _request: HttpResponse("sidan"))
        middleware = PageCacheMiddleware(view)
        for page in range(MOST_COPIES * 2):
            middleware(RequestFactory().get(f"/profiler/?sida={page + 2}"))
            middleware(RequestFactory().get("/"))
        assert view.calls == MOST_COPIES * 2 + 1


class CrowdTests:
    @pytest.mark.django_db(transaction=True)
    def test_one_thread_makes_a_page_while_the_others_wait(self) -> None:
        def make_slowly(_request: HttpRequest) -> HttpResponse:
            time.sleep(0.2)
            return HttpResponse("sidan")

        view = CountingView(make_slowly)
        middleware = PageCacheMiddleware(view)
        answers = ask_at_once(middleware, 20)
        assert view.calls == 1
        assert answers == [b"sidan"] * 20

    @pytest.mark.django_db
    def test_a_page_that_becomes_ready_between_two_questions_is_not_made_again(self) -> None:
        view = CountingView(lambda _request: HttpResponse("sidan"))

        class Meanwhile(dict):
            def setdefault(self, *arguments: Any) -> Any:
                if not view.calls:
                    PageCacheMiddleware(view)(RequestFactory().get("/"))
                return super().setdefault(*arguments)

        middleware = PageCacheMiddleware(view)
        middleware.being_made = Meanwhile()
        response = middleware(RequestFactory().get("/"))
        assert response.content == b"sidan"  # type: ignore[attr-defined]
        assert view.calls == 1
        assert not middleware.being_made

    @pytest.mark.django_db(transaction=True)
    def test_nobody_waits_for_a_page_that_is_not_kept(self) -> None:
        view = CountingView(lambda _request: HttpResponse("nej", status=404))
        assert ask_at_once(PageCacheMiddleware(view), 5) == [b"nej"] * 5
        assert view.calls == 5


def ask_at_once(middleware: PageCacheMiddleware, readers: int) -> list[bytes]:
    """What so many threads get that ask for the same page at the same time."""

    def ask(_number: int) -> bytes:
        response = middleware(RequestFactory().get("/"))
        connection.close()
        return bytes(response.content)  # type: ignore[attr-defined]

    with ThreadPoolExecutor(readers) as threads:
        return list(threads.map(ask, range(readers)))


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody who reads the site as production serves it."""
    cache = "site_project.page_cache.middleware.PageCacheMiddleware"
    settings.MIDDLEWARE = [cache, *settings.MIDDLEWARE]
    return Client()


@pytest.mark.django_db
class SiteTests:
    def test_page_is_kept_whole_with_its_headers(self, visitor: Client) -> None:
        first, second = visitor.get("/"), visitor.get("/")
        assert (first["X-Page-Cache"], second["X-Page-Cache"]) == ("miss", "hit")
        assert first.content == second.content
        for name in ("Content-Security-Policy", "ETag", "Content-Type", "X-Frame-Options"):
            assert first[name] == second[name]

    def test_cached_page_asks_the_database_once(
        self, visitor: Client, django_assert_num_queries: Any
    ) -> None:
        visitor.get("/")
        with django_assert_num_queries(1):
            visitor.get("/")

    def test_unchanged_page_is_not_sent_again(self, visitor: Client) -> None:
        for _ in range(2):
            etag = visitor.get("/")["ETag"]
            response = visitor.get("/", headers={"If-None-Match": etag})
            assert (response.status_code, response.content) == (304, b"")
            assert response["ETag"] == etag

    def test_other_etag_gets_the_page(self, visitor: Client) -> None:
        visitor.get("/")
        for header in ('"annan"', "skräp", '"', "*" * 500):
            response = visitor.get("/", headers={"If-None-Match": header})
            assert response.status_code in (200, 304)
        assert visitor.get("/", headers={"If-None-Match": '"annan"'}).status_code == 200

    def test_head_has_the_headers_and_no_body(self, visitor: Client) -> None:
        length = visitor.get("/")["Content-Length"]
        response = visitor.head("/")
        assert (response.content, response["Content-Length"]) == (b"", length)
        assert response["X-Page-Cache"] == "hit"

    def test_page_is_kept_compressed(self, visitor: Client) -> None:
        for _ in range(2):
            response = visitor.get("/", headers={"Accept-Encoding": "gzip, br"})
            assert response["Content-Encoding"] == "gzip"
            assert response.content[:2] == b"\x1f\x8b"
        assert "Content-Encoding" not in visitor.get("/").headers

    @pytest.mark.parametrize("path", ["/", "/finns-inte/", "/profiler"])
    def test_browsers_ask_each_time(self, visitor: Client, path: str) -> None:
        for _ in range(2):
            answer = visitor.get(path)
            assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"

    @pytest.mark.parametrize("path", ["/sok/?q=skola", "/admin/login/", "/admin/"])
    def test_what_is_one_persons_is_kept_by_nobody(self, visitor: Client, path: str) -> None:
        assert "private" in visitor.get(path)["Cache-Control"]

    def test_an_editor_shares_nothing(self, visitor: Client, admin_client: Client) -> None:
        assert admin_client.get("/")["Cache-Control"] == "private, no-cache"

    def test_a_shared_link_gets_the_copy(self, visitor: Client) -> None:
        plain = visitor.get("/profiler/")
        tracked = visitor.get("/profiler/?fbclid=abc&utm_source=brev&okand=%3Cscript%3E")
        assert tracked["X-Page-Cache"] == "hit"
        assert tracked.content == plain.content

    def test_a_page_says_nothing_of_how_its_first_visitor_came(self, visitor: Client) -> None:
        for path in ("/", "/profiler/", "/profiler/jamfor/"):
            answer = visitor.get(f"{path}?okand=spaar&utm_source=spaar&sida=%2B2")
            assert answer["X-Page-Cache"] == "miss"
            assert "spaar" not in answer.content.decode()
            assert answer.content == visitor.get(path).content

    def test_an_old_url_that_lives_by_its_query_still_leads_on(self, visitor: Client) -> None:
        Redirect.objects.create(old_path="/artikel?id=5", redirect_link="/profiler/")
        answer = visitor.get("/artikel/?id=5&utm_source=x", follow=False)
        assert (answer.status_code, answer["Location"]) == (301, "/profiler/")
        answer = visitor.get("/artikel/?id=5")
        assert (answer.status_code, answer["Location"]) == (301, "/profiler/")

    def test_visitor_gets_no_cookie(self, visitor: Client) -> None:
        for path in ("/", "/profiler/", "/sok/", "/finns-inte/"):
            assert not visitor.get(path).cookies, path

    def test_editor_sees_the_page_as_it_is(self, visitor: Client, admin_client: Client) -> None:
        visitor.get("/")
        assert "X-Page-Cache" not in admin_client.get("/").headers

    def test_site_answers_when_the_cache_does_not(self, visitor: Client) -> None:
        with mock.patch.object(ContentVersion, "state", return_value=None):
            assert visitor.get("/").status_code == 200

    def test_health_and_search_are_always_fresh(self, visitor: Client) -> None:
        for path in ("/health/ready", "/sok/?q=skola", "/admin/login/"):
            visitor.get(path)
            assert visitor.get(path).headers.get("X-Page-Cache") != "hit", path
