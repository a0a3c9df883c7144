"""Compounds: the words inside a long Swedish word.

Two ways to see them. ``compound_parts`` cuts a word into parts that are all in the list of common
words beside this module, whatever the site holds. ``begins_with`` and ``ends_with`` ask
whether a word the visitor typed is the first or the last part of a word the site uses: there the
typed word itself vouches for the cut, so the site's own vocabulary is enough.

>>> compound_parts("bostadsanpassningsbidrag")
('bostads', 'anpassnings', 'bidrag')
>>> begins_with("socionomexamen", "socionom"), ends_with("ärendehandledning", "handledning")
(True, True)
>>> begins_with("brukarna", "bruk")
False
"""

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from search.analysis.characters import fold
from search.analysis.spelling import is_ordinary
from search.analysis.stems import shares_stem, spelled_keys, stem, stem_keys

_WORD_LIST = Path(__file__).with_name("common_words.txt")
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_SHORTEST_LAST_PART = 4
_LONGEST_COMPOUND = 60
_VOWELS = frozenset("aeiouyåäö")
# They make other words, not compounds: tillbaka is nothing baked, förslag no law.
_PREFIXES = frozenset(
    "till fram fran upp ned over under efter mot for genom mellan an av be om ut in pa vid".split()
)
# What may follow a word without making it a compound: endings of inflection and derivation.
_ENDINGS = frozenset(
    fold(ending)
    for ending in """
    ade ades ande andes are arens ares arna arnas ars ast aste at ats de des else elsen elser en
    ende ens er ers erna ernas et ets het heten heter ig iga igt ing ingar ingen isk iska iskt ism
    ist ister lig liga ligt lös lösa löst na nas nde ning ningar ningen or orna ors ornas s sam
    samma samt skap skapet skaps ssa tion
    """.split()
)


@cache
def _listed_words() -> tuple[str, ...]:
    return tuple(_WORD_LIST.read_text(encoding="utf-8").split())


@cache
def _common_stems() -> frozenset[str]:
    """Returns the stems of the common words, as they are spelled and folded."""
    spelled = frozenset(stem(word) for word in _listed_words())
    return spelled | {fold(word) for word in spelled}


@cache
def _first_parts() -> frozenset[str]:
    """Returns every form that a common word takes as a first part, with and without marks."""
    forms = {form for word in _listed_words() for form in first_part_forms(word)}
    forms = {form for form in forms if len(form) >= _SHORTEST_PART}
    return frozenset(forms | {fold(form) for form in forms})


def _known(word: str) -> bool:
    """Tells whether a word is listed; one typed without å ä ö is compared without them."""
    return stem(word) in _common_stems()


@lru_cache(maxsize=5_000)
def _fewest_parts(word: str) -> tuple[str, ...]:
    """Returns the shortest way to cut a word into a first part and listed rest."""
    first_parts = _first_parts()
    ends = range(_SHORTEST_PART, len(word) - _SHORTEST_LAST_PART + 1)
    ends_of_first = [end for end in ends if word[:end] in first_parts]
    for end in ends_of_first:  # most are of two parts, which needs no further look
        if _known(word[end:]):
            return word[:end], word[end:]
    cuts = ((word[:end], *rest) for end in ends_of_first if (rest := _fewest_parts(word[end:])))
    return min(cuts, key=len, default=())


def compound_parts(word: str) -> tuple[str, ...]:
    """Returns the parts of a lower-case compound; a listed word counts as one part and has none."""
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND or not word.isalpha():
        return ()
    if _known(word):
        return ()
    return _fewest_parts(word)


def _has_marks(word: str) -> bool:
    return word != fold(word)


def _is_plausible_part(part: str) -> bool:
    return len(part) >= _SHORTEST_PART and not _VOWELS.isdisjoint(part)


