"""The municipality, and how to reach it."""

from __future__ import annotations

from typing import Any

from home.formats import web_address
from profiles.content import AbstractProfilePage
from profiles.public.structured_data.graph import Thing, thing


def employer(page: AbstractProfilePage, identity: str, logo: Thing | None) -> Thing:
    """Returns the municipality as the profile presents it; empty without a municipality."""
    place = page.municipality
    if not place:
        return {}
    contacts = [block.value for block in page.aside if block.block_type == "contact"]
    return thing(
        "GovernmentOrganization",
        id_=identity,
        name=place.display_name,
        identifier=thing("PropertyValue", propertyID="kommunkod", value=place.code),
        url=_website(page, contacts),
        logo=logo,
        areaServed=thing(
            "AdministrativeArea",
            name=place.name,
            containedInPlace=thing("AdministrativeArea", name=place.county.name),
        ),
        department=thing("Organization", name=page.employer_unit) if page.employer_unit else None,
        address=[address for contact in contacts for address in _addresses(contact)],
        contactPoint=[point for contact in contacts for point in _points(contact)],
    )


def _website(page: AbstractProfilePage, contacts: list[Any]) -> str:
    """Returns the site the profile links to; the register's suggestion is no fact."""
    addresses = [*(contact.get("website") or "" for contact in contacts), page.logo_url]
    return next((address for address in addresses if web_address.is_valid(address)), "")


def _addresses(contact: Any) -> list[Thing]:
    visiting = {
        "streetAddress": contact.get("visiting_street"),
        "addressLocality": contact.get("visiting_locality"),
    }
    postal = {
        "streetAddress": contact.get("postal_street"),
        "postalCode": contact.get("postal_code"),
        "addressLocality": contact.get("postal_locality"),
    }
    return [
        thing("PostalAddress", **parts, addressCountry="SE")
        for parts in (visiting, postal)
        if any(parts.values())
    ]


def _points(contact: Any) -> list[Thing]:
    """Returns a point per telephone number and e-mail address that works as a link."""
    phones = [
        _point(phone.get("label") or "Telefon", telephone=phone.dialled)
        for phone in contact.get("phones") or []
        if phone.dialled
    ]
    emails = [
        _point(email.get("label") or "E-post", email=email["address"])
        for email in contact.get("emails") or []
        if email.get("address")
    ]
    return phones + emails


def _point(kind: str, **ways: str) -> Thing:
    return thing("ContactPoint", contactType=kind, availableLanguage="sv", **ways)
