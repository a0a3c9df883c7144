"""Suggestions while a visitor types: municipalities, counties, topics, people, titles, words.

Only what leads to a page that visitors may read is suggested. If nothing begins as typed, the words
are taken for misspelled beginnings of words of the site. What visitors search for most comes first.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice, product
from urllib.parse import urlencode

from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.urls import reverse
from rapidfuzz.distance import Prefix
from wagtail.models import Page

from profiles.content import CommercialLabel
from profiles.models import (
    County,
    Municipality,
    ProfileIndexPage,
    ProfilePage,
    ProfilePerson,
    Topic,
)
from profiles.public.urls import SeriesUrls
from profiles.registers.cached import counties, topics
from profiles.registers.provinces import provinces_in
from search.analysis.characters import clean, fold
from search.analysis.spelling import edits
from search.analysis.stems import stem_keys
from search.analysis.stop_words import is_stop_word
from search.analysis.words import words
from search.index.filter_terms import TOPIC
from search.index.vocabulary import BEGINNING, after_all, keys_from
from search.index.weights import PERSON_NAME, rests
from search.models import IndexedDocument, Posting, SearchLog, WordKey
from search.query.matching import ask_half_typed
from search.query.statement import visitors

_KINDS = ("kommun", "län", "ämne", "person", "rubrik", "ord")
_MOST = 8
_MOST_OF_A_KIND = 4
_SHORTEST_FOR_NAMES = 2
_SHORTEST_FOR_WORDS = 3
_SHORTEST_FOR_SYNONYMS = 4
_SHORTEST_TO_CORRECT = 4
_LONGEST = 80
_MOST_TERMS = 40
_MOST_WORDS_TRIED = 16
_MOST_CORRECTED = 8


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
    lines = list(dict.fromkeys(_lines(typed, request)))
    if not lines:
        nearly = (line for corrected in _corrected(typed) for line in _lines(corrected, request))
        lines = sorted(dict.fromkeys(nearly), key=_place_of_kind)
    searches = _searches(lines)
    lines.sort(key=lambda line: -searches.get(_name(line), 0))
    return [asdict(line) for line in lines[:_MOST]]


def _lines(typed: str, request: HttpRequest) -> Iterator[Suggestion]:
    municipalities = dict(islice(_municipalities(typed), _MOST_OF_A_KIND))
    people, titles = _people(typed), _titles(typed)
    pages = Page.objects.live().public().in_bulk({*municipalities, *people, *titles})
    paid = IndexedDocument.objects.filter(page_id__in=pages, label=CommercialLabel.ADVERTISEMENT)
    advertisements = set(paid.values_list("page_id", flat=True))

    def of_page(text: str, kind: str, key: int) -> Suggestion:
        kind = f"Annons · {kind}" if key in advertisements else kind
        return Suggestion(text, kind, pages[key].get_url(request) or "")

    found = [of_page(name, "kommun", key) for key, name in municipalities.items() if key in pages]
    counties_found, topics_found = _counties(typed), _topics(typed)
    if counties_found or topics_found:
        urls = _series_urls(request)
        found += [Suggestion(one.name, "län", urls.county(one.slug)) for one in counties_found]
        found += [Suggestion(one.label, "ämne", urls.topic(one.slug)) for one in topics_found]
    named = _named(typed, [key for key in people if key in pages])
    found += [of_page(name, "person", key) for name, key in islice(named, _MOST_OF_A_KIND)]
    found += [of_page(pages[key].title, "rubrik", key) for key in titles if key in pages]
    yield from found
    seen = {word for line in found for word in words(line.text)}
    for word in islice((word for word in _words(typed) if word not in seen), _MOST_OF_A_KIND):
        yield Suggestion(word, "ord", f"{reverse('search:results')}?{urlencode({'q': word})}")


def _place_of_kind(line: Suggestion) -> int:
    return _KINDS.index(line.type.split()[-1])


def _searches(lines: Iterable[Suggestion]) -> dict[str, int]:
    """Returns how often visitors have searched for what the lines say."""
    names = {_name(line) for line in lines}
    return dict(SearchLog.objects.filter(words__in=names).values_list("words", "count"))


def _name(line: Suggestion) -> str:
    return line.text.lower().removesuffix(" kommun").removesuffix(" län")


def _corrected(typed: str) -> Iterator[str]:
    """Yields what was typed with each word that begins nothing corrected."""
    asked = typed.split()
    shortest = _SHORTEST_TO_CORRECT - (len(asked) > 1)
    corrected = [_nearest_beginnings(word) if len(word) >= shortest else [word] for word in asked]
    for some in islice(product(*corrected), _MOST_CORRECTED):
        if list(some) != asked:
            yield " ".join(some)


def _nearest_beginnings(word: str) -> list[str]:
    """Returns beginnings of words of the site that are one letter off, if nothing begins so."""
    asked = fold(word)
    keys = WordKey.objects.filter(keys_from(BEGINNING, asked[:1]))
    beginnings = keys.annotate(start=Substr("key", 1, len(asked) + 1)).order_by("start")
    near: dict[str, None] = {}
    for start in beginnings.values_list("start", flat=True).distinct():
        if start.startswith(asked):
            return [word]
        lengths = (len(asked), len(asked) + 1, len(asked) - 1)
        fitting = (start[:n] for n in lengths if edits(start[:n], asked, 1) <= 1)
        near |= dict.fromkeys(islice(fitting, 1))
    likeliest = sorted(near, key=lambda start: -Prefix.similarity(start, asked))
    return likeliest[:_MOST_CORRECTED] or [word]


def _counties(typed: str) -> list[County]:
    """Returns counties that some profile lies in, also by the name of a province."""
    if len(typed) < _SHORTEST_FOR_NAMES:
        return []
    named = [one for one in counties() if _begins(typed, one.name, *provinces_in(one.code))]
    visible = IndexedDocument.objects.visible().filter(county__in=[one.code for one in named])
    used = set(visible.values_list("county", flat=True).distinct()) if named else ()
    return [one for one in named if one.code in used][:_MOST_OF_A_KIND]


def _begins(typed: str, *names: str) -> bool:
    """Tells whether one of the names, or the rest of it from one of its words on, begins so."""
    folded = fold(typed)
    return any(rest.startswith(folded) for name in names for rest in rests(name))


def _municipalities(typed: str) -> Iterator[tuple[int, str]]:
    """Yields the newest page of each municipality; spelled as typed first, then A–Ö."""
    rows = Municipality.objects.order_by("sort_key").values_list("pk", "name", "display_name")
    found = [row for row in rows if _begins(typed, row[1], row[2])]
    found.sort(key=lambda row: not row[1].lower().startswith(typed))
    profiles = ProfilePage.objects.visible().filter(municipality__in=[key for key, *_ in found])
    oldest_first = profiles.newest_first().reverse().values_list("municipality", "pk")
    newest = dict(oldest_first) if found else {}
    for key, _, display_name in found:
        if key in newest:
            yield newest[key], display_name


def _titles(typed: str) -> list[int]:
    """Returns the newest pages in whose titles every word typed begins some word."""
    if len(typed) < _SHORTEST_FOR_NAMES:
        return []
    statement = ask_half_typed(typed.split(), visitors())
    rows = statement.fetch(
        "SELECT page_id FROM hits ORDER BY shown_on DESC, id LIMIT %s", [_MOST_OF_A_KIND]
    )
    return [page for (page,) in rows]


def _topics(typed: str) -> list[Topic]:
    """Returns topics that some profile has, also for one of their synonyms."""
    named = [topic for topic in topics() if _begins(typed, topic.label)]
    if len(typed) >= _SHORTEST_FOR_SYNONYMS:  # with fewer letters most would be there by chance
        named += [topic for topic in topics() if _begins(typed, *topic.synonym_list)]
    used = _terms_used([TOPIC + topic.slug for topic in named])
    fitting = (topic for topic in dict.fromkeys(named) if TOPIC + topic.slug in used)
    return list(islice(fitting, _MOST_OF_A_KIND))


def _terms_used(terms: Collection[str]) -> set[str]:
    """Returns those of some terms that visible pages have."""
    used = Posting.objects.visible().filter(term__in=terms).values_list("term", flat=True)
    return set(used.distinct()) if terms else set()


def _series_urls(request: HttpRequest) -> SeriesUrls:
    series = ProfileIndexPage.objects.visible().first()
    return SeriesUrls((series.get_url(request) if series else None) or "/profiler/")


def _people(typed: str) -> list[int]:
    """Returns the pages of the first people whose names begin as typed."""
    if len(typed) < _SHORTEST_FOR_NAMES:
        return []
    first = PERSON_NAME + fold(typed)
    named = Posting.objects.visible().filter(term__gte=first, term__lt=after_all(first))
    rows = named.order_by("term", "document").values_list("document__page_id", flat=True)
    return [page for page in rows[:_MOST_TERMS] if page]


def _named(typed: str, pages: list[int]) -> Iterator[tuple[str, int]]:
    """Yields the people of some pages whose names begin as typed."""
    people = ProfilePerson.objects.filter(page__in=pages, hidden=False).order_by("name", "pk")
    for person in people if pages else ():
        if _begins(typed, person.name):
            yield person.name, person.page_id


def _words(typed: str) -> Iterator[str]:
    """Yields the words of visible pages that begin as typed, the shortest first, one of a stem."""
    if len(typed) < _SHORTEST_FOR_WORDS or not typed.isalpha():
        return
    keys = WordKey.objects.filter(keys_from(BEGINNING, fold(typed)))
    found = keys.values_list("word", flat=True).distinct().order_by(Length("word"), "word")
    tried = [word for word in found[:_MOST_WORDS_TRIED] if not is_stop_word(word)]
    used = _terms_used(tried)
    stems: set[str] = set()
    for word in tried:
        stem = stem_keys(word)[0]
        if word in used and stem not in stems:
            stems.add(stem)
            yield word
