"""Rules for the people a profile names: name and consent."""

from __future__ import annotations

from collections.abc import Iterator

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import warning
from profiles.rules.finding import Finding


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


RULES = (people_have_names, people_have_consented)
