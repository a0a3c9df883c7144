"""Half-typed words: what is asked for while somebody is still typing."""

from collections.abc import Sequence

from search.analysis.characters import clean, fold
from search.analysis.words import words
from search.index.vocabulary import after_all
from search.index.weights import AUTOCOMPLETE
from search.query.parsing import LONGEST_QUERY, MOST_WORDS
from search.query.statement import VISITORS, Condition, Statement, Word


def half_typed_words(text: str) -> list[str]:
    """Returns the words typed so far; here a single letter says something."""
    return words(clean(text)[:LONGEST_QUERY])[:MOST_WORDS]


def ask_half_typed(typed: Sequence[str], searchable: Condition = VISITORS) -> Statement:
    """Returns the statement that finds documents where every word typed begins some word."""
    beginnings = [AUTOCOMPLETE + fold(word) for word in typed]
    words = [Word({}, between=(first, after_all(first))) for first in beginnings]
    return Statement(words, searchable)
