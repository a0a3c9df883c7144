"""Synonyms: other words for the same thing, from the topics and from the editors' own list.

They are looked up when somebody searches, so a new synonym works at once: nothing is indexed
again. A synonym of several words counts only where the query holds all of them in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from profiles.registers.cached import topics
from search.analysis.characters import fold, plain_words
from search.analysis.stems import shares_stem, stem_keys
from search.index import filter_terms
from search.models import Synonym
from search.query.parsing import parse

_MOST_ALTERNATIVES = 40

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class SynonymSet:
    """Phrases that mean the same, with their patterns, and the term of their topic."""

    phrases: dict[Phrase, str]
    topic_term: str = ""

    @cached_property
    def first_keys(self) -> frozenset[str]:
        """Returns the stems that phrases begin with; a query without any of them holds none."""
        return frozenset(key for phrase in self.phrases for key in stem_keys(phrase[0]))


@dataclass(frozen=True)
class Alternative:
    """What may stand in for the words ``start`` to ``stop`` of a query: words or a topic."""

    start: int
    stop: int
    words: Phrase = ()
    topic_term: str = ""
    pattern: str = ""


def find_alternatives(asked: Sequence[str]) -> list[Alternative]:
    """Returns everything that may stand in for a part of the query."""
    found: dict[Alternative, None] = {}
    keys = {key for word in asked for key in stem_keys(word)}
    for synonyms in _synonym_sets():
        if keys.isdisjoint(synonyms.first_keys):
            continue
        for start, stop in _places(asked, synonyms):
            if synonyms.topic_term:
                found[Alternative(start, stop, topic_term=synonyms.topic_term)] = None
            for phrase, pattern in synonyms.phrases.items():
                if not _is_same(phrase, asked[start:stop]):
                    found[Alternative(start, stop, words=phrase, pattern=pattern)] = None
    return list(found)[:_MOST_ALTERNATIVES]


def _synonym_sets() -> Iterator[SynonymSet]:
    """Yields the synonyms as they are now."""
    for topic in sorted(topics(), key=attrgetter("slug")):
        yield _read(f"{topic.label}\n{topic.synonyms}", filter_terms.TOPIC + topic.slug)
    for word, synonyms in Synonym.objects.values_list("word", "synonyms").order_by("word"):
        yield _read(f"{word}\n{synonyms}")


@lru_cache(maxsize=2_000)
def _read(lines: str, topic_term: str = "") -> SynonymSet:
    """Reads synonyms; what stays as it was is read once."""
    return SynonymSet(_phrases(lines), topic_term)


def _phrases(lines: str) -> dict[Phrase, str]:
    """Returns the words but stop words of each line, with the pattern in which they stand there."""
    written = reversed(lines.splitlines())
    found = {tuple(word.word for word in parse(line).words): line for line in written}
    return {phrase: _pattern(phrase, line) for phrase, line in reversed(found.items()) if phrase}


def _pattern(phrase: Phrase, line: str) -> str:
    """Returns a synonym with gaps for its words: ”individ- och familj” is ”{} och {}”."""
    written = plain_words(line).split()
    pattern = ["{}" if any(fold(one) == word for one in phrase) else word for word in written]
    return " ".join(pattern) if pattern.count("{}") == len(phrase) else ""


def _places(asked: Sequence[str], synonyms: SynonymSet) -> Iterator[tuple[int, int]]:
    """Yields where in the query one of the phrases stands."""
    for phrase in synonyms.phrases:
        for start in range(len(asked) - len(phrase) + 1):
            stop = start + len(phrase)
            if _is_same(phrase, asked[start:stop]):
                yield start, stop


def _is_same(phrase: Sequence[str], asked: Sequence[str]) -> bool:
    """Tells whether two phrases are the same words, in any form."""
    return len(phrase) == len(asked) and all(map(shares_stem, phrase, asked))
