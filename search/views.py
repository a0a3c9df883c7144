"""The visitor's search: a page of results, and suggestions for the field in the header."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search.no_results import no_results_context
from search.results_page import make_results_page
from search.suggestions import suggest


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Shows what was found; a page of results belongs in no index and no shared cache."""
    page = make_results_page(request)
    context = {"results": page, "query": page.query, "page": page.page}
    if not page.number_found:
        context |= no_results_context()
    return _personal(render(request, "search/results.html", context))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answers with ``[{"text", "type", "url"}]`` for the letters typed so far."""
    return _personal(JsonResponse(suggest(request.GET.get("q", ""), request), safe=False))


def _personal(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, max_age=0)
    return response
