"""From placed contact lines to contact blocks of the draft."""

import re
from typing import Any

from profiles.manuscript.line_roles import CONTACT_PLACES
from profiles.manuscript.parsing.contact_lines import ContactLine
from profiles.manuscript.parsing.sheet import Entry, Sheet
from profiles.manuscript.swedish.addresses import has_path, host_of, with_scheme
from profiles.manuscript.swedish.speech import without_mark

OFFICE = re.compile(r"\b(?:kommun|stad|region)\b", re.IGNORECASE)
OFFICE_BREAK = re.compile(r"\s*[,|:]\s+|\s+[–/]\s+")
LEAD_WORD = re.compile(
    r"^(?:kontakt(?:a oss)?|adress|avsändare|address|contact)[\s:]+(?=[A-ZÅÄÖ])", re.I
)


def office_parts(text: str) -> dict[str, str]:
    """Organisation and unit of a line that names both; nothing for one that names only one."""
    parts = [part for part in OFFICE_BREAK.split(LEAD_WORD.sub("", text).strip(" ,")) if part]
    offices = [part for part in parts if OFFICE.search(part)]
    if not offices:
        return {}
    rest = ", ".join(part for part in parts if part is not offices[0])
    return {"organisation": offices[0], **({"unit": rest} if rest else {})}


class ContactBuilder:
    """Collects contact blocks line by line."""

    def __init__(self) -> None:
        self.contacts: list[dict[str, Any]] = []
        self.current: dict[str, Any] | None = None
        self.name = ""
        self.name_used = False
        self.left_over: list[Entry] = []

    def block(self, entry: Entry) -> dict[str, Any]:
        """The contact block the line belongs to."""
        if self.current is None:
            self.current = empty_contact()
            self.contacts.append(self.current)
        self.current["lines"].append(entry.number)
        return self.current

    def add(self, entry: Entry) -> None:
        """Take one placed line."""
        if entry.place in {"organisation", "unit"}:
            self.add_office(entry)
        elif is_name(entry):
            self.block(entry)
            more = self.name and not self.name_used
            self.name = f"{self.name}, {entry.text}" if more else entry.text
            self.name_used = False
        elif entry.place == "contact_detail":
            self.add_detail(entry, entry.detail["contact"])
        elif entry.place == "job_ads":
            self.add_jobs(entry, entry.detail.get("contact"))
        else:
            self.block(entry)

    def add_office(self, entry: Entry) -> None:
        """An organisation or unit; a second one after details begins a new block."""
        taken = self.current is not None and self.current[entry.place]
        self.leave_name()
        if taken and has_details(self.current) and len(self.contacts) < 3:
            self.current = None
        contact = self.block(entry)
        self.take_names(contact, entry.place, entry.text)

    def take_names(self, contact: dict[str, Any], place: str, text: str) -> None:
        """The organisation and, beside it, its unit: ``Malmö stad, Socialjouren``."""
        text = without_mark(text)
        parts = office_parts(text) if place == "organisation" else {}
        for key, name in (parts or {place: text}).items():
            contact[key] = f"{contact[key]}, {name}" if contact.get(key) else name

    def add_detail(self, entry: Entry, found: ContactLine) -> None:
        """Numbers, addresses and pages of one line."""
        contact = self.block(entry)
        if any(phone["kind"] == "switchboard" for phone in found.phones):
            self.leave_name()
        for phone in found.phones:
            contact["phones"].append({"line": entry.number, **phone, "label": self.label(phone)})
        for email in found.emails:
            contact["emails"].append({"line": entry.number, **email, "label": self.label(email)})
        for address in found.websites:
            self.add_website(entry, contact, address)
        if found.organisation and found.organisation not in (contact["organisation"] or ""):
            self.take_names(contact, "organisation", found.organisation)
        for name in found.names:
            is_office = OFFICE.search(name) is not None
            self.take_names(contact, "organisation" if is_office else "unit", name)
        if found.note:
            self.left_over.append(entry)
        if found.is_address:
            add_address(contact, entry, found)

    def leave_name(self) -> None:
        """A person without a number or an address of their own is whom applicants may ask."""
        if self.name and not self.name_used and self.current is not None:
            asked = self.current.get("application_contact")
            self.current["application_contact"] = ", ".join(filter(None, (asked, self.name)))
        self.name, self.name_used = "", False

    def label(self, value: dict[str, str]) -> str:
        """A value's label, with the person named on the line above it."""
        if not self.name:
            return value["label"]
        self.name_used = True
        return f"{self.name}, {value['label']}" if value["label"] else self.name

    def add_website(self, entry: Entry, contact: dict[str, Any], address: str) -> None:
        """The first page is the website; others stay visible as left over lines."""
        url = with_scheme(address)
        if contact["website"] is None:
            contact["website"] = {
                "line": entry.number, "raw": entry.text, "url": url, "kind": "website",
            }  # fmt: skip
        elif host_of(contact["website"]["url"]) != host_of(url) or has_path(url):
            self.left_over.append(entry)

    def add_jobs(self, entry: Entry, found: ContactLine | None) -> None:
        """Where the vacancies are; a bare host is only a suggestion for the link."""
        contact = self.block(entry)
        if contact["job_ads"]:
            self.left_over.append(entry)
            return
        addresses = found.websites if found else []
        deep = next((a for a in addresses if has_path(a) or is_job_host(a)), "")
        contact["job_ads"] = {
            "line": entry.number,
            "raw": entry.text,
            "text": entry.text,
            "url": link_in(entry) or (with_scheme(deep) if deep else None),
        }
        if addresses and not contact["job_ads"]["url"]:
            contact["job_ads"]["url_suggested"] = with_scheme(addresses[0])


