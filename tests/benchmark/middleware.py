"""What the benchmark asks of the site beyond its pages: to forget, and to say who answered."""

import os
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from home.shared_cache import clear_caches
from site_project.page_cache.copies import copies

ANEW = "anew=1"
FORGET = "forget=1"
PROCESS_HEADER = "X-Process"


class BenchmarkMiddleware:
    """Outermost; costs a comparison and a header, about a microsecond."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.process = str(os.getpid())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forgets the page, or all that pages share as if just published, where the URL says so."""
        query = request.META["QUERY_STRING"]
        if query in (ANEW, FORGET):
            copies.clear()
        if query == FORGET:
            clear_caches()
        response = self.get_response(request)
        response.headers[PROCESS_HEADER] = self.process
        return response
