"""Reasons: why a page was found, when neither its title nor the excerpt shows it."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.public.filters import TOPIC
from profiles.registers.cached import topics
from search.analysis import is_stop_word, shares_stem, words
from search.site_search import SearchResult


class Reasons:
    """The reasons of one search; what holds for all of its hits is worked out once."""

    def __init__(self, found: SearchResult) -> None:
        """Takes what was found."""
        self._found = found
        self._asked = [word.word for word in found.words.query.words]

    def of(self, page: Page, ordinal: int, seen: frozenset[int]) -> Iterator[str]:
        """Yields why a page was found, for the words of the query that are not to be seen."""
        unseen = [word for index, word in enumerate(self._asked) if index not in seen]
        if not unseen or not isinstance(page, ProfilePage):
            return
        if page.municipality and _names(page.municipality.county.name, unseen):
            yield page.municipality.county.name
        for label, documents in self._topics:
            if documents >> ordinal & 1:
                yield f"Ämne: {label}"

    @cached_property
    def _topics(self) -> list[tuple[str, int]]:
        """The topics that the query names, by label or synonym, with the documents about them."""
        return [
            (topic.label, self._found.of_value(TOPIC, topic.slug))
            for topic in topics()
            if any(_names(name, self._asked) for name in (topic.label, *topic.synonym_list))
        ]


def _names(name: str, asked: Sequence[str]) -> bool:
    """Tells whether every telling word of a name stands in the query."""
    telling = _telling_words(name)
    return bool(telling) and all(any(shares_stem(word, one) for one in asked) for word in telling)


@lru_cache(maxsize=5_000)
def _telling_words(name: str) -> tuple[str, ...]:
    """Returns the words of a topic or county; every search asks for the same ones."""
    return tuple(word for word in words(name) if not is_stop_word(word))
