"""Stems: the keys under which the forms of one Swedish word meet.

Snowball's Swedish algorithm does most of the work. It leaves the definite forms in -an, -n after
a vowel and some in -et, the genitive of names that end in a vowel, and pairs like
flexibel/flexibla; it cuts nouns like kamrat and marknad. Those get a second key from the rules
below. A word has all its keys, and two words belong together when they share one. A verb and the
nouns made of it (utreda, utredare, utredning) share a ``derivation_key``.

>>> stem_keys("socialsekreterarnas")[0] == stem_keys("socialsekreterare")[0]
True
>>> shares_stem("socialpsykiatrin", "socialpsykiatri"), shares_stem("ekerös", "ekero")
(True, True)
"""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from search.analysis.characters import fold

_VOWELS = frozenset("aeiouyåäö")
_SHORTEST_TO_STEM = 4
_SHORTEST_NOUN = 6
_LONGEST_SHORT_PLURAL = 6
# Snowball takes -ig away, so that "lediga" would be a form of "leda".
_ADJECTIVE = re.compile(r"(\w{2,}ig)(?:a|t|e|as|are|ast|aste)?")
# Snowball takes -arna for a plural, also of stjärna and hjärna.
_NO_PLURAL = re.compile(r"(\w*[hst]j[äae]rn)(?:a|as|an|ans|or|ors|orna|ornas)")
_DERIVATION = re.compile(
    r"(\w{3,}?)(?:er)?(?:a|ar|as|ade|at|ats|ad"
    r"|(?:n|(?<=er)|(?<=[^aeiouy][lnr]))ing(?:s|en|ens|ar|ars|arna|arnas)?"
    r"|ar(?:e|es|en|ens|na|nas)|ande|else(?:n|ns|r|rna)?|ation(?:s|en|ens|er|ers|erna|ernas)?"
    r"|ell(?:a|t)?|alism(?:s|en|ens)?)"
)
_local = threading.local()


def _snowball(word: str) -> str:
    """Runs Snowball; its objects hold state, so each thread has its own."""
    try:
        return _local.stemmer.stemWord(word)
    except AttributeError:
        # Its own cache costs more than it saves.
        _local.stemmer = Stemmer.Stemmer("swedish", 0)
        return _local.stemmer.stemWord(word)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Returns the stem of a lower-case word, its marks kept; short words and numbers stay whole."""
    if len(word) < _SHORTEST_TO_STEM or not word.isalpha():
        return word
    if "ig" in word and (adjective := _ADJECTIVE.fullmatch(word)):
        return adjective[1]
    if "rn" in word and (noun := _NO_PLURAL.fullmatch(word)):
        return noun[1]
    stemmed = _snowball(word)
    return stemmed[:-1] if stemmed.endswith(("mm", "nn")) else stemmed


def _base_forms(word: str) -> Iterator[str]:
    """Yields the forms a word may be an inflection of, where Snowball does not see it."""
    if word.endswith("s") and len(word) >= 4:
        yield from _base_forms(word[:-1])
        if word[-2] in _VOWELS:
            yield word[:-1]
        if len(word) >= 6 and word.endswith(("ars", "ers", "ors")):
            yield word[:-1]  # timmars, whose s alone Snowball takes
    if len(word) >= 5 and word.endswith("n") and word[-2] in _VOWELS:
        yield word[:-1]
    if len(word) <= _LONGEST_SHORT_PLURAL and word.endswith(("arna", "erna", "orna")):
        yield word[:-2]  # öarna, whose stem Snowball finds too short
    if len(word) >= 6 and word.endswith(("eln", "ern", "orn")):
        yield word[:-1]  # trivseln, vintern, mentorn
    if len(word) >= 6 and word.endswith("et"):
        yield word[:-2]
    if len(word) >= 5 and word.endswith(("el", "er", "en")) and word[-3] not in _VOWELS:
        yield word[:-2] + word[-1]


def spelled_keys(word: str) -> tuple[str, ...]:
    """Returns the stems of a lower-case word with their marks, the most certain first."""
    if len(word) < _SHORTEST_TO_STEM or not word.isalpha():
        return (word,)
    keys = [stem(word), *(stem(base) for base in _base_forms(word))]
    if len(word) >= _SHORTEST_NOUN and word.endswith(("or", "ad", "at")):
        keys.append(word)  # mentor, storstad, kamrat: their plurals keep what Snowball takes
    elif word.endswith("s"):
        keys.append(word)  # resurs, kompetens, gräns: taken for a genitive or a definite form
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=20_000)
def stem_keys(word: str) -> tuple[str, ...]:
    """Returns the folded keys of a lower-case word, the most certain first."""
    first, *others = spelled_keys(word)
    return tuple(dict.fromkeys([fold(first), stem(fold(word)), *map(fold, others)]))


def derivation_key(word: str) -> str:
    """Returns the key of a verb and the nouns made of it, or an empty text.

    >>> derivation_key("utredning"), derivation_key("utreda"), derivation_key("organisation")
    ('utred~', 'utred~', 'organis~')
    """
    derived = _DERIVATION.fullmatch(fold(word).replace("duktion", "duceration"))
    return f"{derived[1]}~" if derived else ""


def shares_stem(one: str, other: str) -> bool:
    """Tells whether two lower-case words are forms of the same word, å ä ö aside."""
    return not set(stem_keys(one)).isdisjoint(stem_keys(other))
