"""Rules for the people a profile names: name and consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils import timezone

from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import warning
from profiles.rules.finding import Finding

_YEAR = re.compile(r"(?:19|20)\d\d")


def people_have_names(page: AbstractProfilePage) -> Iterator[Finding]:
    """A row without a name is not shown."""
    for position, person in enumerate(page.people.all()):
        if not person.name.strip():
            yield warning("person-unnamed", "Skriv personens namn.", "people", position, "name")


def people_have_consented(page: AbstractProfilePage) -> Iterator[Finding]:
    """Consent is noted for everyone who is named (lag 1978:800); a day to come is no consent."""
    today = timezone.localdate().isoformat()
    for position, person in enumerate(page.people.all()):
        # A draft being imported has its dates as text.
        has_consented = person.consent_on and str(person.consent_on) <= today
        if person.name and not person.hidden and not has_consented:
            message = f"Anteckna när {person.name} sade ja till att vara med."
            yield warning("consent-missing", message, "people", position, "consent_on")


def years_are_readable(page: AbstractProfilePage) -> Iterator[Finding]:
    """The year somebody was employed has four digits and is not to come."""
    for position, person in enumerate(page.people.all()):
        year = person.since_year.strip()
        if year and not (_YEAR.fullmatch(year) and int(year) <= timezone.localdate().year):
            message = f"Skriv året då {person.name or 'personen'} anställdes med fyra siffror."
            yield warning("person-year-unclear", message, "people", position, "since_year")


RULES = (people_have_names, people_have_consented, years_are_readable)
