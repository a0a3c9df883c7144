"""The visitor's search: a page of results, and suggestions for the field in the header."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from wagtail.models import Page

PAGE_SIZE = 24


def results(request: HttpRequest) -> HttpResponse:
    """Shows the pages that match the visitor's words."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = Page.objects.live().public().search(words) if words else Page.objects.none()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("sida"))
    return render(request, "search/results.html", {"query": words, "page": page})


def suggestions(request: HttpRequest) -> JsonResponse:
    """Answers with an empty list until there is something to suggest from."""
    return JsonResponse([], safe=False)
