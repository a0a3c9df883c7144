"""”Redo att publicera?”: what the rules find, grouped the way an editor works."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from profiles.admin.readability import Readability, measure_page, running_text
from profiles.models import ProfilePage
from profiles.rules import Finding, Severity, findings
from profiles.rules.approval import APPROVAL_MISSING
from profiles.rules.block_walk import STREAM_FIELDS, places

Present = Callable[[ProfilePage], object]


@dataclass(frozen=True)
class Section:
    """A part of the page: which findings are about it, and what is said when there are none."""

    name: str
    done: str
    fields: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    present: Present = bool
    guide: str = "07-publicera-och-schemalagg"

    def holds(self, finding: Finding) -> bool:
        """Tells whether the finding is about this part; codes are beginnings."""
        return finding.field in self.fields or finding.code.startswith(self.codes)


def _has_block(*block_types: str) -> Present:
    return lambda page: any(True for _ in places(page, *block_types))


def _is_written(field: str) -> Present:
    return lambda page: any(
        text.strip() for place, text in running_text(page) if place.field == field
    )


SECTIONS: tuple[Section, ...] = (
    Section(
        "Godkännande",
        "Kommunen har svarat.",
        codes=("approval-",),
        present=lambda page: bool(page.pk) and page.approvals.exclude(answer="").exists(),
        guide="11-godkannande",
    ),
    Section(
        "Kommun och märkning",
        "Kommun och märkning är valda.",
        ("municipality", "label", "advertiser"),
    ),
    Section("Rubrik", "Rubriken är skriven.", ("title", "kicker")),
    Section("Datum", "Datumet är satt.", ("published_on", "updated_on")),
    Section(
        "Huvudbild",
        "Huvudbilden har alternativtext och fotograf.",
        ("lead_image", "lead_image_alt", "lead_image_caption", "lead_image_credit"),
        guide="06-bilder-och-alt-texter",
    ),
    Section(
        "Citat",
        "Citaten har text och talare.",
        codes=("quote-", "speaker-"),
        present=_has_block("quote"),
        guide="02-citat",
    ),
    Section(
        "Bilder",
        "Bilderna i texten har alternativtext och fotograf.",
        codes=("alt-", "credit-", "caption-"),
        present=_has_block("image"),
        guide="06-bilder-och-alt-texter",
    ),
    Section(
        "Faktarutor",
        "Faktarutorna är fullständiga.",
        codes=("fact-", "too-many-fact"),
        present=_has_block("fact_panel"),
        guide="03-faktaruta",
    ),
    Section(
        "Kontakt",
        "Kontaktuppgifterna går att använda.",
        codes=(
            "contact-",
            "too-many-contacts",
            "postal-",
            "phone-",
            "email-",
            "job-",
            "website-",
            "file-",
        ),
        present=_has_block("contact"),
        guide="04-kontakt",
    ),
    Section(
        "Personer",
        "Alla personer har lämnat samtycke.",
        ("people",),
        ("hidden-person", "consent-", "person-"),
        present=lambda page: page.people.all(),
        guide="05-personer-och-samtycke",
    ),
    Section(
        "Ämnen",
        "Ämnena är kontrollerade.",
        ("topics", "topics_suggested"),
        present=lambda page: page.topics.all(),
    ),
    Section("Ingress", "Ingressen är skriven.", ("standfirst",), present=_is_written("standfirst")),
    Section("Brödtext", "Brödtexten är skriven.", ("body",), present=_is_written("body")),
    Section(
        "Rättelser",
        "Rättelserna är skrivna.",
        ("corrections",),
        present=_has_block("correction"),
        guide="08-ratta",
    ),
)
OTHER = Section("Övrigt", "")


@dataclass(frozen=True)
class Entry(Finding):
    """A line of the list: a finding, in which part it is, and why it was put aside."""

    section: Section = OTHER
    reason: str = ""

    @property
    def way(self) -> str:
        """Returns the way to the field as the script reads it."""
        return json.dumps(self.path)

    @property
    def anchor(self) -> str:
        """Returns where the link leads without the admin's script."""
        panel = {"people": "personer"}.get(self.field, self.field)
        if panel in ("personer", *STREAM_FIELDS):
            return f"panel-child-innehall-{panel}-section"
        return f"id_{self.field}"


