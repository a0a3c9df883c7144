"""Which requests share an answer."""

import pytest
import time_machine
from django.test import RequestFactory

from site_project.page_cache.request_key import LONGEST_QUERY, make_key


def key(path: str = "/profiler/", **meta: str) -> str | None:
    """The key of a GET request."""
    return make_key(RequestFactory().get(path, **meta), "token")  # type: ignore[arg-type]


class SharedAnswerTests:
    def test_two_visitors_share_an_answer(self) -> None:
        assert key(HTTP_USER_AGENT="a") == key(HTTP_USER_AGENT="b") is not None

    def test_head_shares_the_answer_of_get(self) -> None:
        assert make_key(RequestFactory().head("/profiler/"), "token") == key()

    @pytest.mark.parametrize(
        "query", ["lan=01", "amne=lss&sida=2", "sida=", "ar=2018&etikett=annons"]
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
        assert make_key(request, "a") != make_key(request, "b")

    def test_new_day_means_a_new_key(self) -> None:
        with time_machine.travel("2026-03-01 22:59:00+00:00"):
            before = key()
        with time_machine.travel("2026-03-01 23:01:00+00:00"):
            assert key() != before


class FreshAnswerTests:
    @pytest.mark.parametrize(
        "query",
        [
            "q=skola",
            "lan=01&q=x",
            "k=9999",
            "k=0120&lan=01",
            "utm_source=x",
            "=",
            "lan",
            "%00",
            "lan=01&%FF=1",
            "LAN=01",
        ]
        + ["lan=" + "0" * LONGEST_QUERY, "&" * 3],
    )
    def test_unknown_parameters(self, query: str) -> None:
        expected = query == "lan"
        assert (key(f"/profiler/?{query}") is not None) is expected

    def test_editors(self) -> None:
        assert key(HTTP_COOKIE="theme=dark; sessionid=abc") is None

    def test_other_cookies_do_not_matter(self) -> None:
        assert key(HTTP_COOKIE="theme=dark") is not None

    def test_requests_with_a_password(self) -> None:
        assert key(HTTP_AUTHORIZATION="Basic x") is None

    @pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch"])
    def test_other_methods(self, method: str) -> None:
        assert make_key(getattr(RequestFactory(), method)("/"), "token") is None
