"""Matching: which documents answer each word, and how well.

A document's score for a word is the weight of the word there, times how close the word of the
document is to the one asked for, times how rare the word is. Scores are whole numbers on both
databases alike, so the order is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.analysis import fold_text, lower
from search.index.bitmaps import (
    Planes,
    added,
    bitmap,
    positions,
    times,
    total_of,
    united,
    within,
)
from search.models import IndexedDocument
from search.query.expanding import Answers, Closeness, expand
from search.query.parsing import ParsedQuery
from search.query.reading import read_groups
from search.query.synonyms import Alternative, find_alternatives

_MOST_PHRASE_CANDIDATES = 2000
_PHRASE_BATCH = 200


@dataclass(frozen=True)
class Match:
    """The documents that answer a question, with a score for each."""

    documents: int = 0
    score: Planes = field(default_factory=list)

    def __or__(self, other: "Match") -> "Match":
        """Returns the documents of either."""
        return Match(self.documents | other.documents, added(self.score, other.score))

    def __and__(self, other: "Match") -> "Match":
        """Returns the documents of both."""
        both = self.documents & other.documents
        return Match(both, within(added(self.score, other.score), both))


@dataclass(frozen=True)
class WordMatches:
    """One match for each word of a query, and the words of the site that answered."""

    query: ParsedQuery
    matches: tuple[Match, ...]
    answers: tuple[Answers, ...]

    def all_words(self) -> Match:
        """Returns the documents that answer every word."""
        documents = -1
        for match in self.matches:
            documents &= match.documents
        return self._scored(documents) if self.matches else Match()

    def any_word(self) -> Match:
        """Returns the documents that answer at least one word."""
        return self._scored(united(match.documents for match in self.matches))

    def counts(self, documents: int) -> Planes:
        """Returns how many words each of the documents answers."""
        return total_of([match.documents & documents] for match in self.matches)

    def _scored(self, documents: int) -> Match:
        total = total_of(match.score for match in self.matches)
        return Match(documents, within(total, documents))


def match_words(query: ParsedQuery, domain: int) -> WordMatches:
    """Matches the words of a query within the documents of ``domain``."""
    alternatives = find_alternatives([word.word for word in query.words])
    expanded = expand(_asked(query), (word for one in alternatives for word in one.words))
    groups = _groups(query, expanded) | _alternative_groups(alternatives, expanded)
    bitmaps = read_groups(groups)
    matches = [_match_word(query, index, bitmaps, domain) for index in range(len(query.words))]
    for alternative in alternatives:
        extra = _match_alternative(alternative, bitmaps, domain)
        for index in range(alternative.start, alternative.stop):
            matches[index] |= extra
    answers = [_answers(word.word, word.pieces, expanded) for word in query.words]
    for alternative in alternatives:
        for index in range(alternative.start, alternative.stop):
            answers[index] = _synonymous(alternative, expanded) | answers[index]
    return WordMatches(query, tuple(matches), tuple(answers))


def _asked(query: ParsedQuery) -> Iterable[str]:
    for word in query.words:
        yield word.word
        yield from word.pieces


def _answers(word: str, pieces: Iterable[str], expanded: Mapping[str, Answers]) -> Answers:
    if expanded[word]:
        return expanded[word]
    return {answer: near for piece in pieces for answer, near in expanded[piece].items()}


def _synonymous(alternative: Alternative, expanded: Mapping[str, Answers]) -> Answers:
    return {
        answer: Closeness.PART
        for word in alternative.words
        for answer, near in expanded[word].items()
        if near is not Closeness.PART
    }


def _groups(query: ParsedQuery, expanded: Mapping[str, Answers]) -> dict:
    """Returns the terms to read: for each word, the answers of each closeness together."""
    return {
        (word, near): [answer for answer, of in expanded[word].items() if of is near]
        for word in _asked(query)
        for near in Closeness
    }


def _match_word(query: ParsedQuery, index: int, bitmaps: Mapping, domain: int) -> Match:
    word = query.words[index]
    match = _match_one(word.word, bitmaps, domain, query.only_names)
    if match.documents or not word.pieces:
        return match
    pieces = [_match_one(piece, bitmaps, domain, query.only_names) for piece in word.pieces]
    whole = pieces[0]
    for piece in pieces[1:]:
        whole &= piece
    return whole


def _match_one(word: str, bitmaps: Mapping, domain: int, only_names: bool) -> Match:
    """Matches one word: the sum over every closeness, more the rarer the word is."""
    levels = [(near, within(bitmaps[word, near], domain)) for near in Closeness]
    if only_names:
        levels = [(near, within(level, heaviest(level))) for near, level in levels]
    documents = united(one for _, level in levels for one in level)
    score = total_of(times(level, int(near)) for near, level in levels)
    return Match(documents, times(score, _rarity(documents, domain)))


def heaviest(bitmaps: Planes) -> int:
    """Returns the documents whose municipality is called so: all bits of the weight are set."""
    documents = bitmaps[0]
    for one in bitmaps[1:]:
        documents &= one
    return documents


def _rarity(documents: int, domain: int) -> int:
    """Returns 1 for a word that stands everywhere, one more for each time it is half as common."""
    count = documents.bit_count()
    return (domain.bit_count() // count).bit_length() if count else 0


def _alternative_groups(
    alternatives: Sequence[Alternative], expanded: Mapping[str, Answers]
) -> dict:
    """Returns the terms to read for synonyms: compounds would lead too far."""
    groups: dict = {}
    for alternative in alternatives:
        if alternative.fact:
            groups[alternative.fact] = [alternative.fact]
        for word in alternative.words:
            groups["synonym", word] = [
                answer for answer, near in expanded[word].items() if near is not Closeness.PART
            ]
    return groups


def _match_alternative(alternative: Alternative, bitmaps: Mapping, domain: int) -> Match:
    """Matches a synonym, all of its words, or the documents of a topic."""
    if alternative.fact:
        documents = bitmaps[alternative.fact][0] & domain
        return Match(documents, times([documents], alternative.weight))
    documents = domain
    for word in alternative.words:
        documents &= united(bitmaps["synonym", word])
    total = total_of(bitmaps["synonym", word] for word in alternative.words)
    return Match(documents, within(total, documents))


def match_phrases(phrases: Sequence[Sequence[str]], documents: int) -> int:
    """Returns those of the documents in whose text every phrase stands, word for word.

    A bounded number of texts is read; the words of the phrase have found them already.
    """
    if not phrases:
        return documents
    wanted = [f" {' '.join(fold_text(word) for word in phrase)} " for phrase in phrases]
    candidates = positions(documents)[:_MOST_PHRASE_CANDIDATES]
    kept = []
    for start in range(0, len(candidates), _PHRASE_BATCH):
        rows = IndexedDocument.objects.filter(
            ordinal__in=candidates[start : start + _PHRASE_BATCH]
        ).values_list("ordinal", "text")
        for ordinal, text in rows:
            plain = _plain_words(text)
            if all(phrase in plain for phrase in wanted):
                kept.append(ordinal)
    return bitmap(kept)


def _plain_words(text: str) -> str:
    """Returns the words of a text, folded, with single spaces around them."""
    folded = fold_text(lower(text))
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded).split())} "