@dataclass(frozen=True)
class Checklist:
    """Everything the panel shows."""

    errors: list[Entry]
    warnings: list[Entry]
    done: list[str]
    readability: Readability
    set_aside: list[Entry]
    is_stored: bool

    @property
    def summary(self) -> str:
        """Returns the state in one sentence."""
        if self.errors:
            return f"{len(self.errors)} fel måste rättas före publicering."
        if self.warnings:
            return f"Kan publiceras. {_count(len(self.warnings), 'sak', 'saker')} att se över."
        return "Redo att publicera."

    @property
    def awaits_approval(self) -> bool:
        """Tells whether only the municipality's approval is missing."""
        return bool(self.errors) and all(entry.code == APPROVAL_MISSING for entry in self.errors)

    @property
    def correct_label(self) -> str:
        """Returns what the main button says while something stops publishing."""
        if self.awaits_approval:
            return "Skicka för godkännande"
        return f"Rätta {len(self.errors)} fel"

    @property
    def short_summary(self) -> str:
        """Returns the state for the button beside the publish button."""
        if self.errors:
            return f"{len(self.errors)} fel kvar"
        if self.warnings:
            return _count(len(self.warnings), "sak att se över", "saker att se över")
        return "Redo att publicera"


def build_checklist(page: ProfilePage, form_errors: Iterable[Entry] = ()) -> Checklist:
    """Asks the rules; ``form_errors`` are what the form could not even read."""
    reasons = reasons_of(page)
    entries = [
        Entry(**vars(finding), section=_section_of(finding), reason=reasons.get(finding.key, ""))
        for finding in in_page_order(findings(page))
    ]
    warnings = [entry for entry in entries if entry.severity == Severity.WARNING]
    busy = {entry.section for entry in entries}
    return Checklist(
        errors=[*form_errors, *(entry for entry in entries if entry.severity == Severity.ERROR)],
        warnings=[entry for entry in warnings if not entry.reason],
        done=[one.done for one in SECTIONS if one not in busy and one.present(page)],
        readability=measure_page(page),
        set_aside=[entry for entry in warnings if entry.reason],
        is_stored=bool(page.pk),
    )


def in_page_order(found: list[Finding]) -> list[Finding]:
    """Returns the findings in the order of the form: fields first to last, blocks top to bottom."""
    order = form_order()

    def place(finding: Finding) -> tuple[int, int]:
        position = finding.path[0] if finding.path else 0
        row = position if isinstance(position, int) else 0
        return (order.get(finding.field, len(order)), row)

    return sorted(found, key=place)


@cache
def form_order() -> dict[str, int]:
    """Returns the fields and inline panels of the form with their places in it."""
    names = enumerate(_names(ProfilePage.get_edit_handler()))
    return {name: place for place, name in names}


def _names(panel: Any) -> Iterator[str]:
    if name := getattr(panel, "field_name", "") or getattr(panel, "relation_name", ""):
        yield name
    for child in getattr(panel, "children", ()):
        yield from _names(child)


def reasons_of(page: ProfilePage) -> dict[str, str]:
    """Returns why advice about the page was put aside, by its key."""
    if not page.pk:
        return {}
    return dict(page.set_aside_advice.values_list("key", "reason"))


def form_error_entries(form: Any) -> list[Entry]:
    """Returns what a form refuses, such as an unreadable date, as lines of the list."""
    entries = []
    for name, errors in form.errors.items():
        if name in form.fields:
            label = str(form.fields[name].label or "")
            message = f"{label.capitalize()}: {_first_message(errors)}"
            entries.append(Entry("", Severity.ERROR, message, name))
    return entries


def _first_message(errors: Any) -> str:
    texts = [str(text) for text in errors if str(text)]
    return texts[0] if texts else "Kontrollera fältet."


def _section_of(finding: Finding) -> Section:
    return next((section for section in SECTIONS if section.holds(finding)), OTHER)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
