"""Parsing: what was typed, as words to find.

A query of any length and any characters becomes at most ``MOST_WORDS`` words. What stands in
quotation marks is a phrase as well; a word with a minus before it must not be there; "eller"
parts a query into groups of words of which one is enough. Stop words are left out; if nothing else
remains they are asked for as names of municipalities only, among which there is a Vara.
"""

import re
from dataclasses import dataclass, replace

from search.analysis.characters import clean, lower
from search.analysis.compounds import compound_parts
from search.analysis.stop_words import is_stop_word
from search.analysis.words import Token, tokens

LONGEST_QUERY = 400
MOST_WORDS = 24
_OR = "eller"
_MOST_PHRASES = 4

QUOTATION_MARKS = re.compile('["”“„»«]')
_QUOTED = re.compile(r'["”“„»«]([^"”“„»«]+)["”“„»«]')

# A word to leave out: a minus before it, and none within (”metod- och”, ”LSS-handläggare”).
_MINUS = re.compile(r"(?<!\S)[-−](?=\w)(\S+)")


@dataclass(frozen=True)
class QueryWord:
    """A word to find; ``pieces`` stand in for it if the site does not hold it as one word.

    ``group`` counts the times that somebody wrote "eller" before it.
    """

    word: str
    shown: str
    pieces: tuple[str, ...] = ()
    group: int = 0


@dataclass(frozen=True)
class ParsedQuery:
    """What a query asks for."""

    text: str
    words: tuple[QueryWord, ...]
    phrases: tuple[tuple[str, ...], ...]
    only_names: bool = False
    without: tuple[str, ...] = ()


def parse(text: str) -> ParsedQuery:
    """Reads a query."""
    text = " ".join(clean(text)[:LONGEST_QUERY].split())
    without = tuple(word.word for minus in _MINUS.findall(text) for word in _query_words(minus))
    asked = _MINUS.sub(" ", text)
    found = list(dict.fromkeys(_query_words(asked)))
    if without and not found:  # nothing to leave it out of
        asked, without, found = text, (), list(dict.fromkeys(_query_words(text)))
    content = [word for word in found if not is_stop_word(word.word)]
    longer = [word for word in content if len(word.word) > 1 or word.word.isdigit()]
    kept = longer or content or found
    return ParsedQuery(
        text=text,
        words=tuple(kept[:MOST_WORDS]),
        phrases=_phrases(asked),
        only_names=bool(kept) and not content,
        without=without[:MOST_WORDS],
    )


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    quoted = (
        tuple(token.word for token in tokens(match[1]) if token.written)
        for match in _QUOTED.finditer(text)
    )
    return tuple(phrase for phrase in quoted if len(phrase) > 1)[:_MOST_PHRASES]


def _query_words(text: str) -> list[QueryWord]:
    """Returns one word for each thing that was typed: a number or a URL is one thing."""
    found: list[QueryWord] = []
    whole: Token | None = None
    group = 0
    for token in tokens(text):
        group += token.word == _OR
        if whole and token.end <= whole.end:
            if token.written:
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, token.word))
        elif token.written or not _is_seen(token, found):
            whole = None if token.written else token
            shown = lower(text[token.start : token.end])
            found.append(QueryWord(token.word, shown, compound_parts(token.word), group))
    return found


def _is_seen(implied: Token, found: list[QueryWord]) -> bool:
    """Tells whether an implied word follows its own pieces ("LSS-handläggare"), which suffice."""
    return bool(found) and len(found[-1].word) > 1 and found[-1].word in implied.word
