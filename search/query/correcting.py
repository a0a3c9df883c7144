"""Correcting: "Menade du …", from the words of pages that visitors may read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Max
from django.db.models.functions import Length

from search.analysis import fold, is_stop_word, slip_keys, slips, slips_allowed
from search.index.vocabulary import SLIP
from search.index.weights import NAMES
from search.models import IndexedDocument, Posting, WordKey
from search.query.parsing import ParsedQuery

_MOST_CANDIDATES = 24
_MOST_SLIPS = 2
_ONLY_NAMES_UP_TO = 5
_SHORTEST_NAME = 4
_SAME_INITIAL_UP_TO = 7


def corrected(query: ParsedQuery, counts: Sequence[int]) -> str | None:
    """Returns the query with its unknown words corrected, or None if nothing comes near.

    ``counts`` says how many pages have each of the words.
    """
    unknown = {
        asked.word: asked.shown
        for asked, count in zip(query.words, counts, strict=True)
        if not count
    }
    replacements = _nearest(unknown)
    if not replacements:
        return None
    text = query.text
    for word, replacement in replacements.items():
        text = _replaced(text, unknown[word], replacement)
    return text


def _replaced(text: str, shown: str, replacement: str) -> str:
    start = text.lower().find(shown)
    return text if start < 0 else text[:start] + replacement + text[start + len(shown) :]


def _nearest(unknown: Mapping[str, str]) -> dict[str, str]:
    """Returns the best word of the site for each unknown word that has one."""
    candidates = _candidates(unknown) if unknown else {}
    pages = _pages_with({word for near in candidates.values() for word in near})
    nearest = {}
    for asked, near in candidates.items():
        # A short word must be a name, or chance decides.
        least = NAMES if len(asked) <= _ONLY_NAMES_UP_TO else 1
        held = [word for word in near if word in pages and pages[word][1] >= least]
        if held:
            nearest[asked] = min(
                held, key=lambda word: (*_distance(asked, word), -pages[word][0], word)
            )
    return nearest


def _pages_with(words: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Returns on how many visible pages each word stands, and how much it weighs at most."""
    visible = IndexedDocument.objects.visible()
    rows = Posting.objects.filter(term__in=list(words), document__in=visible).values("term")
    counted = rows.annotate(pages=Count("document_id"), most=Max("weight"))
    return {row["term"]: (row["pages"], row["most"]) for row in counted}


def _candidates(unknown: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Returns the words of the site within a few slips of each unknown word, nearest first."""
    keys = {word: slip_keys(word) for word in unknown}
    filed: dict[str, set[str]] = defaultdict(set)
    lengths = [len(word) for word in keys]
    rows = WordKey.objects.filter(
        kind=SLIP, key__in=sorted(frozenset().union(*keys.values()))
    ).annotate(length=Length("word"))
    near = rows.filter(
        length__gte=min(lengths) - _MOST_SLIPS, length__lte=max(lengths) + _MOST_SLIPS
    )
    for key, word in near.values_list("key", "word"):
        filed[key].add(word)
    candidates = {}
    for asked, of_word in keys.items():
        words = {word for key in of_word for word in filed[key]}
        likely = [word for word in words if _may_mean(asked, word)]
        if likely:
            ranked = sorted(likely, key=lambda word: (_distance(asked, word), word))
            candidates[asked] = ranked[:_MOST_CANDIDATES]
    return candidates


def _may_mean(asked: str, word: str) -> bool:
    if is_stop_word(word) or (
        len(asked) <= _SAME_INITIAL_UP_TO and fold(asked)[0] != fold(word)[0]
    ):
        return False
    most = _most_slips(asked, word)
    return abs(len(asked) - len(word)) <= most and 0 < slips(asked, word, most) <= most


def _most_slips(asked: str, word: str) -> int:
    if len(asked) + 1 == len(word) == _SHORTEST_NAME:
        return 1
    return min(slips_allowed(asked), slips_allowed(word))


def _distance(asked: str, word: str) -> tuple[int, bool]:
    return slips(asked, word), fold(asked)[0] != fold(word)[0]
