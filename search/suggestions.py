"""Suggestions while a visitor types: municipalities first, then topics, people, titles.

Only what leads to a page that visitors may read is suggested. What is typed is compared with
names and with the beginnings in the index; the few pages that come of it are loaded together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice

from django.http import HttpRequest
from wagtail.models import Page

from profiles.models import County, Municipality, ProfileIndexPage, ProfilePerson, Topic
from profiles.public.urls import SeriesUrls
from profiles.registers.cached import counties, topics
from search.analysis import clean, fold, slips, words
from search.index.facts import TOPIC
from search.index.weights import MUNICIPALITY, PERSON_NAME
from search.models import IndexedDocument, Posting
from search.provinces import provinces_in
from search.query.autocomplete import ask_half_typed
from search.query.expanding import after_all
from search.query.statement import visitors

_MOST = 8
_MOST_OF_A_KIND = 4
_SHORTEST_FOR_NAMES = 2
_SHORTEST_FOR_SYNONYMS = 4
_SHORTEST_WITH_SLIP = 4
_LONGEST = 80
_MOST_TERMS = 40

Fits = Callable[[str, str], bool]


@dataclass(frozen=True)
class Suggestion:
    """A line of the list; ``type`` says what kind of thing it leads to."""

    text: str
    type: str
    url: str


def suggest(text: str, request: HttpRequest) -> list[dict[str, str]]:
    """Returns suggestions for what is typed so far."""
    typed = " ".join(words(clean(text)[:_LONGEST]))
    if not typed:
        return []
    lines = dict.fromkeys(_lines(typed, request))
    if not lines and len(typed) >= _SHORTEST_WITH_SLIP:
        lines = dict.fromkeys(_registers(typed, request, nearly_begins))
    return [asdict(line) for line in islice(lines, _MOST)]


def _lines(typed: str, request: HttpRequest) -> Iterator[Suggestion]:
    yield from _registers(typed, request, begins)
    if len(typed) < _SHORTEST_FOR_NAMES:
        return
    people, titles = _people(typed), _titles(typed)
    keys = {*people, *titles}
    pages = Page.objects.live().public().in_bulk(keys) if keys else {}
    found = {key: pages[key] for key in people if key in pages}
    yield from islice(_named(typed, found, request), _MOST_OF_A_KIND)
    for page in (pages[key] for key in titles if key in pages):
        yield Suggestion(page.title, "rubrik", page.get_url(request) or "")


def _registers(typed: str, request: HttpRequest, fits: Fits) -> Iterator[Suggestion]:
    """Yields municipalities, counties and topics whose names fit what is typed."""
    municipalities = dict(islice(_municipalities(typed, fits), _MOST_OF_A_KIND))
    pages = Page.objects.live().public().in_bulk(municipalities) if municipalities else {}
    for key, name in municipalities.items():
        if key in pages:
            yield Suggestion(name, "kommun", pages[key].get_url(request) or "")
    yield from islice(_counties(typed, request, fits), _MOST_OF_A_KIND)
    yield from islice(dict.fromkeys(_topics(typed, request, fits)), _MOST_OF_A_KIND)


def _counties(typed: str, request: HttpRequest, fits: Fits) -> Iterator[Suggestion]:
    """Yields counties that some profile lies in, also by the name of a province."""
    named = [county for county in counties() if _is_county(county, typed, fits)]
    visible = IndexedDocument.objects.visible()
    held = [county for county in named if visible.filter(county=county.code).exists()]
    for county in held:
        yield Suggestion(county.name, "län", _series_urls(request).county(county.slug))


def _is_county(county: County, typed: str, fits: Fits) -> bool:
    names = (county.name, *provinces_in(county.code))
    return len(typed) >= _SHORTEST_FOR_NAMES and any(fits(name, typed) for name in names)


def nearly_begins(name: str, typed: str) -> bool:
    """Tells whether a name begins as typed but for one letter wrong, lost, added or swapped."""
    asked = fold(typed)
    return any(
        rest[:1] == asked[:1]
        and any(slips(rest[: len(asked) + more], asked, 1) <= 1 for more in (0, 1, -1))
        for rest in _rests(name)
    )


def begins(name: str, typed: str) -> bool:
    """Tells whether a name, or the rest of it from one of its words on, begins as typed."""
    folded = fold(typed)
    return any(rest.startswith(folded) for rest in _rests(name))


@lru_cache(maxsize=5_000)
def _rests(name: str) -> tuple[str, ...]:
    """Returns a name from each of its words on, folded; the register's names recur."""
    parts = fold(" ".join(words(name))).split()
    return tuple(" ".join(parts[start:]) for start in range(len(parts)))


