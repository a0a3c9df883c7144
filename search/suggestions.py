"""Suggestions while a visitor types: municipalities first, then topics, people, titles.

Only what leads to a page that visitors may read is suggested. What is typed is compared with
names and with the bitmaps of the index; the few pages that come of it are loaded together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import chain, islice

from django.http import HttpRequest
from wagtail.models import Page

from profiles.models import Municipality, ProfileIndexPage, ProfilePerson, Topic
from profiles.public.urls import SeriesUrls
from profiles.registers.cached import topics
from search.analysis import clean, fold, words
from search.index import facts
from search.index.bitmaps import ordered
from search.index.weights import PERSON_NAME
from search.models import IndexedDocument, Posting
from search.query.autocomplete import match_half_typed
from search.query.expanding import after_all
from search.query.matching import heaviest
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


@dataclass(frozen=True)
class _Site:
    """The pages that may be suggested, and their facts."""

    visible: int
    bitmaps: Mapping[str, int]

    def newest(self, documents: int, most: int) -> list[int]:
        """Returns the latest of some documents."""
        order = facts.day_bitmaps(self.bitmaps)
        return list(ordered(documents & self.visible, order, 0, most))


def suggest(text: str, request: HttpRequest) -> list[dict[str, str]]:
    """Returns suggestions for what is typed so far."""
    typed = " ".join(words(clean(text)[:_LONGEST]))
    if not typed:
        return []
    bitmaps = read_facts()
    lines = dict.fromkeys(_lines(typed, _Site(visible_documents(bitmaps), bitmaps), request))
    return [asdict(line) for line in islice(lines, _MOST)]


def _lines(typed: str, site: _Site, request: HttpRequest) -> Iterator[Suggestion]:
    municipalities = dict(islice(_municipalities(typed, site), _MOST_OF_A_KIND))
    people, titles = [], []
    if len(typed) >= _SHORTEST_FOR_NAMES:
        people = _people(typed, site)
        titles = site.newest(
            match_half_typed(typed.split(), site.visible).documents, _MOST_OF_A_KIND
        )
    pages = _pages([*municipalities, *people, *titles])
    for ordinal, name in municipalities.items():
        if ordinal in pages:
            yield Suggestion(name, "kommun", pages[ordinal].get_url(request) or "")
    yield from islice(dict.fromkeys(_topics(typed, site, request)), _MOST_OF_A_KIND)
    found = {pages[one].pk: pages[one] for one in people if one in pages}
    yield from islice(_named(typed, found, request), _MOST_OF_A_KIND)
    for page in (pages[ordinal] for ordinal in titles if ordinal in pages):
        yield Suggestion(page.title, "rubrik", page.get_url(request) or "")


def begins(name: str, typed: str) -> bool:
    """Tells whether a name, or the rest of it from one of its words on, begins as typed."""
    folded = fold(typed)
    return any(rest.startswith(folded) for rest in _rests(name))


@lru_cache(maxsize=5_000)
def _rests(name: str) -> tuple[str, ...]:
    """Returns a name from each of its words on, folded; the register's names recur."""
    parts = fold(" ".join(words(name))).split()
    return tuple(" ".join(parts[start:]) for start in range(len(parts)))


def _municipalities(typed: str, site: _Site) -> Iterator[tuple[int, str]]:
    """Yields municipalities with their newest document; spelled as typed first, then A–Ö."""
    rows = Municipality.objects.order_by("sort_key").values_list("name", "display_name")
    found = [row for row in rows if begins(row[0], typed) or begins(row[1], typed)]
    found.sort(key=lambda row: not row[0].lower().startswith(typed))
    names = {name: words(name) for name, _ in found}
    bitmaps = read_groups({word: [word] for word in chain.from_iterable(names.values())})
    for name, display_name in found:
        documents = site.visible
        for word in names[name]:
            documents &= heaviest(bitmaps[word])
        for ordinal in site.newest(documents, 1):
            yield ordinal, display_name


def _topics(typed: str, site: _Site, request: HttpRequest) -> Iterator[Suggestion]:
    """Yields topics that some profile has, also for one of their synonyms."""
    held = [
        topic for topic in topics() if site.bitmaps.get(facts.TOPIC + topic.slug, 0) & site.visible
    ]
    named = [
        *(topic for topic in held if begins(topic.label, typed)),
        *(topic for topic in held if _has_synonym(topic, typed)),
    ]
    series = ProfileIndexPage.objects.visible().first() if named else None
    urls = SeriesUrls((series.get_url(request) if series else None) or "/profiler/")
    for topic in named:
        yield Suggestion(topic.label, "ämne", urls.topic(topic.slug))


def _has_synonym(topic: Topic, typed: str) -> bool:
    """Tells whether a synonym begins as typed, once enough is typed for that to be no chance."""
    return len(typed) >= _SHORTEST_FOR_SYNONYMS and any(
        begins(synonym, typed) for synonym in topic.synonym_list
    )


def _people(typed: str, site: _Site) -> list[int]:
    """Returns a document for each of the first names that begin as typed."""
    first = PERSON_NAME + fold(typed)
    terms = Posting.objects.filter(term__gte=first, term__lt=after_all(first)).order_by("term")
    found = list(terms.values_list("term", flat=True).distinct()[:_MOST_TERMS])
    named = (
        bitmaps[0] & site.visible
        for bitmaps in read_groups({term: [term] for term in found}).values()
    )
    return [(documents & -documents).bit_length() - 1 for documents in named if documents]


def _named(typed: str, pages: Mapping[int, Page], request: HttpRequest) -> Iterator[Suggestion]:
    """Yields the people of some pages, given by primary key, whose names begin as typed."""
    if not pages:
        return
    people = ProfilePerson.objects.filter(page__in=pages, hidden=False).order_by("name", "pk")
    for person in people:
        if begins(person.name, typed):
            yield Suggestion(person.name, "person", pages[person.page_id].get_url(request) or "")


def _pages(ordinals: Iterable[int]) -> dict[int, Page]:
    """Returns visible pages by their documents."""
    rows = IndexedDocument.objects.filter(ordinal__in=set(ordinals))
    keys = {ordinal: int(key) for ordinal, key in rows.values_list("ordinal", "object_id")}
    pages = Page.objects.live().public().in_bulk(keys.values()) if keys else {}
    return {ordinal: pages[key] for ordinal, key in keys.items() if key in pages}
