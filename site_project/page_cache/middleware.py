"""Answers anonymous visitors from copies of whole pages; the outermost middleware."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response

from home.cached_site import attach_cached_site
from home.models import ContentVersion
from home.shared_cache import caching_under
from site_project.database_outage import is_away, outage
from site_project.page_cache.request_key import is_anybody, make_key

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Browsers and proxies ask each time; the answer to an unchanged page is an empty 304.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
# Set by views that know better: a login, a form, a person's own page.
PERSONAL = ("private", "no-store", "no-cache")
LARGEST_PAGE = 1_000_000  # bytes

OUTCOME_HEADER = "X-Page-Cache"

# How long copies are answered without knowing whether something has been published or taken off.
STALE_FOR = 30 * 60  # seconds
# A machine that is gone answers nothing, not even "no": not every visitor has to find out.
ASK_AGAIN_AFTER = 2  # seconds


@dataclass(frozen=True, slots=True)
class PageCopy:
    """A page as it left the inner middleware: compressed, with all its headers."""

    content: bytes
    headers: ResponseHeaders

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The page, its head alone, or 304 to somebody who has it already."""
        response = HttpResponse(self.content)
        # Taken over whole: setting a dozen headers one by one takes longer than all the rest.
        response.headers = self.headers
        if "HTTP_IF_NONE_MATCH" in request.META:
            etag = self.headers.get("ETag")
            return get_conditional_response(request, etag=etag, response=response) or response
        if request.method == "HEAD":
            response.content = b""
        return response

    def stale_answer(self, request: HttpRequest, age: float) -> HttpResponseBase:
        """Answers with a copy of which nobody knows whether it still holds."""
        marks = {OUTCOME_HEADER: "stale", "Age": str(int(age)), "Cache-Control": CACHE_CONTROL}
        return PageCopy(
            self.content, ResponseHeaders({**dict(self.headers.items()), **marks})
        ).answer(request)


class PageCacheMiddleware:
    """Looks for a copy under the current token, and keeps one when there is none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.copies = caches["pages"]
        self.last_token = ""
        self.token_read_at = self.token_failed_at = float("-inf")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers from a copy, or lets the site answer."""
        # The token is read before the page is made: a copy made while something was being
        # published is kept under the token before, where nobody looks any more.
        if time.monotonic() - self.token_failed_at < ASK_AGAIN_AFTER:
            return self.answer_without_database(request)
        try:
            token = self.read_token()
        except Error as error:
            if is_away(error):
                return self.answer_without_database(request)
            token = None  # a database that has not been migrated yet
        if token is None or not is_anybody(request):
            return self.get_response(request)
        key = make_key(request, token)
        copy: PageCopy | None = self.copies.get(key) if key else None
        return copy.answer(request) if copy else self.answer_freshly(request, token, key)

    def read_token(self) -> str | None:
        """Asks for the token, and notes how that went."""
        try:
            token = ContentVersion.read()
        except Error as error:
            if is_away(error):
                self.token_failed_at = time.monotonic()
                outage.begin(error)
            raise
        outage.end()
        self.last_token, self.token_read_at = token or "", time.monotonic()
        return token

    def answer_without_database(self, request: HttpRequest) -> HttpResponseBase:
        """Answers from a copy that held when the database was last heard of.

        What there is no copy of is passed on: style sheets need no database, and a page fails.
        """
        age = time.monotonic() - self.token_read_at
        key = make_key(request, self.last_token) if age < STALE_FOR else None
        copy: PageCopy | None = self.copies.get(key) if key else None
        return copy.stale_answer(request, age) if copy else self.get_response(request)

    def answer_freshly(self, request: HttpRequest, token: str, key: str | None) -> HttpResponseBase:
        """Lets the site answer and keeps the answer when it has a key and is everybody's."""
        with caching_under(token):
            attach_cached_site(request)
            response = self.get_response(request)
        if key is None or not is_for_everybody(response):
            return response
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
        if request.method == "GET" and isinstance(response, HttpResponse):
            response.headers[OUTCOME_HEADER] = "hit"
            self.copies.set(key, PageCopy(response.content, response.headers))
            response.headers[OUTCOME_HEADER] = "miss"
        return response


def is_for_everybody(response: HttpResponseBase) -> bool:
    """Whether the answer is a whole page that says nothing about who asked."""
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and not response.cookies
        and not any(word in response.get("Cache-Control", "") for word in PERSONAL)
        and len(response.content) <= LARGEST_PAGE
    )
