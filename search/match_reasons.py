"""Reasons: why a page was found, when neither its title nor the excerpt shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache

from django.utils.formats import date_format
from wagtail.models import Page

from profiles.models import Municipality, ProfilePage
from profiles.registers.cached import topics
from profiles.registers.provinces import provinces
from search.analysis.stems import stem_keys
from search.analysis.stop_words import is_stop_word
from search.analysis.words import words
from search.index.filter_terms import TOPIC
from search.models import Posting
from search.profile_document import date_words, municipality_forms
from search.query.matching import Question


class Reasons:
    """Why the pages of one search were found; what holds for all of them is worked out once."""

    def __init__(self, question: Question, documents: Sequence[int]) -> None:
        """Takes what was asked, and the documents that are shown."""
        self._asked = [word.word for word in question.query.words]
        self._documents = documents

    def of(self, document: int, page: Page, seen: frozenset[int]) -> Iterator[str]:
        """Yields why a page was found, for the words of the query that are not to be seen."""
        unseen = _keys(word for index, word in enumerate(self._asked) if index not in seen)
        if not unseen or not isinstance(page, ProfilePage):
            return
        if page.municipality:
            yield from _place_reasons(page.municipality, unseen)
        if page.published_on and _shares_word(date_words(page.published_on), unseen):
            yield f"Publicerad: {date_format(page.published_on, 'j F Y')}"
        yield from (f"Ämne: {label}" for label in self._topics.get(document, ()))

    @cached_property
    def _topics(self) -> dict[int, list[str]]:
        """The topics of the documents that the query names, by label or synonym."""
        asked = _keys(self._asked)
        named = {
            TOPIC + topic.slug: topic.label
            for topic in topics()
            if any(_names(name, asked) for name in (topic.label, *topic.synonym_list))
        }
        found = defaultdict(list)
        if named:
            rows = Posting.objects.filter(document__in=self._documents, term__in=named)
            for document, term in rows.order_by("term").values_list("document_id", "term"):
                found[document].append(named[term])
        return found


def _place_reasons(municipality: Municipality, unseen: Set[str]) -> Iterator[str]:
    if _shares_word("\n".join([*municipality_forms(municipality), "kommun"]), unseen):
        yield f"Kommun: {municipality.display_name}"
    if _shares_word(municipality.county.name, unseen):
        yield f"Län: {municipality.county.name}"
    if _shares_word(provinces(municipality.code), unseen):
        yield f"Landskap: {provinces(municipality.code).split()[-1]}"


def _keys(asked: Iterable[str]) -> set[str]:
    """Returns the stems of words of the query; a word in any form shares one of them."""
    return {key for word in asked for key in stem_keys(word)}


def _shares_word(text: str, keys: Set[str]) -> bool:
    """Tells whether any word of a text stands in the query, in any form."""
    return any(not keys.isdisjoint(stem_keys(word)) for word in _words(text))


def _names(name: str, keys: Set[str]) -> bool:
    """Tells whether every word but stop words of a name stands in the query."""
    content = [word for word in _words(name) if not is_stop_word(word)]
    return bool(content) and all(not keys.isdisjoint(stem_keys(word)) for word in content)


@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[str, ...]:
    """Returns the words of a place, a day or a topic; they recur."""
    return tuple(words(text))
