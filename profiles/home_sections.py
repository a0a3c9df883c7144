"""What the series contributes to the site's first page."""

from typing import Any

from django.http import HttpRequest

from home.models import HomePage
from profiles.models import ProfileIndexPage, ProfilePage
from profiles.public.cards import load_cards
from profiles.public.facets import Choice, facet_groups
from profiles.public.filters import TOPIC, Filters
from profiles.public.rows import SeriesRow, rows_of_series
from profiles.public.series_context import map_context, series_urls
from profiles.public.structured_data.website import website_data

NEWEST = 6
MOST_TOPICS = 12


def home_sections(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    """Returns the newest profiles, the map and the topics; little without a visible series."""
    context: dict[str, Any] = {"structured_data": website_data(request)}
    series = ProfileIndexPage.objects.visible().child_of(page).first()
    if series is None:
        return context
    rows = rows_of_series(series)
    urls = series_urls(series, request)
    return {
        **context,
        **map_context(rows, urls),
        "urls": urls,
        "newest_profiles": load_cards(ProfilePage, (row.pk for row in rows[:NEWEST])),
        "number_of_profiles": len(rows),
        "topics": _most_common_topics(rows),
    }


def _most_common_topics(rows: list[SeriesRow]) -> list[Choice]:
    """Returns the topics of most profiles, A–Ö."""
    groups = facet_groups(rows, Filters())
    choices = [choice for group in groups if group.parameter == TOPIC for choice in group.choices]
    common = sorted(choices, key=lambda choice: -choice.count)[:MOST_TOPICS]
    return [choice for choice in choices if choice in common]
