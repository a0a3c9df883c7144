"""Excerpts: the place in a text where the words of the query stand, with the words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.query.expanding import Answers, Closeness

_LENGTH = 220
_LEAD = 60
_LONGEST_TEXT = 40_000
_MOST_COMPOSED = 40
_SHORT_NUMBER = 4
_WORTH_OF_PHRASE = 1000

_PLAIN_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Excerpt:
    """A piece of text with marks, and which words of the query stand in it."""

    html: SafeString
    found: frozenset[int]


@dataclass(frozen=True)
class _Mark:
    """A stretch of text that answers a word of the query."""

    start: int
    stop: int
    word: int
    closeness: int


class Marker:
    """Finds the words that answered a query, wherever they are written."""

    def __init__(self, answers: Sequence[Answers], phrases: Sequence[Sequence[str]] = ()) -> None:
        """Takes, for each word of the query, the words of the site that answered; and phrases."""
        self._phrases = [" ".join(phrase) for phrase in phrases]
        self._words: dict[str, tuple[int, int]] = {}
        composed: list[tuple[str, int]] = []
        for index, of_word in enumerate(answers):
            for word, near in of_word.items():
                if _is_plain(word):
                    self._words[word] = max((near, index), self._words.get(word, (0, 0)))
                else:
                    composed.append((word, index))
        self._composed = _composed_pattern(composed)
        # By line; a second excerpt of a text reads it again.
        self._closest: dict[str, dict[int, int]] = {}
        self._most_worth = Closeness.SAME * len(answers) + _WORTH_OF_PHRASE * len(phrases)

    def mark(self, text: str) -> Excerpt:
        """Returns the whole text with the words marked."""
        return _marked(text, self._marks(text), 0, len(text))

    def excerpt(self, text: str, besides: frozenset[int] = frozenset()) -> Excerpt:
        """Returns the part of the text in which most of the words stand, ``besides`` some words."""
        best, worth = "", -1
        for line in text[:_LONGEST_TEXT].splitlines():
            worth_here = self._worth(line, besides)
            if worth_here > worth:
                best, worth = line, worth_here
            if worth >= self._most_worth:
                break
        marks = [mark for mark in self._marks(best) if mark.word not in besides]
        start = _start(best, marks[0].start if marks else 0)
        return _marked(best, marks, start, _stop(best, start))

    def _marks(self, line: str) -> list[_Mark]:
        """Returns the stretches to mark, in order, none within another."""
        marks = []
        for match in _PLAIN_WORD.finditer(line):
            near, index = self._words.get(match.group().lower(), (0, 0))
            if near:
                marks.append(_Mark(match.start(), match.end(), index, near))
        if self._composed:
            for match in self._composed.finditer(line):
                index = int((match.lastgroup or "w0")[1:].partition("_")[0])
                marks.append(_Mark(match.start(), match.end(), index, Closeness.SAME))
        return _apart(marks)

    def _worth(self, line: str, besides: frozenset[int]) -> int:
        """Returns how well a line shows why the page was found: each word once, at its closest."""
        if line not in self._closest:
            self._closest[line] = dict(sorted(self._found(line)))
        closest = self._closest[line]
        phrases = sum(phrase in line.lower() for phrase in self._phrases)
        seen = sum(near for word, near in closest.items() if word not in besides)
        return seen + _WORTH_OF_PHRASE * phrases

    def _found(self, line: str) -> list[tuple[int, int]]:
        """Returns the words of the query that stand in a line, and how close they are."""
        if self._composed:
            return [(mark.word, mark.closeness) for mark in self._marks(line)]
        held = self._words.keys() & set(_PLAIN_WORD.findall(line.lower()))
        return [(index, near) for near, index in map(self._words.__getitem__, held)]


def _apart(marks: list[_Mark]) -> list[_Mark]:
    """Drops what lies within a longer stretch that begins before it or with it."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.stop)):
        if not kept or mark.start >= kept[-1].stop:
            kept.append(mark)
    return kept


def _marked(text: str, marks: Iterable[_Mark], start: int, stop: int) -> Excerpt:
    pieces: list[tuple[str, str]] = []
    found: set[int] = set()
    at = start
    for mark in marks:
        if mark.start >= at and mark.stop <= stop:
            pieces.append((text[at : mark.start], text[mark.start : mark.stop]))
            found.add(mark.word)
            at = mark.stop
    before, after = "… " if start else "", " …" if stop < len(text) else ""
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return Excerpt(format_html("{}{}{}{}", before, marked, text[at:stop], after), frozenset(found))


def _is_plain(word: str) -> bool:
    """Tells whether a word is written as one word, not grouped or with marks inside."""
    return bool(_PLAIN_WORD.fullmatch(word)) and not (word.isdigit() and len(word) > _SHORT_NUMBER)


def _start(line: str, first: int) -> int:
    """Returns where an excerpt begins: at the line's start, or at a word before the first hit."""
    if first <= _LEAD or len(line) <= _LENGTH:
        return 0
    space = line.find(" ", first - _LEAD)
    return first if space < 0 or space > first else space + 1


def _stop(line: str, start: int) -> int:
    if len(line) - start <= _LENGTH:
        return len(line)
    space = line.rfind(" ", start, start + _LENGTH)
    return space if space > start else start + _LENGTH


def _composed_pattern(words: Sequence[tuple[str, int]]) -> re.Pattern[str] | None:
    """Returns an expression for numbers and URLs, which are written in several ways."""
    parts = [
        rf"(?P<w{index}_{at}>(?<![^\W_]){_written(word)}(?![^\W_]))"
        for at, (word, index) in enumerate(words[:_MOST_COMPOSED])
    ]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _written(word: str) -> str:
    """Returns how a word may be written: a number may be grouped, and start with +46."""
    if not word.isdigit():
        return re.escape(word)
    digits = r"[\s()/-]{0,3}".join(word.removeprefix("0"))
    return rf"(?:\+46[\s(0)]{{0,5}}|0)?{digits}"
