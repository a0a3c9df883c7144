"""Matching: from a parsed query to the statement that finds and ranks what answers it."""

# ruff: noqa: S608 - SQL is put together of the project's own words; all values are parameters.

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

from search.analysis.characters import fold_text
from search.analysis.stop_words import is_stop_word
from search.index.weights import HEAVIEST
from search.query.expanding import Answers, Closeness, expand, joined_words
from search.query.parsing import MOST_WORDS, ParsedQuery, QueryWord
from search.query.statement import (
    SHARE_OF_REST,
    VISITORS,
    Condition,
    Slots,
    Statement,
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


def ask(query: ParsedQuery, searchable: Condition = VISITORS, takes_apart: bool = True) -> Question:
    """Returns the question that a query is; unknown words are taken apart once."""
    alternatives = find_alternatives([word.word for word in query.words])
    asked = [*_pieces(query.words), *(word for word in query.without)]
    split = _joined_neighbours(query.words)
    expanded = expand(asked, [*split, *(word for one in alternatives for word in one.words)])
    for written, places in split.items():
        forms = dict.fromkeys(_forms(expanded[written]), Closeness.JOINED)
        for word in (query.words[place].word for place in places):
            expanded[word] |= forms
    unknown = [word.word for word in query.words if _is_unknown(word, expanded)]
    joined = {word: joined_words(word) for word in unknown} if takes_apart else {}
    slots = Slots()
    if any(joined.values()):
        return ask(_with_spaces(query, joined), searchable, takes_apart=False)
    words = [
        _word(index, query, expanded, [a for a in alternatives if a.covers(index)], slots)
        for index in range(len(query.words))
    ]
    statement = Statement(
        slots,
        words,
        searchable,
        without=[slots.add(expanded[word].items()) for word in query.without],
        all_of=[_holds(phrase) for phrase in query.phrases],
        groups=[word.group for word in query.words],
    )
    return Question(query, statement, tuple(_all_answers(query, alternatives, expanded)))


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


def _pieces(words: Iterable[QueryWord]) -> Iterator[str]:
    for word in words:
        yield word.word
        yield from word.pieces


def _word(
    index: int,
    query: ParsedQuery,
    expanded: Mapping[str, Answers],
    alternatives: Sequence[Alternative],
    slots: Slots,
) -> Condition:
    """Returns what a document is worth for one word: the word, its pieces, or a synonym."""
    asked = query.words[index]
    if query.only_names:
        same = [(w, near) for w, near in expanded[asked.word].items() if near is Closeness.SAME]
        own = f"s{slots.add(same)}"
        return Condition(f"CASE WHEN {own} >= {WORTH_OF_NAME} THEN {own} END")
    own = f"s{slots.add(expanded[asked.word].items())}"
    ways: list[Condition] = []
    if asked.pieces and not expanded[asked.word]:
        pieces = [slots.add(expanded[piece].items()) for piece in asked.pieces]
        own = f"COALESCE({own}, {_all(pieces).sql})"
    synonyms = dict.fromkeys(one.topic_term for one in alternatives if one.topic_term)
    synonyms |= {
        form: None
        for one in alternatives
        if len(one.words) == 1
        for form in _forms(expanded[one.words[0]])
    }
    if synonyms:
        ways.append(Condition(f"s{slots.add((term, Closeness.SYNONYM) for term in synonyms)}"))
    for one in alternatives:
        if len(one.words) > 1:
            forms = [_forms(expanded[word]) for word in one.words]
            of_words = [slots.add((f, Closeness.SYNONYM) for f in found) for found in forms]
            ways.append(_all(of_words, forms, one.pattern))
    if not ways:
        return Condition(own)
    total = " + ".join(f"COALESCE({way.sql}, 0)" for way in ways)
    values = tuple(value for way in ways for value in way.values)
    return Condition(f"COALESCE({own}, NULLIF({total}, 0))", values)


def _all(slots: Sequence[int], forms: Sequence[Sequence[str]] = (), pattern: str = "") -> Condition:
    """Returns what it is worth that all of some slots answer, in words that fill a pattern."""
    conditions = [f"s{slot} IS NOT NULL" for slot in slots]
    values: tuple[str, ...] = ()
    if pattern:
        filled = (pattern.format(*words) for words in product(*forms))
        side_by_side = _in_text(list(islice(filled, _MOST_NEIGHBOURS)), "spread.document_id")
        conditions.append(side_by_side.sql)
        values = side_by_side.values
    total = " + ".join(f"s{slot}" for slot in slots)
    worth = f"({total}) / {len(slots)}"
    return Condition(f"CASE WHEN {' AND '.join(conditions)} THEN {worth} END", values)


def _holds(phrase: Sequence[str]) -> Condition:
    """Tells whether a phrase stands in the text of a document, word for word."""
    return _in_text([" ".join(phrase)], "h.id")


def _in_text(phrases: Sequence[str], document: str) -> Condition:
    if not phrases:
        return Condition("1 = 0")
    alike = " OR ".join(["t.plain LIKE %s"] * len(phrases))
    return Condition(
        f"EXISTS (SELECT 1 FROM search_documenttext t WHERE t.document_id = {document}"
        f" AND ({alike}))",
        tuple(f"% {fold_text(phrase)} %" for phrase in phrases),
    )


def _forms(answers: Answers) -> list[str]:
    """Returns the forms of a synonym; compounds and derivations would lead too far."""
    return [word for word, near in answers.items() if near > Closeness.DERIVED]


def _all_answers(
    query: ParsedQuery, alternatives: Iterable[Alternative], expanded: Mapping[str, Answers]
) -> Iterator[Answers]:
    """Yields, for each word of the query, the words of the site that answer for it."""
    for index, asked in enumerate(query.words):
        answers = dict(expanded[asked.word])
        if not answers:
            for piece in asked.pieces:
                answers |= expanded[piece]
        for one in alternatives:
            if one.covers(index):
                for word in one.words:
                    synonyms = dict.fromkeys(_forms(expanded[word]), Closeness.SYNONYM)
                    answers = synonyms | answers
        yield answers
