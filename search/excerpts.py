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
_MOST_WORDS = 150
_WORTH_OF_PHRASE = 100


@dataclass(frozen=True)
class Excerpt:
    """A piece of text with marks, and which words of the query stand in it."""

    html: SafeString
    found: frozenset[int]


class Marker:
    """Finds the words that answered a query, wherever they are written."""

    def __init__(
        self, answers: Sequence[Answers], phrases: Sequence[Sequence[str]] = ()
    ) -> None:
        """Takes, for each word of the query, the words of the site that answered; and phrases."""
        self._answers = answers
        self._phrases = [" ".join(phrase) for phrase in phrases]
        groups = [_pattern(words) for words in answers]
        self._pattern = re.compile(
            "|".join(
                rf"(?P<w{index}>(?<![^\W_])(?:{group})(?![^\W_]))"
                for index, group in enumerate(groups)
                if group
            )
            or "(?!)",
            re.IGNORECASE,
        )

    def mark(self, text: str) -> Excerpt:
        """Returns the whole text with the words marked."""
        return self._marked(text, 0, len(text))

    def excerpt(self, text: str) -> Excerpt:
        """Returns the part of the text in which most of the words stand."""
        lines = text[:_LONGEST_TEXT].splitlines()
        best = max(lines, key=self._worth, default="")
        first = self._pattern.search(best)
        start = _start(best, first.start() if first else 0)
        return self._marked(best, start, _stop(best, start))

    def _worth(self, line: str) -> int:
        """Returns how well a line shows why the page was found: each word once, at its closest."""
        closest: dict[int, int] = {}
        for match in self._pattern.finditer(line):
            index = _index(match)
            near = self._answers[index].get(match.group().lower(), Closeness.PART)
            closest[index] = max(near, closest.get(index, 0))
        phrases = sum(phrase in line.lower() for phrase in self._phrases)
        return sum(closest.values()) + _WORTH_OF_PHRASE * phrases

    def _marked(self, text: str, start: int, stop: int) -> Excerpt:
        pieces: list[tuple[str, str, str]] = []
        found: set[int] = set()
        at = start
        for match in self._pattern.finditer(text, start, stop):
            pieces.append((text[at : match.start()], match.group(), ""))
            found.add(_index(match))
            at = match.end()
        marked = format_html_join("", "{}<mark>{}</mark>{}", pieces)
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        html = format_html("{}{}{}{}", before, marked, text[at:stop], after)
        return Excerpt(html, frozenset(found))


def _index(match: re.Match[str]) -> int:
    """Returns which word of the query a match belongs to."""
    return int((match.lastgroup or "w0")[1:])


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


def _pattern(answers: Answers) -> str:
    """Returns an expression for any of the words, the closest first when there are many."""
    closest = sorted(answers, key=lambda word: (-answers[word], word))[:_MOST_WORDS]
    return "|".join(_written(closest))


def _written(words: Iterable[str]) -> Iterable[str]:
    """Yields how each word may be written: a number may be grouped, and start with +46."""
    for word in sorted(words, key=len, reverse=True):
        if word.isdigit() and len(word) > 4:
            digits = r"[\s()/-]{0,3}".join(word.removeprefix("0"))
            yield rf"(?:\+46[\s(0)]{{0,5}}|0)?{digits}"
        else:
            yield re.escape(word)
