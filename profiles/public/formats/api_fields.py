"""Which fields of a profile the API shows.

Editors' notes, consent, people hidden from the web and the manuscript's origin are no
fields here, so no parameter can ask for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField

from home.images.renditions import rendition_data
from profiles.content import AbstractProfilePage


class ComputedField(Field):
    """A read-only field whose value a function takes from the whole page."""

    def __init__(self, compute: Callable[[AbstractProfilePage], Any]) -> None:
        super().__init__(read_only=True, source="*")
        self._compute = compute

    def to_representation(self, page: AbstractProfilePage) -> Any:
        """Returns the function's value."""
        return self._compute(page)


def _municipality(page: AbstractProfilePage) -> dict[str, Any] | None:
    place = page.municipality
    if not place:
        return None
    return {
        "code": place.code,
        "name": place.name,
        "display_name": place.display_name,
        "county": {"code": place.county.code, "name": place.county.name},
        "population": place.population,
        "population_year": place.population_year,
    }


def _label(page: AbstractProfilePage) -> dict[str, str]:
    return {
        "value": page.label,
        "text": page.label_text,
        "advertiser": page.advertiser if page.is_advertisement else "",
    }


def _lead_picture(page: AbstractProfilePage) -> dict[str, Any]:
    return {
        "image": rendition_data(page.lead_image),
        "alt": "" if page.lead_image_decorative else page.lead_image_alt,
        "caption": page.lead_image_caption,
        "credit": page.lead_image_credit_line,
    }


def _topics(page: AbstractProfilePage) -> list[dict[str, str]]:
    return [{"slug": topic.slug, "label": topic.label} for topic in page.topics.all()]


def _people(page: AbstractProfilePage) -> list[dict[str, str]]:
    return [
        {"name": person.name, "role": person.role, "unit": person.unit}
        for person in page.get_visible_people()
    ]


PROFILE_API_FIELDS = [
    APIField("label", serializer=ComputedField(_label)),
    APIField("kicker"),
    APIField("municipality", serializer=ComputedField(_municipality)),
    APIField("published_on"),
    APIField("updated_on"),
    APIField("reviewed_on"),
    APIField("author"),
    APIField("lead_picture", serializer=ComputedField(_lead_picture)),
    APIField("standfirst"),
    APIField("body"),
    APIField("aside"),
    APIField("corrections"),
    APIField("topics", serializer=ComputedField(_topics)),
    APIField("people", serializer=ComputedField(_people)),
]
