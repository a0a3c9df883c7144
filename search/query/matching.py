"""Matching: from a parsed query to the statement that finds and ranks what answers it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

from search.analysis.characters import fold
from search.analysis.stop_words import is_stop_word
from search.index.vocabulary import after_all
from search.index.weights import AUTOCOMPLETE, HEAVIEST
from search.query.expanding import Answers, Closeness, expand, joined_words
from search.query.parsing import MOST_WORDS, ParsedQuery, QueryWord
from search.query.statement import (
    SHARE_OF_REST,
    Condition,
    Neighbours,
    Statement,
    Word,
    as_written,
    in_text,
    without,
)
from search.query.synonyms import Alternative, find_alternatives

_MOST_NEIGHBOURS = 16
_MOST_SPLIT = 3
# What a document is worth whose municipality is called exactly so.
WORTH_OF_NAME = HEAVIEST * Closeness.SAME + HEAVIEST * Closeness.SAME // SHARE_OF_REST


@dataclass(frozen=True)
class Question:
    """A query with the words of the site that answer for each of its words."""

    query: ParsedQuery
    statement: Statement
    answers: tuple[Answers, ...]

    @property
    def half(self) -> int:
        """Returns how many of the words a page must have where none has them all."""
        return (len(self.query.words) + 1) // 2


def ask(query: ParsedQuery, searchable: Condition, takes_apart: bool = True) -> Question:
    """Returns the question that a query is; unknown words are taken apart once."""
    alternatives = find_alternatives([word.word for word in query.words])
    asked = [one for word in query.words for one in (word.word, *word.pieces)] + [*query.without]
    split = _joined_neighbours(query.words)
    expanded = expand(asked, [*split, *(word for one in alternatives for word in one.words)])
    for written, places in split.items():
        forms = dict.fromkeys(_forms(expanded[written]), Closeness.JOINED)
        for place in places:
            expanded[query.words[place].word] |= forms
    unknown = [word.word for word in query.words if _is_unknown(word, expanded)]
    joined = {word: joined_words(word) for word in unknown} if takes_apart else {}
    if any(joined.values()):
        return ask(_with_spaces(query, joined), searchable, takes_apart=False)
    words, answers = [], []
    for index, word in enumerate(query.words):
        others = [one for one in alternatives if one.start <= index < one.stop]
        words.append(_word(word, query.only_names, expanded, others))
        answers.append(_answers(word, expanded, others))
    conditions = [in_text(" ".join(phrase)) for phrase in query.phrases]
    if left_out := [term for word in query.without for term in expanded[word]]:
        conditions.append(without(left_out))
    statement = Statement(words, searchable, conditions)
    return Question(query, statement, tuple(answers))


def ask_half_typed(typed: Iterable[str], searchable: Condition) -> Statement:
    """Returns the statement that finds documents where every word typed begins some word."""
    beginnings = [AUTOCOMPLETE + fold(word) for word in typed]
    words = [Word({}, between=(first, after_all(first))) for first in beginnings]
    return Statement(words, searchable)


def _joined_neighbours(words: Sequence[QueryWord]) -> dict[str, range]:
    """Returns what two or three neighbours are when written as one, with their places."""
    return {
        "".join(word.word for word in words[start:stop]): range(start, stop)
        for start, stop in combinations(range(len(words) + 1), 2)
        if 1 < stop - start <= _MOST_SPLIT and all(w.word.isalpha() for w in words[start:stop])
    }


def _is_unknown(word: QueryWord, expanded: Mapping[str, Answers]) -> bool:
    return not any(expanded[one] for one in (word.word, *word.pieces))


def _with_spaces(query: ParsedQuery, joined: Mapping[str, tuple[str, ...]]) -> ParsedQuery:
    """Returns a query in which words typed as one are a phrase of their own."""
    words: list[QueryWord] = []
    for word in query.words:
        parts = [part for part in joined.get(word.word, ()) if not is_stop_word(part)]
        words += [QueryWord(part, part, group=word.group) for part in parts] or [word]
    phrases = (*query.phrases, *filter(None, joined.values()))
    return replace(query, words=tuple(words[:MOST_WORDS]), phrases=phrases)


def _word(
    asked: QueryWord,
    is_name: bool,
    expanded: Mapping[str, Answers],
    alternatives: Sequence[Alternative],
) -> Word:
    """Returns what answers for one word: the word, its pieces, or a synonym."""
    own = expanded[asked.word]
    if is_name:
        same = {word: near for word, near in own.items() if near is Closeness.SAME}
        return Word(same, least=WORTH_OF_NAME)
    synonyms: Answers = {}
    neighbours: dict[Neighbours, None] = {}
    for one in alternatives:
        if one.topic_term:
            synonyms[one.topic_term] = Closeness.SYNONYM
        elif len(one.words) == 1:
            synonyms |= dict.fromkeys(_forms(expanded[one.words[0]]), Closeness.SYNONYM)
        else:
            neighbours |= dict.fromkeys(_neighbours(one, expanded))
    known = synonyms.keys() | own.keys()
    # A text that holds a word which answers by itself is not read for what stands beside it.
    beside = tuple(some for some in neighbours if known.isdisjoint(some[:2]))
    pieces = () if own else [expanded[piece] for piece in asked.pieces]
    return Word(synonyms | own, pieces, beside, group=asked.group)


def _neighbours(one: Alternative, expanded: Mapping[str, Answers]) -> Iterator[Neighbours]:
    """Yields the forms of a synonym of several words, and how they stand side by side."""
    forms = product(*(_forms(expanded[word]) for word in one.words))
    for some in islice(forms, _MOST_NEIGHBOURS):
        # Long words are likely to be rare.
        rarer, other, *_ = sorted(some, key=len, reverse=True)
        yield rarer, other, as_written(one.pattern.format(*some)) if one.pattern else ""


def _forms(answers: Answers) -> list[str]:
    """Returns the forms of a synonym; compounds and derivations would lead too far."""
    return [word for word, near in answers.items() if near > Closeness.DERIVED]


def _answers(
    asked: QueryWord, expanded: Mapping[str, Answers], alternatives: Sequence[Alternative]
) -> Answers:
    """Returns the words of the site that answer for a word of the query."""
    answers = dict(expanded[asked.word])
    for piece in () if answers else asked.pieces:
        answers |= expanded[piece]
    for word in (word for one in alternatives for word in one.words):
        answers = dict.fromkeys(_forms(expanded[word]), Closeness.SYNONYM) | answers
    return answers
