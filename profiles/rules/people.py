"""Rules for the people a profile names: consent, and names taken off the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.rules.finding import Finding
from profiles.rules.places import error, texts, warning

if TYPE_CHECKING:
    from profiles.models import ProfilePage, ProfilePerson


def people_have_names(page: ProfilePage) -> Iterator[Finding]:
    """A row without a name is not shown."""
    for position, person in enumerate(page.people.all()):
        if not person.name.strip():
            yield warning("person-unnamed", "Skriv personens namn.", "people", position, "name")


def people_have_consented(page: ProfilePage) -> Iterator[Finding]:
    """Consent is noted for everyone who is named (lag 1978:800)."""
    for position, person in enumerate(page.people.all()):
        if person.name and not person.hidden and not person.consent_on:
            message = f"Anteckna när {person.name} sade ja till att vara med."
            yield warning("consent-missing", message, "people", position, "consent_on")


def hidden_people_are_not_named(page: ProfilePage) -> Iterator[Finding]:
    """A person taken off the web is named nowhere in the page's own text."""
    for person in page.people.all():
        if not person.hidden or not person.name.strip():
            continue
        named = re.compile(rf"\b{re.escape(person.name.strip())}", re.IGNORECASE)
        yield from _named_in_fields(page, person, named)
        for place, text in texts(page):
            if named.search(text):
                yield place.error("hidden-person-named", _rewrite(person))


def _named_in_fields(
    page: ProfilePage, person: ProfilePerson, named: re.Pattern[str]
) -> Iterator[Finding]:
    for field in (
        "title",
        "kicker",
        "lead_image_alt",
        "lead_image_caption",
        "seo_title",
        "search_description",
    ):
        if named.search(getattr(page, field) or ""):
            yield error("hidden-person-named", _rewrite(person), field)


def _rewrite(person: ProfilePerson) -> str:
    return f"{person.name} ska bort från webben. Skriv om så att namnet inte står här."


RULES = (people_have_names, people_have_consented, hidden_people_are_not_named)
