"""The quickest ways to reach the employer: call, write, see vacant positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from home.formats import web_address
from profiles.content import AbstractProfilePage


@dataclass(frozen=True)
class ContactShortcuts:
    """The first usable telephone number, e-mail address and job link of a profile."""

    phone_display: str = ""
    phone_e164: str = ""
    email: str = ""
    job_text: str = ""
    job_url: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone_e164 or self.email or self.job_url)


def contact_shortcuts(page: AbstractProfilePage) -> ContactShortcuts:
    """Returns the first of each kind in the page's contacts and calls to action.

    Without a job link of the employer's own, the public employment service's stands in.
    """
    contacts = [block.value for block in page.aside if block.block_type == "contact"]
    phone = _first_phone(contacts)
    job_text, job_url = _first_job_link(page, contacts)
    return ContactShortcuts(
        phone_display=phone.display if phone else "",
        phone_e164=phone.e164 if phone else "",
        email=_first_email(contacts),
        job_text=job_text,
        job_url=job_url,
    )


def _first_phone(contacts: list[Any]) -> Any:
    numbers = [phone for contact in contacts for phone in contact.get("phones") or []]
    return next((phone for phone in numbers if phone.e164), None)


def _first_email(contacts: list[Any]) -> str:
    emails = [email for contact in contacts for email in contact.get("emails") or []]
    return next((email["address"] for email in emails if email.get("address")), "")


def _first_job_link(page: AbstractProfilePage, contacts: list[Any]) -> tuple[str, str]:
    for contact in contacts:
        if web_address.is_valid(contact.get("job_url") or ""):
            return contact.get("job_text") or "", contact["job_url"]
    for block in page.aside:
        if block.block_type == "call_to_action" and _is_open(block.value):
            return block.value.get("text") or "", block.value["url"]
    if page.municipality and any(contact.get("job_search") for contact in contacts):
        return "Platsbanken", page.municipality.job_search_url
    return "", ""


def _is_open(call: Any) -> bool:
    return not call.is_expired and web_address.is_valid(call.get("url") or "")
