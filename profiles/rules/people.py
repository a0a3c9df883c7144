"""Rules for the people a profile names: consent, and names taken off the web."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from profiles.content import AbstractProfilePage, ProfilePerson
from profiles.rules.block_walk import error, texts, warning
from profiles.rules.finding import Finding

SHOWN_FIELDS = (
    "title",
    "kicker",
    "advertiser",
    "author",
    "employer_unit",
    "lead_image_alt",
    "lead_image_caption",
    "seo_title",
    "search_description",
)
"""Fields of the page itself whose text visitors and search engines read."""

# What word processors put between and into words, and nobody sees.
_UNSEEN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")),
    ord("\u2010"): "-",
    ord("\u2011"): "-",
}


def people_have_names(page: AbstractProfilePage) -> Iterator[Finding]:
    """A row without a name is not shown."""
    for position, person in enumerate(page.people.all()):
        if not person.name.strip():
            yield warning("person-unnamed", "Skriv personens namn.", "people", position, "name")


def people_have_consented(page: AbstractProfilePage) -> Iterator[Finding]:
    """Consent is noted for everyone who is named (lag 1978:800)."""
    for position, person in enumerate(page.people.all()):
        if person.name and not person.hidden and not person.consent_on:
            message = f"Anteckna när {person.name} sade ja till att vara med."
            yield warning("consent-missing", message, "people", position, "consent_on")


def hidden_people_are_not_named(page: AbstractProfilePage) -> Iterator[Finding]:
    """A person taken off the web is named nowhere in the page's own text."""
    for person in page.people.all():
        if not person.hidden or not person.name.strip():
            continue
        named = re.compile(rf"\b{re.escape(_as_read(person.name))}", re.IGNORECASE)
        yield from _named_in_fields(page, person, named)
        for place, text in texts(page):
            if named.search(_as_read(text)):
                yield place.error("hidden-person-named", _rewrite(person))


def _named_in_fields(
    page: AbstractProfilePage, person: ProfilePerson, named: re.Pattern[str]
) -> Iterator[Finding]:
    shown = {field: getattr(page, field) for field in SHOWN_FIELDS}
    # The library's credit stands in for an empty one.
    shown["lead_image_credit"] = page.lead_image_credit_line
    for field, text in shown.items():
        if named.search(_as_read(text or "")):
            yield error("hidden-person-named", _rewrite(person), field)


def _as_read(text: str) -> str:
    """Returns a text as its reader sees it: however it is spaced, a name is the same name."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


def _rewrite(person: ProfilePerson) -> str:
    return f"{person.name} ska bort från webben. Skriv om så att namnet inte står här."


RULES = (people_have_names, people_have_consented, hidden_people_are_not_named)
