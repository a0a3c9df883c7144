"""The search document of any object: pages with the facts visitors filter by, the rest plainly.

The stored text of a page has the title on its first line and the place on its second, for phrases
to be found in; excerpts are taken from what follows.
"""

from collections.abc import Iterator

from django.db.models import Model
from wagtail.models import Page

from profiles.models import ProfilePage
from profiles.registers.population_classes import size_class
from search.index import facts
from search.index.objects import autocomplete_of, entry_of, make_entry, parts_of
from search.index.writing import Entry
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
        page, parts, autocomplete_of(page), _page_facts(page), f"{page.title}\n\n{text}"
    )


def _profile_entry(page: ProfilePage) -> Entry:
    profile = ReadProfile(page)
    return make_entry(
        page,
        profile_parts(profile),
        [*autocomplete_of(page), page.municipality.name if page.municipality else ""],
        [*_page_facts(page), *_profile_facts(page)],
        f"{page.title}\n{_place(page)}\n{readable_text(profile)}",
        names=[person.name for person in page.get_visible_people()],
    )


def _place(page: ProfilePage) -> str:
    """Returns municipality and county on one line."""
    municipality = page.municipality
    return f"{municipality.display_name}, {municipality.county.name}" if municipality else ""


def _page_facts(page: Page) -> Iterator[str]:
    if not page.is_root():
        yield facts.PAGE
    if page.live:
        yield facts.LIVE


def _profile_facts(page: ProfilePage) -> Iterator[str]:
    """Yields what the facets count and the sorting by date needs."""
    if page.municipality:
        yield facts.COUNTY + page.municipality.county.code
        size = size_class(page.municipality.population)
        yield facts.SIZE + (size.slug if size else "")
    for topic in page.topics.all():
        yield facts.TOPIC + topic.slug
    if page.label:
        yield facts.LABEL + page.label
    if page.published_on:
        yield f"{facts.YEAR}{page.published_on.year}"
        yield from facts.day_facts(page.published_on)
