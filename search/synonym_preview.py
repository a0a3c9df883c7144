"""What a synonym would find, shown to editors before they save it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from profiles.public.filters import Filters
from search.site_search import QueryInterpretation, Wanted, find
from search.synonym_rules import find_problem, lines_of

_MOST_LINES = 12
_MOST_PAGES = 5


@dataclass(frozen=True)
class LinePreview:
    """A word or synonym: how many pages it finds by itself, the first of them, what is wrong."""

    text: str
    total: int
    pages: list[Page]
    problem: str = ""


def synonym_preview(request: HttpRequest) -> HttpResponse:
    """Shows what the word finds today, and what each of the synonyms would add."""
    lines = [*lines_of(request.GET.get("ord", ""))[:1], *lines_of(request.GET.get("synonymer", ""))]
    previews = [_preview(line) for line in dict.fromkeys(lines[:_MOST_LINES])]
    return render(request, "search/admin/synonym_preview.html", {"previews": previews})


def _preview(line: str) -> LinePreview:
    found = find(line, Wanted(Filters(), stop=_MOST_PAGES))
    if found.interpretation is not QueryInterpretation.ALL_WORDS:
        return LinePreview(line, 0, [], find_problem(line))
    pages = Page.objects.in_bulk([page for _, page in found.found.hits])
    listed = [pages[page] for _, page in found.found.hits if page in pages]
    return LinePreview(line, found.found.total, listed, find_problem(line))