def _municipalities(typed: str, fits: Fits) -> Iterator[tuple[int, str]]:
    """Yields the newest page of each municipality; spelled as typed first, then A–Ö."""
    rows = Municipality.objects.order_by("sort_key").values_list("name", "display_name")
    found = [row for row in rows if fits(row[0], typed) or fits(row[1], typed)]
    found.sort(key=lambda row: not row[0].lower().startswith(typed))
    for name, display_name in found:
        documents = IndexedDocument.objects.visible()
        for word in words(name):
            named = Posting.objects.filter(term=word, weight=MUNICIPALITY)
            documents = documents.filter(pk__in=named.values("document"))
        for key in documents.order_by("-shown_on", "pk").values_list("page_id", flat=True)[:1]:
            yield key, display_name


def _titles(typed: str) -> list[int]:
    """Returns the newest pages in whose titles every word typed begins some word."""
    statement = ask_half_typed(typed.split(), visitors())
    rows = statement.fetch(
        "SELECT page_id FROM hits ORDER BY shown_on DESC, id LIMIT %s", [_MOST_OF_A_KIND]
    )
    return [page for (page,) in rows]


def _topics(typed: str, request: HttpRequest, fits: Fits) -> Iterator[Suggestion]:
    """Yields topics that some profile has, also for one of their synonyms."""
    named = [
        *(topic for topic in topics() if fits(topic.label, typed)),
        *(topic for topic in topics() if _has_synonym(topic, typed, fits)),
    ]
    visible = Posting.objects.filter(document__in=IndexedDocument.objects.visible())
    held = [topic for topic in named if visible.filter(term=TOPIC + topic.slug).exists()]
    for topic in held:
        yield Suggestion(topic.label, "ämne", _series_urls(request).topic(topic.slug))


def _series_urls(request: HttpRequest) -> SeriesUrls:
    series = ProfileIndexPage.objects.visible().first()
    return SeriesUrls((series.get_url(request) if series else None) or "/profiler/")


def _has_synonym(topic: Topic, typed: str, fits: Fits) -> bool:
    """Tells whether a synonym begins as typed, once enough is typed for that to be no chance."""
    return len(typed) >= _SHORTEST_FOR_SYNONYMS and any(
        fits(synonym, typed) for synonym in topic.synonym_list
    )


def _people(typed: str) -> list[int]:
    """Returns the pages of the first people whose names begin as typed."""
    first = PERSON_NAME + fold(typed)
    named = Posting.objects.filter(
        term__gte=first, term__lt=after_all(first), document__in=IndexedDocument.objects.visible()
    )
    rows = named.order_by("term", "document").values_list("document__page_id", flat=True)
    return [page for page in rows[:_MOST_TERMS] if page]


def _named(typed: str, pages: Mapping[int, Page], request: HttpRequest) -> Iterator[Suggestion]:
    """Yields the people of some pages, given by primary key, whose names begin as typed."""
    if not pages:
        return
    people = ProfilePerson.objects.filter(page__in=pages, hidden=False).order_by("name", "pk")
    for person in people:
        if begins(person.name, typed):
            yield Suggestion(person.name, "person", pages[person.page_id].get_url(request) or "")
