"""Compresses pages for browsers that can unpack them."""

import re

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.deprecation import MiddlewareMixin

_REFUSED = re.compile(r"(?:^|,)\s*(gzip|br)\s*;\s*q=0(?:\.0*)?\s*(?=,|$)", re.IGNORECASE)


class RefusedEncodingMiddleware(MiddlewareMixin):
    """Takes ``gzip;q=0`` out of what a browser accepts, for all further in that look for a word."""

    def process_request(self, request: HttpRequest) -> None:
        """Lets those further in read what is left."""
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if "q=0" in accepted.replace(" ", "").lower():
            request.META["HTTP_ACCEPT_ENCODING"] = _REFUSED.sub("", accepted)


class TextCompressionMiddleware(GZipMiddleware):
    """Leaves streamed answers alone: they are pictures and documents, compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compresses whole answers only."""
        return response if response.streaming else super().process_response(request, response)
