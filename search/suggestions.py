"""Suggestions while a visitor types: municipalities first, then topics, people, titles.

Only what leads to a page that visitors may read is suggested.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice

from django.http import HttpRequest
from wagtail.models import Page

from profiles.models import Municipality, ProfileIndexPage, ProfilePage, ProfilePerson, Topic
from profiles.series.addresses import SeriesAddresses
from search.analysis import clean, fold, words
from search.index import facts
from search.index.planes import ordered, positions
from search.index.weighing import PERSON_NAME
from search.models import IndexedDocument, Posting
from search.query.expanding import after_all
from search.query.half_typed import match_half_typed
from search.query.reading import read_facts, read_groups
from search.query.visibility import visible_documents

_MOST = 8
_MOST_OF_A_KIND = 4
_SHORTEST_FOR_NAMES = 2
_SHORTEST_FOR_SYNONYMS = 4
_LONGEST = 80
_MOST_TERMS = 40


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
    bitmaps = read_facts()
    visible = visible_documents(bitmaps)
    lines = dict.fromkeys(_lines(typed, visible, bitmaps, request))
    return [asdict(line) for line in islice(lines, _MOST)]


def _lines(
    typed: str, visible: int, bitmaps: dict[str, int], request: HttpRequest
) -> Iterator[Suggestion]:
    yield from islice(_municipalities(typed, request), _MOST_OF_A_KIND)
    topics = dict.fromkeys(_topics(typed, visible, bitmaps, request))
    yield from islice(topics, _MOST_OF_A_KIND)
    if len(typed) >= _SHORTEST_FOR_NAMES:
        yield from islice(_people(typed, visible, request), _MOST_OF_A_KIND)
        yield from islice(_titles(typed, visible, bitmaps, request), _MOST_OF_A_KIND)


def begins(name: str, typed: str) -> bool:
    """Tells whether a name, or the rest of it from one of its words on, begins as typed."""
    folded = fold(typed)
    return any(rest.startswith(folded) for rest in _rests(name))


@lru_cache(maxsize=5_000)
def _rests(name: str) -> tuple[str, ...]:
    """Returns a name from each of its words on, folded; the register's names recur."""
    parts = fold(" ".join(words(name))).split()
    return tuple(" ".join(parts[start:]) for start in range(len(parts)))


def _municipalities(typed: str, request: HttpRequest) -> Iterator[Suggestion]:
    """Yields municipalities with a profile; spelled as typed first, then A–Ö."""
    rows = Municipality.objects.order_by("sort_key").values_list("pk", "name", "display_name")
    found = [row for row in rows if begins(row[1], typed) or begins(row[2], typed)]
    found.sort(key=lambda row: not row[1].lower().startswith(typed))
    newest: dict[int, ProfilePage] = {}
    profiles = ProfilePage.objects.visible().filter(municipality__in=[row[0] for row in found])
    for page in profiles.newest_first().only("title", "url_path", "municipality_id", "path"):
        newest.setdefault(page.municipality_id, page)
    for key, _, display_name in found:
        if key in newest:
            yield Suggestion(display_name, "kommun", newest[key].get_url(request) or "")


def _topics(
    typed: str, visible: int, bitmaps: dict[str, int], request: HttpRequest
) -> Iterator[Suggestion]:
    """Yields topics that some profile has, also for one of their synonyms."""
    series = ProfileIndexPage.objects.visible().first()
    addresses = SeriesAddresses((series.get_url(request) if series else None) or "/profiler/")
    held = [
        topic for topic in Topic.objects.all() if bitmaps.get(facts.TOPIC + topic.slug, 0) & visible
    ]
    for topic in [
        *(topic for topic in held if begins(topic.label, typed)),
        *(topic for topic in held if _has_synonym(topic, typed)),
    ]:
        yield Suggestion(topic.label, "ämne", addresses.topic(topic.slug))


def _has_synonym(topic: Topic, typed: str) -> bool:
    """Tells whether a synonym begins as typed, once enough is typed for that to be no chance."""
    return len(typed) >= _SHORTEST_FOR_SYNONYMS and any(
        begins(synonym, typed) for synonym in topic.synonym_list
    )


def _people(typed: str, visible: int, request: HttpRequest) -> Iterator[Suggestion]:
    first = PERSON_NAME + fold(typed)
    terms = Posting.objects.filter(term__gte=first, term__lt=after_all(first)).order_by("term")
    found = list(terms.values_list("term", flat=True).distinct()[:_MOST_TERMS])
    ordinals = [
        ordinal
        for planes in read_groups({term: [term] for term in found}).values()
        for ordinal in positions(planes[0] & visible)[:1]
    ]
    pages = _pages(ordinals)
    people = ProfilePerson.objects.filter(page__in=pages, hidden=False).order_by("name", "pk")
    for person in people:
        if begins(person.name, typed):
            yield Suggestion(person.name, "person", pages[person.page_id].get_url(request) or "")


def _titles(
    typed: str, visible: int, bitmaps: dict[str, int], request: HttpRequest
) -> Iterator[Suggestion]:
    match = match_half_typed(typed.split(), visible)
    newest = list(ordered(match.documents, facts.day_planes(bitmaps), 0, _MOST_OF_A_KIND))
    pages = _pages(newest)
    for page in pages.values():
        yield Suggestion(page.title, "rubrik", page.get_url(request) or "")


def _pages(ordinals: list[int]) -> dict[int, Page]:
    """Returns visible pages by primary key, in the order of their documents."""
    rows = IndexedDocument.objects.filter(ordinal__in=ordinals).values_list("ordinal", "object_id")
    keys = dict(rows)
    wanted = [int(keys[ordinal]) for ordinal in ordinals if ordinal in keys]
    pages = Page.objects.live().public().in_bulk(wanted)
    return {key: pages[key] for key in wanted if key in pages}
