"""Correcting: "Menade du …", from the words of pages that visitors may read.

The candidates begin or end like the misspelled word and are about as long; the vocabulary's own
keys lead to them. An ordinary Swedish word is taken for nothing but another spelling of a name.
Places are written with their capital: ”Menade du Ekerö?”
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Count, Max
from django.db.models.functions import Length

from home.shared_cache import cached_until_publish
from profiles.models import Municipality
from profiles.registers.cached import counties
from profiles.registers.provinces import provinces_in
from search.analysis.characters import fold
from search.analysis.spelling import edits, edits_allowed, is_ordinary, sounds_alike
from search.analysis.stems import stem_keys
from search.analysis.stop_words import is_stop_word
from search.analysis.words import words
from search.index.vocabulary import BEGINNING, ENDING, keys_from
from search.index.weights import NAMES
from search.models import Posting, WordKey
from search.query.parsing import ParsedQuery

_MOST_CANDIDATES = 24
_MOST_CORRECTED = 6
_ONLY_NAMES_UP_TO = 5
_SAME_INITIAL_UP_TO = 7
_SHORTEST_STEM = 8
_LONGEST_ENDING = 4


def correct(query: ParsedQuery, counts: Sequence[int]) -> str:
    """Returns the query with its unknown words corrected, or an empty text if nothing comes near.

    ``counts`` says how many pages have each of the words.
    """
    text = query.text
    unknown = [word for word, count in zip(query.words, counts, strict=True) if not count]
    for asked in unknown[:_MOST_CORRECTED]:
        nearest = nearest_word(asked.word)
        start = text.lower().find(asked.shown) if nearest else -1
        if nearest and start >= 0:
            text = text[:start] + _as_written(nearest) + text[start + len(asked.shown) :]
    return text if text != query.text else ""


def nearest_word(asked: str) -> str | None:
    """Returns the word of visible pages that was most likely meant."""
    ordinary = is_ordinary(asked)
    candidates = list(_candidates(asked))
    if ordinary:
        candidates = [word for word in candidates if sounds_alike(asked, word)]
    candidates.sort(key=lambda word: (_distance(asked, word), word))
    pages = _pages_with(candidates[:_MOST_CANDIDATES])
    # A short word must be a name, or chance decides; an ordinary one sounds like a name.
    least = NAMES if ordinary or len(asked) <= _ONLY_NAMES_UP_TO else 1
    held = [word for word in candidates if word in pages and pages[word][1] >= least]
    return min(
        held, key=lambda word: (*_distance(asked, word), -pages[word][0], word), default=None
    )


def _as_written(word: str) -> str:
    """Returns the word as a text has it: a place with its capital and its dots, as no address."""
    stem = word.removesuffix("s")
    return _places().get(fold(stem), stem) + word[len(stem) :]


@cached_until_publish(largest=1)
def _places() -> dict[str, str]:
    """Returns municipalities, counties and provinces, without a last s, by their folded letters.

    Of several words the last one alone is a name by itself: Västra Götaland, Upplands Väsby.
    """
    names = list(Municipality.objects.values_list("name", flat=True))
    for county in counties():
        names += [county.name.removesuffix(" län"), *provinces_in(county.code)]
    last = (word for name in names for word in words(name.split()[-1]))
    return {fold(stem): stem.capitalize() for stem in (word.removesuffix("s") for word in last)}


def _candidates(asked: str) -> Iterator[str]:
    """Yields the words of the site that few enough edits make of a word."""
    most = edits_allowed(asked)
    for word in _similar_words(asked, most) if most else ():
        same_initial = fold(asked)[0] == fold(word)[0]
        near_initial = same_initial or len(asked) > _SAME_INITIAL_UP_TO
        if is_stop_word(word) or not (near_initial or sounds_alike(asked, word)):
            continue
        if 0 < _slips(asked, word) <= min(most, edits_allowed(word)):
            yield word


def _similar_words(asked: str, most: int) -> Iterable[str]:
    """Returns the words of about the same length that begin or end alike."""
    beginning, ending = fold(asked)[: most + 1], stem_keys(asked)[0][::-1][: most + 1]
    fitting = WordKey.objects.annotate(length=Length("word")).filter(
        length__gte=len(asked) - most, length__lte=len(asked) + most + _LONGEST_ENDING
    )
    found = fitting.values_list("word", flat=True)
    # Asked with an "or", SQLite would look up the row of each key.
    return found.filter(keys_from(BEGINNING, beginning)).union(
        found.filter(keys_from(ENDING, ending))
    )


def _pages_with(asked: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Returns on how many visible pages each word stands, and how much it weighs at most."""
    rows = Posting.objects.visible().filter(term__in=list(asked)).values("term")
    counted = rows.annotate(pages=Count("document_id"), most=Max("weight"))
    return {row["term"]: (row["pages"], row["most"]) for row in counted}


def _distance(asked: str, word: str) -> tuple[int, bool, int]:
    return _slips(asked, word), fold(asked)[0] != fold(word)[0], edits(asked, word)


def _slips(asked: str, word: str) -> int:
    """Counts the wrong letters; a long word may be misspelled in another form than the site's."""
    one, other = stem_keys(asked)[0], stem_keys(word)[0]
    if len(one) >= _SHORTEST_STEM and edits(one, other, 1) == 1:
        return 1
    return min(edits(asked, form) for form in (word, word.removesuffix("s")))
