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


@dataclass(frozen=True)
class Excerpt:
    """A piece of text with marks, and which words of the query stand in it."""

    html: SafeString
    found: frozenset[int]


class Marker:
    """Finds the words that answered a query, wherever they are written."""

    def __init__(self, answers: Sequence[Answers]) -> None:
        """Takes, for each word of the query, the words of the site that answered."""
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
        best = max(lines, key=lambda line: len(self._words_in(line)), default="")
        first = self._pattern.search(best)
        start = _start(best, first.start() if first else 0)
        return self._marked(best, start, _stop(best, start))

    def _words_in(self, line: str) -> set[str | None]:
        return {match.lastgroup for match in self._pattern.finditer(line)}

    def _marked(self, text: str, start: int, stop: int) -> Excerpt:
        pieces: list[tuple[str, str, str]] = []
        found: set[int] = set()
        at = start
        for match in self._pattern.finditer(text, start, stop):
            pieces.append((text[at : match.start()], match.group(), ""))
            found.add(int((match.lastgroup or "w0")[1:]))
            at = match.end()
        marked = format_html_join("", "{}<mark>{}</mark>{}", pieces)
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        html = format_html("{}{}{}{}", before, marked, text[at:stop], after)
        return Excerpt(html, frozenset(found))


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


def spelled_like(answers: Answers) -> Answers:
    """Returns the answers that a reader sees as the word itself."""
    return {word: near for word, near in answers.items() if near > Closeness.PART}