def first_part_forms(word: str) -> tuple[str, ...]:
    """Returns the forms a word may take as the first part of a compound.

    Swedish links with s, or changes or drops the last vowel: arbete is ``arbets``, familj
    ``familje``, kyrka ``kyrko``.
    """
    if len(word) <= _SHORTEST_LAST_PART:
        return (word + "s", word)
    forms = [word + "s", word]
    if word.endswith(("a", "e")):
        forms += [word[:-1], word[:-1] + "s", word[:-1] + "o", word[:-1] + "u"]
    else:
        forms += [word + "e", word + "a"]
    return tuple(forms)


def begins_with(compound: str, word: str) -> bool:
    """Tells whether ``word`` is the first part of ``compound``.

    What is spelled with å ä ö in both must be spelled alike: värdegrund does not begin with vård.
    """
    if not (_has_marks(compound) and _has_marks(word)):
        compound, word = fold(compound), fold(word)
    for form in first_part_forms(word):
        rest = fold(compound.removeprefix(form))
        if len(rest) < len(compound) and _is_plausible_part(rest) and rest not in _ENDINGS:
            if len(word) <= _SHORTEST_PART and not _is_safe_rest(compound[-len(rest) :]):
                return False
            return not shares_stem(fold(compound), fold(word))
    return False


def _is_safe_rest(rest: str) -> bool:
    """Tells whether what follows a word of three letters is a word, not there by chance."""
    return len(rest) >= _SHORTEST_LAST_PART and is_ordinary(rest)


def _is_plausible_first(first: str, written: str, last: str) -> bool:
    """Tells whether a word may end so: a short last part asks for a known word before it."""
    if not _is_plausible_part(first) or not _PREFIXES.isdisjoint({first, first.removesuffix("s")}):
        return False
    return len(last) > _SHORTEST_LAST_PART or first in _first_parts() or _is_ordinary_part(written)


def _is_ordinary_part(first: str) -> bool:
    return is_ordinary(first) or is_ordinary(first.removesuffix("s"))


def ends_with(compound: str, word: str) -> bool:
    """Tells whether ``word``, in any inflection, is the last part of ``compound``.

    What is spelled with å ä ö in both must be spelled alike: människan does not end with Skåne.
    """
    for head, key in product(stem_keys(word), stem_keys(compound)):
        first = key.removesuffix(head)
        if first == key or _is_by_chance(head, word, compound[len(first) :]):
            continue
        if _is_plausible_first(first, compound[: len(first)], head):
            return _ends_alike(compound, word) and _may_be_cut(compound, first, word)
    return False


def _is_by_chance(head: str, word: str, last: str) -> bool:
    """Tells whether three letters are all that a word and the end of a compound share.

    They may be an ending of its own (viktig is no tiger), and what has lost an a must have it there
    as well (normalt is no altan).
    """
    if len(head) > _SHORTEST_PART or len(word) == len(head):
        return False
    ending = word[len(head) :]
    return head.endswith("ig") or (
        ending.startswith(("a", "o"))
        and not ending.startswith("ar")
        and not last[len(head) :].startswith(("a", "o"))
    )


def _ends_alike(compound: str, word: str) -> bool:
    if not (_has_marks(compound) and _has_marks(word)):
        return True
    return any(key.endswith(stem(word)) for key in spelled_keys(compound))


def _may_be_cut(compound: str, first: str, word: str) -> bool:
    """Tells whether a word is no form of a listed one, or begins with a listed part.

    What precedes a word of three letters must be a word by itself, or chance decides.
    """
    if len(word) <= _SHORTEST_PART:
        return _is_ordinary_part(compound[: len(first)])
    return _common_stems().isdisjoint(stem_keys(compound)) or first in _first_parts()


def elliptic_word(first: str, second: str) -> str | None:
    """Returns what ``first`` stands for in "metod- och ärendehandledning": metodhandledning."""
    parts = compound_parts(second)
    if not parts:
        return None
    for start in range(_SHORTEST_PART, len(second) - _SHORTEST_PART + 1):
        if shares_stem(second[start:], parts[-1]):
            return first + second[start:]
    return None
