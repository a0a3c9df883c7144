"""Answers anonymous visitors from copies of whole pages; the outermost middleware."""

import time
from collections.abc import Callable
from threading import Event

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import ResponseHeaders

from home.cached_site import attach_cached_site
from home.models import ContentVersion
from home.shared_cache import caching_under
from site_project.database_outage import is_away, outage
from site_project.page_cache import downstream
from site_project.page_cache.copies import PageCopy, copies
from site_project.page_cache.lifetimes import (
    ASK_EACH_TIME,
    FOR_NOBODY_ELSE,
    SHARED_STATUSES,
    cache_control,
    is_personal,
)
from site_project.page_cache.request_key import canonical_query, is_anybody, make_key

GetResponse = Callable[[HttpRequest], HttpResponseBase]

LARGEST_PAGE = 1_000_000  # bytes
PATIENCE = 30  # seconds to wait for a page that another thread is making

OUTCOME_HEADER = "X-Page-Cache"

# How long copies are answered without knowing whether something has been published or taken off.
STALE_FOR = 30 * 60  # seconds
# A machine that is gone answers nothing, not even "no": not every visitor has to find out.
ASK_AGAIN_AFTER = 2  # seconds


class PageCacheMiddleware:
    """Looks for a copy under the current token, and keeps one when there is none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.being_made: dict[str, Event] = {}
        self.last_token = ""
        self.token_read_at = self.token_failed_at = float("-inf")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers from a copy, or lets the site answer."""
        # The token is read before the page is made: a copy made while something was being
        # published is kept under the token before, where nobody looks any more.
        if time.monotonic() - self.token_failed_at < ASK_AGAIN_AFTER:
            return self.answer_without_database(request)
        try:
            state = self.read_state()
        except Error as error:
            if is_away(error):
                return self.answer_without_database(request)
            state = None  # a database that has not been migrated yet
        if state is None or not is_anybody(request):
            return self.answer_one_person(request)
        return self.answer_anybody(request, state)

    def answer_anybody(self, request: HttpRequest, state: tuple[str, bool]) -> HttpResponseBase:
        """Answers from a copy under the token, or lets the site answer."""
        token, has_been_told = state
        if not has_been_told:
            downstream.tell_later()
        query = canonical_query(request.path_info, request.META.get("QUERY_STRING", ""))
        key = make_key(request, token, query)
        further = downstream.headers(200, token, has_been_told=has_been_told)
        found = self.find(key) if key else None
        if found:
            return found.answer(request, further)
        try:
            response = self.answer_freshly(request, token, key, query)
        finally:
            self.let_others_go_on(key)
        return self.with_lifetime(response, state, is_shared=key is not None)

    def answer_one_person(self, request: HttpRequest) -> HttpResponseBase:
        """Lets the site answer somebody who may see more than others, or without a database."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", FOR_NOBODY_ELSE)
        return response

    def read_state(self) -> tuple[str, bool] | None:
        """Asks for the token, and notes how that went."""
        try:
            state = ContentVersion.state()
        except Error as error:
            if is_away(error):
                self.token_failed_at = time.monotonic()
                outage.begin(error)
            raise
        outage.end()
        self.last_token, self.token_read_at = state[0] if state else "", time.monotonic()
        return state

    def answer_without_database(self, request: HttpRequest) -> HttpResponseBase:
        """Answers from a copy that held when the database was last heard of.

        What there is no copy of is passed on: style sheets need no database, and a page fails.
        """
        age = time.monotonic() - self.token_read_at
        query = canonical_query(request.path_info, request.META.get("QUERY_STRING", ""))
        key = make_key(request, self.last_token, query) if age < STALE_FOR else None
        copy = copies.get(key) if key else None
        if copy is None:
            return self.answer_one_person(request)
        marks = {OUTCOME_HEADER: "stale", "Age": str(int(age)), "Cache-Control": ASK_EACH_TIME}
        return copy.answer(request, marks)

    def find(self, key: str) -> PageCopy | None:
        """The copy; while another thread makes the page, that one's. Nothing: make it yourself."""
        found = copies.get(key)
        if found:
            return found
        mine = Event()
        other = self.being_made.setdefault(key, mine)
        if other is mine:
            # The one before may have become ready between the two questions.
            found = copies.get(key)
            if found:
                self.let_others_go_on(key)
            return found
        other.wait(PATIENCE)
        return copies.get(key)

    def let_others_go_on(self, key: str | None) -> None:
        """Wakes those that wait for a page that now is made, or never will be kept."""
        waiting = self.being_made.pop(key, None) if key else None
        if waiting:
            waiting.set()

    def answer_freshly(
        self, request: HttpRequest, token: str, key: str | None, query: str | None
    ) -> HttpResponseBase:
        """Lets the site answer and keeps the answer when it has a key and is everybody's."""
        with caching_under(token):
            attach_cached_site(request)
            response = self.get_canonical(request, query)
        if key is None or not is_for_everybody(response):
            return response
        response.headers.setdefault("Cache-Control", cache_control(200, has_been_told=True))
        if request.method == "GET" and isinstance(response, HttpResponse):
            response.headers[OUTCOME_HEADER] = "hit"
            copies.keep(key, PageCopy(response.content, ResponseHeaders(response.headers)))
            response.headers[OUTCOME_HEADER] = "miss"
        return response

    def get_canonical(self, request: HttpRequest, query: str | None) -> HttpResponseBase:
        """Lets the site see no more of the query than what names the copy.

        So a page can't say what only one visitor's URL said. What is no page (a redirect from an
        old URL that lived by its query) is asked for again with the query as it was.
        """
        asked = request.META.get("QUERY_STRING", "")
        if query is None or query == asked:
            return self.get_response(request)
        see_query(request, query)
        response = self.get_response(request)
        if response.status_code != 200:
            see_query(request, asked)
            response = self.get_response(request)
        return response

    def with_lifetime(
        self, response: HttpResponseBase, state: tuple[str, bool], *, is_shared: bool
    ) -> HttpResponseBase:
        """Says how long the answer may be kept, also of redirects and missing pages."""
        status = response.status_code
        if is_shared and status in SHARED_STATUSES and not is_personal(response):
            token, has_been_told = state
            lifetime = cache_control(status, has_been_told=has_been_told)
            response.headers.setdefault("Cache-Control", lifetime)
            if settings.CDN and response.headers["Cache-Control"].startswith("public, max-age=0"):
                further = downstream.headers(status, token, has_been_told=has_been_told)
                for name, value in further.items():
                    response.headers[name] = value
        else:
            response.headers.setdefault("Cache-Control", FOR_NOBODY_ELSE)
        return response


def see_query(request: HttpRequest, query: str) -> None:
    """Lets the request have this query."""
    request.META["QUERY_STRING"] = query
    request.__dict__.pop("GET", None)


def is_for_everybody(response: HttpResponseBase) -> bool:
    """Whether the answer is a whole page that says nothing about who asked."""
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and not is_personal(response)
        and len(response.content) <= LARGEST_PAGE
    )
