"""All rules in the order an editor meets what they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from profiles.content import AbstractProfilePage
from profiles.rules import (
    approval,
    contacts,
    corrections,
    facts,
    headings,
    hidden_people,
    outer_links,
    page_fields,
    people,
    pictures,
    quotes,
    references,
    starting_parts,
    writing,
)
from profiles.rules.finding import Finding, Severity

Rule = Callable[[AbstractProfilePage], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *page_fields.RULES,
    *references.RULES,
    *pictures.RULES,
    *headings.RULES,
    *quotes.RULES,
    *writing.RULES,
    *starting_parts.RULES,
    *facts.RULES,
    *contacts.RULES,
    *people.RULES,
    *hidden_people.RULES,
    *corrections.RULES,
    *approval.RULES,
    *outer_links.RULES,
)


def findings(page: AbstractProfilePage) -> list[Finding]:
    """Returns everything the rules find, errors and warnings."""
    # Several rules read the people: asked for once.
    page.people.get_object_list()
    return [finding for rule in RULES for finding in rule(page)]


def publishing_errors(page: AbstractProfilePage) -> list[Finding]:
    """Returns what stops the page from being published."""
    return [finding for finding in findings(page) if finding.severity == Severity.ERROR]
