"""Compresses pages for browsers that can unpack them."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class TextCompressionMiddleware(GZipMiddleware):
    """Leaves streamed answers alone: they are pictures and documents, compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compresses whole answers only."""
        return response if response.streaming else super().process_response(request, response)
