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


def _read(match: re.Match[str]) -> Iterator[Token]:
    kind = match.lastgroup if match.lastgroup != "tail" else "ellipsis"
    return _READERS[kind or "plain"](match)


def _pieces(match: re.Match[str], group: str) -> Iterator[Token]:
    """Yields the plain words inside one match, each at its own place."""
    for piece in _PLAIN.finditer(match.string, match.start(group), match.end(group)):
        word = lower(piece.group())[:LONGEST_WORD]
        yield Token(word, piece.start(), piece.end())


def _implied(match: re.Match[str], word: str) -> Token:
    return Token(word[:LONGEST_WORD], match.start(), match.end(), written=False)


def _read_plain(match: re.Match[str]) -> Iterator[Token]:
    yield from _pieces(match, "plain")


def _read_mail(match: re.Match[str]) -> Iterator[Token]:
    yield _implied(match, lower(match.group()).rstrip(".-"))
    yield from _pieces(match, "mail")


def _read_web(match: re.Match[str]) -> Iterator[Token]:
    host = lower(match.group()).split("://")[-1].split("/")[0]
    yield _implied(match, host.removeprefix("www."))
    yield from (piece for piece in _pieces(match, "web") if piece.word not in _WEB_STOP_WORDS)


def _read_hyphened(match: re.Match[str]) -> Iterator[Token]:
    yield from _pieces(match, "hyphened")
    yield _implied(match, lower(match.group()).replace("-", ""))


def _read_ellipsis(match: re.Match[str]) -> Iterator[Token]:
    yield from _pieces(match, "ellipsis")
    whole = elliptic_word(lower(match["ellipsis"]), lower(match["tail"]))
    if whole:
        yield _implied(match, whole)


def national_number(number: str) -> str:
    """Returns the digits of a number as they are dialled inside Sweden."""
    digits = "".join(_DIGITS.findall(number.replace("(0)", "")))
    abroad = number.lstrip("( ").startswith("+46") or digits.startswith("0046")
    return "0" + digits.removeprefix("00").removeprefix("46") if abroad else digits


def _read_number(match: re.Match[str]) -> Iterator[Token]:
    groups = _DIGITS.findall(match.group())
    if len(groups) > 1 or match.group().startswith("+"):
        whole = national_number(match.group())
        if len(whole) >= _SHORTEST_NUMBER:
            yield _implied(match, whole)
        for start in range(1, len(groups) - 1):
            local = "".join(groups[start:])
            if len(local) >= _SHORTEST_NUMBER:
                yield _implied(match, local)
    yield from _pieces(match, "number")


_READERS = {
    "plain": _read_plain,
    "mail": _read_mail,
    "web": _read_web,
    "hyphened": _read_hyphened,
    "ellipsis": _read_ellipsis,
    "number": _read_number,
}
