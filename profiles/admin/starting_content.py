"""What a new profile starts with, so that no editor meets an empty form.

Parts without a text of their own are either not shown to visitors while they
are empty (heading, paragraph, standfirst) or stop publishing (quotation). What
is filled in comes from the register.
"""

from typing import Any

from django.utils.formats import number_format

from profiles.models import Municipality, ProfilePage

KICKER = "Presentation"

RawBlock = dict[str, Any]


def fill_new_profile(page: ProfilePage, municipality: Municipality | None = None) -> None:
    """Gives an unsaved page its kicker, its parts and what is known of the municipality."""
    page.kicker = KICKER
    page.municipality = municipality
    page.standfirst = [{"type": "text", "value": ""}]
    page.body = starting_body()
    page.aside = starting_aside(municipality)


def starting_body() -> list[RawBlock]:
    """Returns the first section: text, a heading, more text and someone who speaks."""
    return [
        {"type": "paragraph", "value": ""},
        {"type": "heading", "value": {"text": "", "language": ""}},
        {"type": "paragraph", "value": ""},
        {"type": "quote", "value": {"text": "", "speakers": [""], "attribution": "auto"}},
    ]


def starting_aside(municipality: Municipality | None) -> list[RawBlock]:
    """Returns a fact panel and a contact with what the register knows."""
    return [fact_panel(municipality), contact(municipality)]


def fact_panel(municipality: Municipality | None) -> RawBlock:
    """Returns a fact panel that begins with the number of inhabitants."""
    items = [_population_row(municipality)] if municipality and municipality.population else []
    title = f"Fakta om {municipality.name}" if municipality else ""
    return {
        "type": "fact_panel",
        "value": {"title": title, "items": items, "as_of_year": "", "source": ""},
    }


def contact(municipality: Municipality | None) -> RawBlock:
    """Returns a contact with organisation and website."""
    website = municipality.website if municipality else ""
    return {
        "type": "contact",
        "value": {
            "organisation": municipality.display_name if municipality else "",
            "website": f"https://{website}" if website and "://" not in website else website,
            "phones": [{"label": "Växel", "number": ""}],
            "emails": [{"label": "", "address": ""}],
        },
    }


def _population_row(municipality: Municipality) -> RawBlock:
    shown = number_format(municipality.population or 0, use_l10n=True, force_grouping=True)
    return {
        "type": "row",
        "value": {
            "label": "Invånare",
            "values": [shown],
            "measure": "inhabitants",
            "number": str(municipality.population),
            "year": str(municipality.population_year or ""),
        },
    }
