"""The search document of any object: pages with what visitors filter by, the rest plainly.

The stored text of a page has the title on its first line and the place on its second, for phrases
to be found in; excerpts are taken from what follows.
"""

from typing import Any

from django.db.models import Model
from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.registers.population_classes import size_class
from search.index.objects import autocomplete_of, entry_of, make_entry, parts_of
from search.index.writing import Entry
from search.models.index import UNDATED
from search.profile_document import ReadProfile, profile_parts, readable_text


def document_of(subject: Model) -> Entry:
    """Returns what an object is indexed as."""
    if isinstance(subject, ProfilePage):
        return _profile_entry(subject)
    if isinstance(subject, Page):
        return _page_entry(subject)
    return entry_of(subject)


def _page_entry(page: Page) -> Entry:
    parts = parts_of(page)
    text = "\n".join(text for _, text in parts if text and text != page.title)
    return make_entry(
        page, parts, autocomplete_of(page), _page_columns(page), f"{page.title}\n\n{text}"
    )


def _profile_entry(page: ProfilePage) -> Entry:
    profile = ReadProfile(page)
    return make_entry(
        page,
        profile_parts(profile),
        [*autocomplete_of(page), page.municipality.name if page.municipality else ""],
        _page_columns(page) | _profile_columns(page),
        f"{page.title}\n{_place(page)}\n{readable_text(profile)}",
        names=[person.name for person in profile.people],
        topics=[topic.slug for topic in profile.topics],
    )


def _place(page: ProfilePage) -> str:
    """Returns municipality and county on one line."""
    municipality = page.municipality
    return f"{municipality.display_name}, {municipality.county.name}" if municipality else ""


def _page_columns(page: Page) -> dict[str, Any]:
    return {"page_id": page.pk, "is_live": page.live and not page.is_root()}


def _profile_columns(page: ProfilePage) -> dict[str, Any]:
    """Returns what the facets count and the sorting by date needs."""
    municipality, shown_on = page.municipality, page.published_on
    size = size_class(municipality.population) if municipality else None
    return {
        "county": municipality.county.code if municipality else "",
        "size": size.slug if size else "",
        "label": page.label,
        "year": shown_on.year if shown_on else 0,
        "shown_on": shown_on or UNDATED,
    }
