"""Rules for contacts: every number and address works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.utils import timezone

from home.formats import email_address, phone_number, postal_code, web_address
from profiles.content import AbstractProfilePage
from profiles.rules.block_walk import Place, places
from profiles.rules.finding import Finding

MAX_CONTACTS = 3
JOB_LINK_AGE = timedelta(days=183)
_FILE_NAME = re.compile(r"\w+_\w+|\.(jpe?g|png|svg|gif|eps|pdf)\b", re.IGNORECASE)

Check = tuple[str, Callable[[str], bool], str, str]

FIELD_CHECKS: tuple[Check, ...] = (
    (
        "postal_code",
        postal_code.is_valid,
        "postal-code-invalid",
        "”{}” är inget postnummer. Skriv fem siffror, till exempel 123 45.",
    ),
    (
        "website",
        web_address.is_valid,
        "url-invalid",
        "”{}” är ingen giltig webbadress. Skriv till exempel www.exempelby.se.",
    ),
    (
        "job_url",
        web_address.is_valid,
        "url-invalid",
        "”{}” är ingen giltig webbadress. Den ska börja med https:// eller http://.",
    ),
)
PHONE_CHECK: Check = (
    "number",
    phone_number.is_valid,
    "phone-invalid",
    "”{}” går inte att ringa. Skriv ett nummer med riktnummer, till exempel 08-465 004 00, "
    "och börja utländska nummer med +.",
)
EMAIL_CHECK: Check = (
    "address",
    email_address.is_valid,
    "email-invalid",
    "”{}” är ingen e-postadress. Skriv till exempel social@exempelby.se.",
)


def contacts_are_few(page: AbstractProfilePage) -> Iterator[Finding]:
    """At most three contacts."""
    for place in list(places(page, "contact"))[MAX_CONTACTS:]:
        message = f"Högst {MAX_CONTACTS} kontaktrutor får plats. Ta bort den här."
        yield place.error("too-many-contacts", message, "organisation")


def contact_details_are_valid(page: AbstractProfilePage) -> Iterator[Finding]:
    """Postal code, addresses, telephone numbers and e-mail have the right form."""
    for place in places(page, "contact"):
        for check in FIELD_CHECKS:
            yield from _check(place, place.value.get(check[0]), check)
        for name, check in (("phones", PHONE_CHECK), ("emails", EMAIL_CHECK)):
            for position, entry in enumerate(place.value.get(name) or []):
                yield from _check(place, entry.get(check[0]), check, name, position)


def job_link_works(page: AbstractProfilePage) -> Iterator[Finding]:
    """A line about vacant positions has a link, and links older than six months are checked."""
    for place in places(page, "contact"):
        if place.value.get("job_text") and not place.value.get("job_url"):
            message = "Ange webbadressen till de lediga tjänsterna."
            yield place.warning("job-url-missing", message, "job_url")
        elif place.value.get("job_url") and _is_stale(page):
            message = "Länken till lediga tjänster är äldre än ett halvår. Kontrollera den."
            yield place.warning("job-url-old", message, "job_url")


def website_is_the_municipalitys(page: AbstractProfilePage) -> Iterator[Finding]:
    """The website is the one the register suggests."""
    suggested = page.municipality.website if page.municipality else ""
    for place in places(page, "contact"):
        website = web_address.domain(place.value.get("website") or "")
        if website and suggested and website != web_address.domain(suggested):
            message = f"Webbplatsen är inte {suggested}. Kontrollera att adressen stämmer."
            yield place.warning("website-differs", message, "website")


def organisation_is_no_file_name(page: AbstractProfilePage) -> Iterator[Finding]:
    """A file name of a logo has not slipped into the text."""
    for place in places(page, "contact"):
        for field in ("organisation", "unit"):
            if _FILE_NAME.search(place.value.get(field) or ""):
                message = "Det här ser ut som ett filnamn. Skriv namnet som läsaren ska se."
                yield place.warning("file-name", message, field)


def _check(place: Place, text: str | None, check: Check, *way: int | str) -> Iterator[Finding]:
    field, is_valid, code, message = check
    if text and text.strip() and not is_valid(text.strip()):
        yield place.error(code, message.format(text.strip()[:80]), *way, field)


def _is_stale(page: AbstractProfilePage) -> bool:
    checked = max(
        filter(None, (page.reviewed_on, page.updated_on, page.published_on)), default=None
    )
    return bool(checked and timezone.localdate() - checked > JOB_LINK_AGE)


RULES = (
    contacts_are_few,
    contact_details_are_valid,
    job_link_works,
    website_is_the_municipalitys,
    organisation_is_no_file_name,
)
