"""Profiles as light rows: what the map, A–Ö and links say of them.

Only the newest edition of each municipality is kept between requests, shared by all visitors until
something is published (``home.shared_cache``): as many rows as there are municipalities, however
long the series grows. All else is asked of the database as it is needed.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wagtail.models import Page

from home.shared_cache import cached_until_publish
from profiles.content import AbstractProfileIndexPage, AbstractProfilePage, ProfilePageQuerySet

_COLUMNS = {
    "pk": "pk",
    "title": "title",
    "slug": "slug",
    "published_on": "published_on",
    "label": "label",
    "code": "municipality__code",
    "name": "municipality__name",
    "display_name": "municipality__display_name",
    "sort_key": "municipality__sort_key",
    "population": "municipality__population",
    "county_code": "municipality__county__code",
    "county_name": "municipality__county__name",
    "county_slug": "municipality__county__slug",
    "county_sort_key": "municipality__county__sort_key",
}
_MAY_LACK = frozenset({"published_on", "population"})
# In the order of TopicOfRow's fields.
_TOPIC_COLUMNS = ("topics__sort_key", "topics__slug", "topics__label")


@dataclass(frozen=True, order=True)
class TopicOfRow:
    """A topic as a listing needs it; ordered A–Ö."""

    sort_key: str
    slug: str
    label: str


@dataclass
class SeriesRow:
    """What lists say about a profile; ``code`` is the municipality's, ``population`` may lack.

    ``number_of_editions`` counts the visible profiles of the municipality, itself included.
    """

    pk: int
    title: str
    slug: str
    published_on: datetime.date | None
    label: str
    code: str
    name: str
    display_name: str
    sort_key: str
    population: int | None
    county_code: str
    county_name: str
    county_slug: str
    county_sort_key: str
    topics: list[TopicOfRow] = field(default_factory=list)
    number_of_editions: int = 1

    @property
    def title_with_label(self) -> str:
        """Returns the title as a link shows it where nothing else says that it is paid for."""
        return f"Annons: {self.title}" if self.label == "annons" else self.title

    @property
    def initial(self) -> str:
        """Returns the letter of the alphabet under which the municipality stands."""
        return unicodedata.normalize("NFC", self.name)[:1].upper()

    @cached_property
    def topic_slugs(self) -> frozenset[str]:
        """Returns the slugs of the profile's topics."""
        return frozenset(topic.slug for topic in self.topics)

    @cached_property
    def newest_first_key(self) -> tuple[int, int]:
        """Returns what sorts as ``newest_first()`` does."""
        day = self.published_on.toordinal() if self.published_on else 0
        return (-day, -self.pk)


def newest_editions(series: AbstractProfileIndexPage) -> list[SeriesRow]:
    """Returns the newest visible edition of each municipality of a series, newest first."""
    return _newest_editions(series.get_profiles().model, series.path)


def newest_editions_around(page: AbstractProfilePage) -> list[SeriesRow]:
    """Returns the newest visible editions of the series that a profile belongs to."""
    return _newest_editions(type(page), page.path[: -page.steplen])


def municipalities(newest: list[SeriesRow]) -> list[SeriesRow]:
    """Returns the municipalities of the newest editions in Swedish order: Å, Ä and Ö come last."""
    return sorted((row for row in newest if row.code), key=lambda row: row.sort_key)


def visible_around(page: AbstractProfilePage) -> ProfilePageQuerySet:
    """Returns the visible profiles of the series that a profile belongs to."""
    return _visible_below(type(page), page.path[: -page.steplen])


@cached_until_publish(largest=2)
def series_above(path: str) -> Page | None:
    """Returns the live series above a profile's place in the tree, or None."""
    return Page.objects.live().filter(path=path[: -Page.steplen]).first()


@cached_until_publish(largest=2)
def _newest_editions(model: type[AbstractProfilePage], above: str) -> list[SeriesRow]:
    """Asks for the keys first: the database would else sort whole rows."""
    numbers = _visible_below(model, above).newest_of_each_municipality()
    rows = load_rows(model.objects.filter(pk__in=numbers))
    for row in rows:
        row.number_of_editions = numbers[row.pk]
    return rows


def _visible_below(model: type[AbstractProfilePage], above: str) -> ProfilePageQuerySet:
    profiles: ProfilePageQuerySet = model.objects.visible()
    return profiles.filter(path__startswith=above)


def load_rows(profiles: ProfilePageQuerySet) -> list[SeriesRow]:
    """Returns the profiles as rows, newest first; one query."""
    columns = (*_COLUMNS.values(), *_TOPIC_COLUMNS)
    rows: dict[int, SeriesRow] = {}
    for record in profiles.order_by("pk", "topics__sort_key").values(*columns):
        row = rows.setdefault(record["pk"], _row(record))
        if record["topics__slug"]:
            row.topics.append(TopicOfRow(*(record[column] for column in _TOPIC_COLUMNS)))
    return sorted(rows.values(), key=lambda row: row.newest_first_key)


def row_of(page: AbstractProfilePage) -> SeriesRow:
    """Returns the row of a page that is not among the newest: an older edition, a draft."""
    row = _row({column: _reached(page, column) for column in _COLUMNS.values()})
    row.topics += [TopicOfRow(t.sort_key, t.slug, t.label) for t in page.topics.all()]
    return row


def _reached(page: AbstractProfilePage, column: str) -> Any:
    """Returns what a column of a query would hold of the page at hand."""
    value: Any = page
    for name in column.split("__"):
        value = getattr(value, name, None)
    return value


def _row(record: dict[str, Any]) -> SeriesRow:
    """Reads a record; a profile without municipality gets empty texts, not None."""
    values: dict[str, Any] = {name: record[column] for name, column in _COLUMNS.items()}
    values["pk"] = values["pk"] or 0
    for name, value in values.items():
        if value is None and name not in _MAY_LACK:
            values[name] = ""
    return SeriesRow(**values)
