"""Compresses pages for browsers that can unpack them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_REFUSED = re.compile(r"(?:^|,)\s*(gzip|br)\s*;\s*q=0(?:\.0*)?\s*(?=,|$)", re.IGNORECASE)


def refused_encoding_middleware(get_response: GetResponse) -> GetResponse:
    """Takes ``gzip;q=0`` out of what a browser accepts, for all further in that look for a word."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if "=" in accepted:
            request.META["HTTP_ACCEPT_ENCODING"] = _REFUSED.sub("", accepted)
        return get_response(request)

    return answer


class TextCompressionMiddleware(GZipMiddleware):
    """Leaves streamed answers alone: they are pictures and documents, compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compresses whole answers only."""
        return response if response.streaming else super().process_response(request, response)
