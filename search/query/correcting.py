"""Correcting: "Menade du …", from the words of pages that visitors may read."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models.functions import Length

from search.analysis import fold, is_stop_word, slip_keys, slips, slips_allowed
from search.index.bitmaps import united
from search.index.vocabulary import SLIP
from search.index.weights import NAMES
from search.models import WordKey
from search.query.matching import WordMatches
from search.query.reading import read_groups

_MOST_CANDIDATES = 24
_MOST_SLIPS = 2
_ONLY_NAMES_UP_TO = 5
_SHORTEST_NAME = 4
_SAME_INITIAL_UP_TO = 7
_NAME_PLANE = NAMES.bit_length() - 1


def corrected(found: WordMatches, domain: int) -> str | None:
    """Returns the query with its unknown words corrected, or None if nothing comes near."""
    unknown = {
        asked.word: asked.shown
        for asked, match in zip(found.query.words, found.matches, strict=True)
        if not match.documents
    }
    replacements = _nearest(unknown, domain)
    if not replacements:
        return None
    text = found.query.text
    for word, replacement in replacements.items():
        text = _replaced(text, unknown[word], replacement)
    return text


def _replaced(text: str, shown: str, replacement: str) -> str:
    start = text.lower().find(shown)
    return text if start < 0 else text[:start] + replacement + text[start + len(shown) :]


def _nearest(unknown: Mapping[str, str], domain: int) -> dict[str, str]:
    """Returns the best word of the site for each unknown word that has one."""
    candidates = _candidates(unknown) if unknown else {}
    words = {word for near in candidates.values() for word in near}
    bitmaps = read_groups({word: [word] for word in words})
    nearest = {}
    for asked, near in candidates.items():
        held = [word for word in near if _is_held(asked, bitmaps[word], domain)]
        if held:
            common = {word: (united(bitmaps[word]) & domain).bit_count() for word in held}
            nearest[asked] = min(
                held, key=lambda word: (*_distance(asked, word), -common[word], word)
            )
    return nearest


def _is_held(asked: str, bitmaps: list[int], domain: int) -> bool:
    """Tells whether a word stands on a page; a short word must be a name, or chance decides."""
    if len(asked) <= _ONLY_NAMES_UP_TO:
        return bool(bitmaps[_NAME_PLANE] & domain)
    return bool(united(bitmaps) & domain)


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
