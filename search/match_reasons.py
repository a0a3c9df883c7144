"""Reasons: why a page was found, when neither its title nor the excerpt shows it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.registers.cached import topics
from search.analysis import is_stop_word, shares_stem, words
from search.index.filter_terms import TOPIC
from search.models import Posting
from search.query.matching import Question


@dataclass(frozen=True)
class DocumentReasons:
    """Why one document may have been found."""

    asked: Sequence[str]
    topics: Sequence[str]

    def of(self, page: Page, seen: frozenset[int]) -> Iterator[str]:
        """Yields why a page was found, for the words of the query that are not to be seen."""
        unseen = [word for index, word in enumerate(self.asked) if index not in seen]
        if not unseen or not isinstance(page, ProfilePage):
            return
        if page.municipality and _names(page.municipality.county.name, unseen):
            yield page.municipality.county.name
        yield from (f"Ämne: {label}" for label in self.topics)


class Reasons:
    """The reasons of one search; what holds for all of its hits is worked out once."""

    def __init__(self, question: Question, documents: Sequence[int]) -> None:
        """Takes what was asked, and the documents that are shown."""
        self._asked = [word.word for word in question.query.words]
        self._documents = documents

    def of_document(self, document: int) -> DocumentReasons:
        """Returns the reasons of one of the documents."""
        return DocumentReasons(self._asked, self._topics.get(document, ()))

    @cached_property
    def _topics(self) -> dict[int, list[str]]:
        """The topics of the documents that the query names, by label or synonym."""
        named = {
            TOPIC + topic.slug: topic.label
            for topic in topics()
            if any(_names(name, self._asked) for name in (topic.label, *topic.synonym_list))
        }
        found = defaultdict(list)
        if named:
            rows = Posting.objects.filter(document__in=self._documents, term__in=named)
            for document, term in rows.order_by("term").values_list("document_id", "term"):
                found[document].append(named[term])
        return found


def _names(name: str, asked: Sequence[str]) -> bool:
    """Tells whether every word but stop words of a name stands in the query."""
    content = _content_words(name)
    return bool(content) and all(any(shares_stem(word, one) for one in asked) for word in content)


@lru_cache(maxsize=5_000)
def _content_words(name: str) -> tuple[str, ...]:
    """Returns the words of a topic or county; every search asks for the same ones."""
    return tuple(word for word in words(name) if not is_stop_word(word))
