"""Which requests share an answer."""

import pytest
import time_machine
from django.http import HttpRequest
from django.test import RequestFactory

from site_project.page_cache.request_key import canonical_query, make_key


def key(path: str = "/profiler/", **meta: str) -> str | None:
    """The key of a GET request."""
    return key_of(RequestFactory().get(path, **meta))  # type: ignore[arg-type]


def key_of(request: HttpRequest, version: str = "en") -> str | None:
    query = canonical_query(request.path_info, request.META.get("QUERY_STRING", ""))
    return make_key(request, version, query)


class SharedAnswerTests:
    def test_two_visitors_share_an_answer(self) -> None:
        assert key(HTTP_USER_AGENT="a") == key(HTTP_USER_AGENT="b") is not None

    def test_head_shares_the_answer_of_get(self) -> None:
        assert key_of(RequestFactory().head("/profiler/")) == key()

    @pytest.mark.parametrize(
        "query", ["lan=01", "amne=lss&sida=2", "sida=2", "ar=2018&etikett=annons"]
    )
    def test_filters_are_kept_apart(self, query: str) -> None:
        assert key(f"/profiler/?{query}") not in (None, key())

    @pytest.mark.parametrize(
        "other",
        [
            {"path": "/profiler/x/"},
            {"HTTP_HOST": "www.example.se"},
            {"HTTP_ACCEPT_ENCODING": "gzip"},
            {"wsgi.url_scheme": "https"},
        ],
    )
    def test_what_changes_the_answer_is_in_the_key(self, other: dict[str, str]) -> None:
        assert key(**other) != key()

    @pytest.mark.parametrize(
        "query", ["k=0120&k=0125&k=", "k=0120&k=0120&k=0125", "k=&k=0120&k=skr%C3%A4p&k=0125"]
    )
    def test_same_comparison_shares_an_answer(self, query: str) -> None:
        path = "/profiler/jamfor/"
        assert key(f"{path}?{query}") == key(f"{path}?k=0120&k=0125") is not None

    def test_comparisons_are_kept_apart(self) -> None:
        queries = ["k=0120&k=0125", "k=0125&k=0120", "k=0120", "k="]
        keys = {key(f"/profiler/jamfor/?{query}") for query in queries}
        assert len(keys - {None}) == len(queries)

    def test_nonsense_shares_the_answer_of_an_empty_comparison(self) -> None:
        assert key("/profiler/jamfor/?k=x") == key("/profiler/jamfor/?k=%FF&k=12345") is not None

    def test_new_token_means_a_new_key(self) -> None:
        request = RequestFactory().get("/")
        assert key_of(request, "a") != key_of(request, "b")

    def test_new_day_means_a_new_key(self) -> None:
        with time_machine.travel("2026-03-01 22:59:00+00:00"):
            before = key()
        with time_machine.travel("2026-03-01 23:01:00+00:00"):
            assert key() != before

    @pytest.mark.parametrize(
        "query",
        [
            "utm_source=brev&utm_campaign=host",
            "fbclid=" + "x" * 1000,
            "gclid=a&msclkid=b&mc_eid=c&_gl=d",
            "okand=1",
            "q=skola",
            "sida=1",
            "sida=",
            "lan",
            "=",
            "%00",
            "&" * 300,
            "LAN=01",
            "lan=" + "0" * 200,
        ],
    )
    def test_what_a_page_does_not_read_is_no_part_of_its_address(self, query: str) -> None:
        assert key(f"/profiler/?{query}") == key() is not None

    @pytest.mark.parametrize(
        "query", ["lan=01&utm_source=x", "okand=1&lan=01", "lan=01&lan=01", "lan=01&%FF=1&sida=1"]
    )
    def test_what_it_reads_is_kept_beside_what_it_does_not(self, query: str) -> None:
        assert key(f"/profiler/?{query}") == key("/profiler/?lan=01") is not None

    def test_order_of_the_filters_does_not_matter(self) -> None:
        assert key("/profiler/?amne=lss&lan=01") == key("/profiler/?lan=01&amne=lss")

    def test_pages_of_the_sitemap_are_kept_apart(self) -> None:
        first, second = key("/sitemap-pages.xml"), key("/sitemap-pages.xml?p=2")
        assert first != second == key("/sitemap-pages.xml?p=2&x=1")


class FreshAnswerTests:
    @pytest.mark.parametrize(
        "url",
        ["/sok/?q=skola", "/sok/?lan=01&q=x", "/api/v2/pages/?limit=3", "/profiler/jamfor/?k=9999"],
    )
    def test_endless_answers(self, url: str) -> None:
        assert key(url) is None

    def test_editors(self) -> None:
        assert key(HTTP_COOKIE="theme=dark; sessionid=abc") is None

    def test_other_cookies_do_not_matter(self) -> None:
        assert key(HTTP_COOKIE="theme=dark") is not None

    def test_requests_with_a_password(self) -> None:
        assert key(HTTP_AUTHORIZATION="Basic x") is None

    @pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch"])
    def test_other_methods(self, method: str) -> None:
        assert key_of(getattr(RequestFactory(), method)("/")) is None
