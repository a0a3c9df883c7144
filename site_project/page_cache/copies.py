"""Whole pages, in the memory of the process that answers."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response

MOST_COPIES = 400


@dataclass(frozen=True, slots=True)
class PageCopy:
    """A page as it left the inner middleware: compressed, with all its headers."""

    content: bytes
    headers: ResponseHeaders

    def answer(self, request: HttpRequest, further: dict[str, str]) -> HttpResponseBase:
        """The page, its head alone, or 304 to somebody who has it already."""
        response = HttpResponse(self.content)
        # Taken over whole: setting a dozen headers one by one takes longer than all the rest.
        response.headers._store = dict(self.headers._store)  # type: ignore[attr-defined]
        for name, value in further.items():
            response.headers[name] = value
        if "HTTP_IF_NONE_MATCH" in request.META:
            etag = self.headers.get("ETag")
            return get_conditional_response(request, etag=etag, response=response) or response
        if request.method == "HEAD":
            response.content = b""
        return response


class PageCopies:
    """Copies by key; what was asked for longest ago makes room for what is new.

    Django's cache in local memory would pickle each page and check each key: a cached page would
    take a tenth longer.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.entries: OrderedDict[str, PageCopy] = OrderedDict()

    def get(self, key: str) -> PageCopy | None:
        """The copy, if there is one."""
        found = self.entries.get(key)
        if found:
            # Another thread may have dropped it since.
            with suppress(KeyError):
                self.entries.move_to_end(key)
        return found

    def keep(self, key: str, copy: PageCopy) -> None:
        """Adds a copy."""
        self.entries[key] = copy
        with suppress(KeyError):
            while len(self.entries) > self.most:
                self.entries.popitem(last=False)

    def clear(self) -> None:
        """Forgets every copy."""
        self.entries.clear()


copies = PageCopies(MOST_COPIES)
