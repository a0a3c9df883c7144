"""Everything a profile's page shows beside its own fields, gathered in few queries."""

from __future__ import annotations

from typing import Any

from home.images.cached_renditions import load_renditions
from profiles.content import AbstractProfilePage
from profiles.pictures.placed import page_images, portraits
from profiles.public.cached_relations import attach_portraits
from profiles.public.cards import load_cards
from profiles.public.contact_shortcuts import contact_shortcuts
from profiles.public.contents import table_of_contents
from profiles.public.measured_facts import MeasuredFact, measured_facts
from profiles.public.related import RelatedContent, related_content
from profiles.public.rows import (
    SeriesRow,
    newest_editions_around,
    row_of,
    series_above,
    visible_around,
)
from profiles.public.urls import Link, SeriesUrls

_MOST_COMPARED = 2


def profile_context(page: AbstractProfilePage, url: str | None) -> dict[str, Any]:
    """Returns what the profile's template needs; ``url`` is the profile's own."""
    people = page.get_visible_people()
    attach_portraits(people)
    load_renditions(page_images(page, people))
    urls = SeriesUrls.around(url)
    series = series_above(page.path)
    newest = newest_editions_around(page)
    current = next((row for row in newest if row.pk == page.pk), None) or row_of(page)
    related = related_content(current, newest, visible_around(page))
    return {
        "urls": urls,
        "series": series,
        "people": people,
        "portraits": portraits(people),
        "contents": table_of_contents(page),
        "key_facts": _key_facts(page),
        "contact_shortcuts": contact_shortcuts(page),
        # Routes of the series: without it they lead nowhere.
        "topic_links": [Link(t.label, urls.topic(t.slug)) for t in current.topics if series],
        "county_url": urls.county(current.county_slug) if series and current.county_slug else "",
        "comparison_url": _comparison_url(current, related, urls) if series else "",
        "related_profiles": _related(page, related, urls),
        "ways_on": related,
    }


def _key_facts(page: AbstractProfilePage) -> list[MeasuredFact]:
    """Returns what the profile measures; the register's population stands for its own."""
    facts = measured_facts(page)
    if page.municipality and page.municipality.population:
        facts.pop("inhabitants", None)
    return list(facts.values())


def _related(
    page: AbstractProfilePage, related: RelatedContent, urls: SeriesUrls
) -> list[dict[str, Any]]:
    """Returns the related profiles as cards, and why they are related."""
    reasons = {item.row.pk: item for item in related.related}
    return [
        {
            "page": card,
            "url": urls.profile(reasons[card.pk].row),
            "reason": reasons[card.pk].reason,
        }
        for card in load_cards(type(page), reasons)
    ]


def _comparison_url(current: SeriesRow, related: RelatedContent, urls: SeriesUrls) -> str:
    if not current.code or not related.related:
        return ""
    others = [item.row.code for item in related.related[:_MOST_COMPARED]]
    return urls.compared([current.code, *others])