def empty_contact() -> dict[str, Any]:
    """A contact block with nothing in it."""
    return {
        "lines": [],
        "organisation": None,
        "unit": None,
        "visiting_address": None,
        "postal_address": None,
        "phones": [],
        "emails": [],
        "website": None,
        "job_ads": None,
    }


def has_details(contact: dict[str, Any] | None) -> bool:
    """Whether a contact block has more than names."""
    keys = ("phones", "emails", "website", "visiting_address", "postal_address", "job_ads")
    return contact is not None and any(contact[key] for key in keys)


def is_job_host(address: str) -> bool:
    """Whether a host such as ``jobb.testby.se`` is itself the list of vacancies."""
    return host_of(address).startswith(("jobb.", "jobba.", "karriar.", "rekrytering."))


def link_in(entry: Entry) -> str | None:
    """The target of a link the line carries in a Word file or on a web page."""
    _, found, rest = entry.line.html.partition('<a href="http')
    return "http" + rest.partition('"')[0].replace("&amp;", "&") if found else None


def add_address(contact: dict[str, Any], entry: Entry, found: ContactLine) -> None:
    """A street with or without town, a box, a postal code: visiting or postal address."""
    visiting, postal = contact["visiting_address"], contact["postal_address"]
    is_postal = found.address_kind == "postal" or (
        found.postal_code and found.address_kind != "visit"
    )
    if not is_postal and (found.postal_code or (found.street and not is_box(found))):
        locality = " ".join(filter(None, (found.postal_code, found.locality))) or None
        if visiting and not visiting["locality"] and not found.street:
            visiting["locality"] = locality
        elif visiting is None:
            contact["visiting_address"] = {
                "line": entry.number, "raw": entry.text, "street": found.street or None,
                "locality": locality,
            }  # fmt: skip
        return
    if postal and not postal["postal_code"]:
        postal.update(postal_code=found.postal_code or None, locality=found.locality or None)
    elif postal is None:
        contact["postal_address"] = {
            "line": entry.number, "raw": entry.text,
            "street": found.street or street_above(contact, entry, found),
            "postal_code": found.postal_code or None, "locality": found.locality or None,
        }  # fmt: skip


def is_box(found: ContactLine) -> bool:
    """Whether the street is a post-office box."""
    return found.street.lower().startswith(("box", "postbox", "fe "))


def street_above(contact: dict[str, Any], entry: Entry, found: ContactLine) -> str | None:
    """The street of an address in two lines: ``Storgatan 1`` and ``123 45 Testby``.

    Without a label the two lines are one postal address.
    """
    visiting = contact["visiting_address"]
    if found.address_kind or not visiting or visiting["locality"]:
        return None
    is_next = visiting["line"] == entry.number - 1
    is_plain = visiting["raw"] == visiting["street"]
    if not (is_next and is_plain):
        return None
    contact["visiting_address"] = None
    street: str = visiting["street"]
    return street


def build_contacts(sheet: Sheet) -> tuple[list[dict[str, Any]], list[Entry]]:
    """The contact blocks of a sheet and the lines that found no field in them."""
    builder = ContactBuilder()
    for entry in sheet.entries:
        if entry.place in CONTACT_PLACES:
            builder.add(entry)
        elif entry.place == "fact_title":
            builder.leave_name()
            builder.current = None
    builder.leave_name()
    return [contact for contact in builder.contacts if not is_empty(contact)], builder.left_over


def is_name(entry: Entry) -> bool:
    """Whether a line names what follows: a person, or what an editor made a label."""
    found = entry.detail.get("contact")
    is_label = entry.place == "contact_label" and not (found and found.label_only)
    return is_label or entry.place == "contact_name"


def is_empty(contact: dict[str, Any]) -> bool:
    """Whether a block holds nothing but its heading."""
    names = ("organisation", "unit", "application_contact")
    return not (has_details(contact) or any(contact.get(name) for name in names))
