"""Half-typed words: what the admin asks for while an editor is still typing."""

from collections.abc import Sequence

from search.analysis import clean, fold, words
from search.index.bitmaps import united, within
from search.index.weights import AUTOCOMPLETE
from search.models import Posting
from search.query.expanding import after_all
from search.query.matching import Match
from search.query.parsing import LONGEST_QUERY, MOST_WORDS
from search.query.reading import read_groups

_LONGEST_SHORT = 3
_MOST_TERMS = 2000


def half_typed_words(text: str) -> list[str]:
    """Returns the words typed so far; here a single letter says something."""
    return words(clean(text)[:LONGEST_QUERY])[:MOST_WORDS]


def match_half_typed(typed: Sequence[str], domain: int) -> Match:
    """Returns the documents in which every word typed begins some word."""
    groups = {word: _terms(fold(word)) for word in typed}
    total = Match(domain)
    for bitmaps in read_groups(groups).values():
        bitmaps = within(bitmaps, domain)
        total &= Match(united(bitmaps), bitmaps)
    return total if groups else Match()


def _terms(beginning: str) -> list[str]:
    """Returns the terms that answer to a beginning: a term of its own, or a range of words."""
    if len(beginning) <= _LONGEST_SHORT:
        return [AUTOCOMPLETE * 2 + beginning]
    first = AUTOCOMPLETE + beginning
    terms = Posting.objects.filter(term__gte=first, term__lt=after_all(first))
    return list(terms.values_list("term", flat=True).distinct().order_by("term")[:_MOST_TERMS])
