"""What the series contributes to the site's first page."""

from typing import Any

from django.http import HttpRequest

from home.models import HomePage
from profiles.models import ProfileIndexPage, ProfilePage
from profiles.public.cards import load_cards
from profiles.public.facets import Choice, topic_choices
from profiles.public.rows import newest_editions
from profiles.public.series_context import map_context, series_urls
from profiles.public.structured_data.site import website_data

NEWEST = 6
MOST_TOPICS = 12


def home_sections(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    """Returns the newest profiles, the map and the topics; little without a visible series."""
    context: dict[str, Any] = {"structured_data": website_data(request)}
    series = ProfileIndexPage.objects.visible().child_of(page).first()
    if series is None:
        return context
    profiles = series.get_profiles().visible()
    newest = newest_editions(series)
    urls = series_urls(series, request)
    return {
        **context,
        **map_context(newest, urls),
        "urls": urls,
        "newest_profiles": load_cards(
            ProfilePage, profiles.newest_first().values_list("pk", flat=True)[:NEWEST]
        ),
        "topics": _most_common(topic_choices(profiles)),
    }


def _most_common(topics: list[Choice]) -> list[Choice]:
    """Keeps the topics of most profiles, A–Ö."""
    common = sorted(topics, key=lambda choice: -choice.count)[:MOST_TOPICS]
    return [choice for choice in topics if choice in common]
