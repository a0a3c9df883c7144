"""Finds English in the text of an admin screen that should be Swedish.

The words come from Wagtail's own messages: those that its English uses and no Swedish text here
does. A message left untranslated, or written into a script, nearly always holds one of them.
"""

import csv
import html
import re
from collections.abc import Iterable
from functools import cache

from django.conf import settings

from tests.translations.installed_catalogues import (
    DOMAINS,
    project_swedish,
    translations_of,
    wagtail_sources,
    wagtail_swedish,
)

WORD = re.compile(r"[^\W\d_]{3,}")
# Names of variables, markup, addresses and selectors are not words an editor reads.
NOT_PROSE = re.compile(
    r"%\(\w+\)[sd]|%[sd]|\{\w+\}|<[^>]*>|&\w+;|\bhttps?://\S+|\S+@\S+|(?<!\w)[.#][a-z][\w-]*"
)

# Months and days come from the browser or a date picker, not from the messages.
DATE_WORDS = """
january february march june july august october
monday tuesday wednesday thursday friday saturday sunday today yesterday
"""
# Words of both languages and names, which the Swedish texts of the catalogues happen not to use.
SWEDISH_TOO = """
alter arm arms bad bild blank box brand bred csv domain drag edge fast fax form format hand hands
hem her hit horizontal html http https information lag land list lock log mail man mark media mer
modal original panel per plan press pressen rad radio redo region rest serif server sin site skin
slut son sort sport start steg stop tag test text total track under url via vid vida wagtail web
word xlsx
"""


def english_words_in(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Returns the English words of the text in the order they come, each once.

    ``allowed`` are phrases the screen may hold: names, or words of the article itself.
    """
    for phrase in allowed:
        text = re.sub(re.escape(phrase), " ", text, flags=re.IGNORECASE)
    found = (word.lower() for word in WORD.findall(NOT_PROSE.sub(" ", text)))
    return list(dict.fromkeys(word for word in found if word in english_words()))


def english_lines_in(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Returns the lines that hold English, with what gives them away, as a test reports them."""
    lines = dict.fromkeys(line.strip() for line in text.splitlines())
    hits = ((line, english_in_line(line, allowed)) for line in lines)
    return [f"{line[:120]} ({', '.join(hit)})" for line, hit in hits if hit]


def english_in_line(line: str, allowed: Iterable[str]) -> list[str]:
    """Returns the line itself when it is an English message, or else its English words."""
    allowed = list(allowed)
    whole = line in english_messages() and line not in allowed
    return [line] if whole else english_words_in(line, allowed)


@cache
def english_messages() -> frozenset[str]:
    """Returns the whole messages that are English only, so that "Lock" and "Sort" are found."""
    english = {
        text.strip() for domain in DOMAINS for key in wagtail_sources(domain) for text in key[1:]
    }
    return frozenset(english - {text.strip() for text in swedish_texts()})


@cache
def english_words() -> frozenset[str]:
    """Returns the words that give English away."""
    messages = (text for domain in DOMAINS for key in wagtail_sources(domain) for text in key[1:])
    english = words_of(messages) | words_of([DATE_WORDS])
    return frozenset(english - swedish_words() - words_of([SWEDISH_TOO]))


def swedish_texts() -> list[str]:
    """Returns the Swedish that an editor sees: Wagtail's own and, over it, the project's."""
    entries = (
        entry
        for domain in DOMAINS
        for entry in (wagtail_swedish(domain) | project_swedish(domain)).values()
    )
    return [text for entry in entries for _, text in translations_of(entry)]


@cache
def swedish_words() -> frozenset[str]:
    """Returns the words of every Swedish text, and place names."""
    return words_of(swedish_texts()) | place_names()


@cache
def place_names() -> frozenset[str]:
    """Returns the municipalities' names, some of which are English words ("Mark")."""
    register = settings.BASE_DIR / "profiles" / "registers" / "data" / "kommuner.csv"
    with register.open(encoding="utf-8", newline="") as rows:
        return words_of(row["full_name"] for row in csv.DictReader(rows))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Returns the words of the texts in lower case, without markup and placeholders."""
    prose = (NOT_PROSE.sub(" ", html.unescape(text)) for text in texts)
    return frozenset(word.lower() for text in prose for word in WORD.findall(text))
