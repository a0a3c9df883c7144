"""Words: cuts a text into the words that are indexed and asked for.

Beside the plain words, a place in a text may stand for a word that is not written there:

* ``LSS-handläggare`` is also ``lsshandläggare``; ``metod- och ärendehandledning`` holds
  ``metodhandledning``;
* ``08-570 470 00`` is also ``0857047000`` and, without what stands first, ``57047000`` and
  ``47000``; ``+46 8 570 470 00`` is the same number; ``134 81`` is also ``13481``;
* ``info@ekero.se`` and ``www.ekero.se`` are one word each (the latter ``ekero.se``), beside
  their parts.

A slash, a full stop or any other mark only separates words.

>>> [token.word for token in tokens("LSS-handläggare/chef")]
['lss', 'handläggare', 'lsshandläggare', 'chef']
>>> [token.word for token in tokens("Tel. 08-570 470 00")]
['tel', '0857047000', '57047000', '47000', '08', '570', '470', '00']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.characters import clean, lower
from search.analysis.compounds import elliptic_word

LONGEST_WORD = 64

_LETTERS = r"[^\W\d_]"
_PLAIN = re.compile(r"[^\W_]+")
_TOP_DOMAINS = "se|nu|com|org|net|eu|info|stockholm"
_PATTERN = re.compile(
    rf"""
    (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}})
    |(?P<web>(?:https?://)?(?:[\w-]{{1,63}}\.){{1,4}}(?:{_TOP_DOMAINS})\b(?:/[^\s<>"]{{0,200}})?)
    |(?P<number>(?<!\w)(?:\+|\(\+?)?[0-9][0-9()]{{0,14}}
        (?:[ \xa0\u202f/-]{{1,3}}\(?[0-9][0-9()]{{0,14}}){{0,7}}(?!\w))
    |(?P<ellipsis>{_LETTERS}{{2,40}})-(?=(?:,\s{_LETTERS}{{2,40}}-){{0,3}}
        \s(?:och|eller|samt|respektive)\s(?P<tail>{_LETTERS}{{4,60}}))
    |(?P<hyphened>{_LETTERS}[^\W_]{{0,40}}(?:-[^\W_]{{1,40}}){{1,4}})
    |(?P<plain>[^\W_]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What any but a plain word has in it.
_MARKS, _INNER_STOP = re.compile("[0-9@-]"), re.compile(r"\.\w")
_DIGITS = re.compile("[0-9]+")
_SHORTEST_NUMBER = 5
_WEB_STOP_WORDS = frozenset({"http", "https", "www"})
_IMPLIED_LAST = frozenset({"hyphened", "ellipsis"})


@dataclass(frozen=True, slots=True)
class Token:
    """A lower-case word and the stretch of the cleaned text that it stands for.

    ``written`` is false for a word that the stretch only implies.
    """

    word: str
    start: int
    end: int
    written: bool = True


def tokens(text: str) -> Iterator[Token]:
    """Yields the words of a text in order, the implied ones where they are implied."""
    for match in _PATTERN.finditer(clean(text)):
        yield from _read(match)


def words(text: str) -> list[str]:
    """Returns the words of a text, written and implied, in order: those of ``tokens``.

    Indexing a site spends its time here, so running text takes a shorter way.
    """
    text = clean(text)
    lowered = lower(text)
    # A letter that becomes two (İ) would be cut between them.
    if len(lowered) == len(text) and not (_MARKS.search(text) or _INNER_STOP.search(text)):
        return [word[:LONGEST_WORD] for word in _PLAIN.findall(lowered)]
    found: list[str] = []
    for match in _PATTERN.finditer(text):
        if match.lastgroup == "plain":
            found.append(lower(match.group())[:LONGEST_WORD])
        else:
            found += [token.word for token in _read(match)]
    return found


def _read(match: re.Match[str]) -> list[Token]:
    """Returns the plain words inside one match, each at its own place, and what it implies."""
    kind = "ellipsis" if match.lastgroup == "tail" else match.lastgroup or "plain"
    pieces = [
        Token(lower(piece.group())[:LONGEST_WORD], piece.start(), piece.end())
        for piece in _PLAIN.finditer(match.string, match.start(kind), match.end(kind))
    ]
    if kind == "web":
        pieces = [piece for piece in pieces if piece.word not in _WEB_STOP_WORDS]
    implied = [
        Token(word[:LONGEST_WORD], match.start(), match.end(), written=False)
        for word in _implied(kind, match)
    ]
    return pieces + implied if kind in _IMPLIED_LAST else implied + pieces


def _implied(kind: str, match: re.Match[str]) -> Iterator[str]:
    written = lower(match.group())
    if kind == "mail":
        yield written.rstrip(".-")
    elif kind == "web":
        yield written.split("://")[-1].split("/")[0].removeprefix("www.")
    elif kind == "hyphened":
        yield written.replace("-", "")
    elif kind == "number":
        yield from _implied_numbers(match.group())
    elif kind == "ellipsis":
        whole = elliptic_word(lower(match["ellipsis"]), lower(match["tail"]))
        if whole:
            yield whole


def _implied_numbers(written: str) -> Iterator[str]:
    groups = _DIGITS.findall(written)
    if len(groups) > 1 or written.startswith("+"):
        endings = ("".join(groups[start:]) for start in range(1, len(groups) - 1))
        for number in (_national_number(written), *endings):
            if len(number) >= _SHORTEST_NUMBER:
                yield number


def _national_number(number: str) -> str:
    """Returns the digits of a number as they are dialled inside Sweden."""
    digits = "".join(_DIGITS.findall(number.replace("(0)", "")))
    abroad = number.lstrip("( ").startswith("+46") or digits.startswith("0046")
    return "0" + digits.removeprefix("00").removeprefix("46") if abroad else digits
