"""”Redo att publicera?”: what the rules find, grouped the way an editor works."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from profiles.admin.readability import Readability, measure_page, running_text
from profiles.models import ProfilePage
from profiles.models.set_aside_advice import advice_key
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
        return finding.field in self.fields or finding.code.startswith(self.codes or ("\0",))


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
OTHER = "Övrigt"
FORM_ORDER = (
    "municipality label advertiser kicker title published_on updated_on lead_image lead_image_alt"
    " lead_image_decorative lead_image_caption lead_image_credit lead_image_credit_role standfirst"
    " body aside people logo logo_url topics topics_suggested seo_title search_description"
    " reviewed_on review_by corrections employer_unit author previous_edition source_url"
).split()


@dataclass(frozen=True)
class Entry:
    """One line of the list: what to do, in which part, and the way to the field."""

    message: str
    section: str
    field: str
    way: str
    block_id: str = ""
    key: str = ""
    reason: str = ""
    code: str = ""

    @property
    def guide(self) -> str:
        """Returns the handbook's page about this part."""
        pages = {section.name: section.guide for section in SECTIONS}
        return pages.get(self.section, Section.guide)

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
    set_aside: list[Entry] = field(default_factory=list)
    is_stored: bool = False

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
    found = in_page_order(findings(page))
    warnings = _entries(found, Severity.WARNING)
    reasons = reasons_of(page)
    return Checklist(
        errors=[*form_errors, *_entries(found, Severity.ERROR)],
        warnings=[entry for entry in warnings if entry.key not in reasons],
        done=_done(page, found),
        readability=measure_page(page),
        set_aside=[
            replace(entry, reason=reasons[entry.key]) for entry in warnings if entry.key in reasons
        ],
        is_stored=bool(page.pk),
    )


def in_page_order(found: list[Finding]) -> list[Finding]:
    """Returns the findings in the order of the form: fields first to last, blocks top to bottom."""

    def place(finding: Finding) -> tuple[int, int]:
        known = finding.field in FORM_ORDER
        position = finding.path[0] if finding.path else 0
        row = position if isinstance(position, int) else 0
        return (FORM_ORDER.index(finding.field) if known else len(FORM_ORDER), row)

    return sorted(found, key=place)


def reasons_of(page: ProfilePage) -> dict[str, str]:
    """Returns why advice about the page was put aside, by its key."""
    if not page.pk:
        return {}
    return dict(page.set_aside_advice.values_list("key", "reason"))


def key_of(finding: Finding) -> str:
    """Returns what the advice is put aside by."""
    return advice_key(finding.code, finding.field, finding.block_id, finding.message)


def form_error_entries(form: Any) -> list[Entry]:
    """Returns what a form refuses, such as an unreadable date, as lines of the list."""
    entries = []
    for name, errors in form.errors.items():
        if name in form.fields:
            label = str(form.fields[name].label or "")
            message = f"{label.capitalize()}: {_first_message(errors)}"
            entries.append(Entry(message, OTHER, name, "[]"))
    return entries


def _first_message(errors: Any) -> str:
    texts = [str(text) for text in errors if str(text)]
    return texts[0] if texts else "Kontrollera fältet."


def _entries(found: list[Finding], severity: Severity) -> list[Entry]:
    return [
        Entry(
            finding.message,
            _section_of(finding),
            finding.field,
            json.dumps(finding.path),
            finding.block_id,
            key_of(finding),
            code=finding.code,
        )
        for finding in found
        if finding.severity == severity
    ]


def _section_of(finding: Finding) -> str:
    return next((section.name for section in SECTIONS if section.holds(finding)), OTHER)


def _done(page: ProfilePage, found: list[Finding]) -> list[str]:
    busy = {_section_of(finding) for finding in found}
    return [
        section.done
        for section in SECTIONS
        if section.name not in busy and (section.present is bool or section.present(page))
    ]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
