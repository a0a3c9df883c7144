"""What the pages of the series show: all profiles, a county's, a topic's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfileIndexPage
from profiles.public.alphabet import alphabet
from profiles.public.area_map import STOCKHOLM, county_counts, map_of_county, map_of_sweden
from profiles.public.facets import about_topic, topic_choices
from profiles.public.filters import COUNTY, PAGE, TOPIC
from profiles.public.listing import Listing, make_listing
from profiles.public.rows import SeriesRow, newest_editions
from profiles.public.structured_data.graph import graph
from profiles.public.structured_data.series import series_data
from profiles.public.structured_data.site import breadcrumbs
from profiles.public.urls import Link, SeriesUrls
from profiles.registers.models import County, Topic


@dataclass(frozen=True)
class ListPage:
    """A page of the series; ``fixed`` is the parameter that its own URL decides."""

    heading: str
    intro: str
    url: str
    steps: list[tuple[str, str]]
    fixed: frozenset[str] = frozenset()
    search_description: str = ""

    @property
    def description(self) -> str:
        """Returns what the page is called elsewhere in a sentence."""
        plain = f"{self.heading}: kommuner som arbetsgivare för dig i socialtjänsten."
        return self.search_description or self.intro or plain


def whole_series(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the series' first page."""
    urls = series_urls(page, request)
    steps = [(page.title, urls.series)]
    description = page.search_description
    shown = ListPage(page.title, page.intro, urls.series, steps, search_description=description)
    listing = make_listing(page.get_profiles().visible(), request.GET)
    return _list_context(request, shown, urls, listing)


def letters_page(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the municipalities A–Ö."""
    urls = series_urls(page, request)
    return {
        **subpage_context(page, request, "A–Ö", urls.letters),
        "letters": alphabet(newest_editions(page)),
    }


def map_page(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the map's own page."""
    urls = series_urls(page, request)
    return {
        **subpage_context(page, request, "Karta", urls.map),
        **map_context(newest_editions(page), urls),
    }


def follow_page(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the page that explains the feeds; empty ones are left out."""
    urls = series_urls(page, request)
    counties = county_counts(newest_editions(page), urls)
    topics = topic_choices(page.get_profiles().visible())
    return {
        **subpage_context(page, request, "Följ", urls.follow),
        "counties": [Link(c.name, f"{c.url}flode/") for c in counties],
        "topics": [Link(t.label, f"{urls.topic(t.value)}flode/") for t in topics],
    }


def county_series(
    page: AbstractProfileIndexPage, request: HttpRequest, county: County
) -> dict[str, Any]:
    """Returns the context of a county's page, with its municipalities on a map."""
    urls = series_urls(page, request)
    url = urls.county(county.slug)
    steps = [(page.title, urls.series), (county.name, url)]
    intro = f"Kommuner i {county.name} som arbetsgivare för dig i socialtjänsten."
    shown = ListPage(county.name, intro, url, steps, frozenset({COUNTY}))
    newest = newest_editions(page)
    own = [row for row in newest if row.county_code == county.code]
    profiles = page.get_profiles().visible().filter(municipality__county=county)
    listing = make_listing(profiles, request.GET, shown.fixed)
    return {
        **_list_context(request, shown, urls, listing),
        "county": county,
        "county_map": map_of_county(county.code, own, urls),
    }


def topic_series(
    page: AbstractProfileIndexPage, request: HttpRequest, topic: Topic
) -> dict[str, Any]:
    """Returns the context of a topic's page."""
    urls = series_urls(page, request)
    url = urls.topic(topic.slug)
    steps = [(page.title, urls.series), (topic.label, url)]
    shown = ListPage(topic.label, topic.introduction, url, steps, frozenset({TOPIC}))
    profiles = about_topic(page.get_profiles().visible(), topic.slug)
    listing = make_listing(profiles, request.GET, shown.fixed)
    return {**_list_context(request, shown, urls, listing), "topic": topic}


def subpage_context(
    page: AbstractProfileIndexPage, request: HttpRequest, name: str, url: str
) -> dict[str, Any]:
    """Returns what every way through the series says of itself, to readers and machines."""
    urls = series_urls(page, request)
    way_back = breadcrumbs(request, (page.title, urls.series), (name, url))
    return {
        "urls": urls,
        "canonical": absolute_url(request, url),
        "structured_data": graph(way_back),
    }


def series_urls(page: AbstractProfileIndexPage, request: HttpRequest) -> SeriesUrls:
    """Returns the URLs below the series."""
    return SeriesUrls(page.get_url(request) or "/profiler/")


def map_context(newest: list[SeriesRow], urls: SeriesUrls) -> dict[str, Any]:
    """Returns the map of Sweden, the list that is its equal, and Stockholm enlarged."""
    has_stockholm = any(row.county_code == STOCKHOLM for row in newest)
    return {
        "counties": county_counts(newest, urls),
        "sweden_map": map_of_sweden(newest, urls) if newest else None,
        "inset_map": map_of_county(STOCKHOLM, newest, urls) if has_stockholm else None,
    }


def _list_context(
    request: HttpRequest, shown: ListPage, urls: SeriesUrls, listing: Listing
) -> dict[str, Any]:
    return {
        "heading": shown.heading,
        "intro": shown.intro,
        "description": shown.description,
        "urls": urls,
        "listing": listing,
        "profiles": listing.profiles,
        "own_url": shown.url,
        "feed_url": f"{shown.url}flode/",
        "canonical": _canonical(request, shown, listing),
        "is_filtered": bool(listing.filters.number_chosen or listing.filters.sort),
        "steps": shown.steps,
        "structured_data": series_data(
            request, shown.heading, shown.url, listing.profiles, shown.steps
        ),
    }


def _canonical(request: HttpRequest, shown: ListPage, listing: Listing) -> str:
    """Returns the URL of the unfiltered list: filters only choose among what it has."""
    number = listing.profiles.number
    query = f"?{PAGE}={number}" if number > 1 and not listing.filters.number_chosen else ""
    return absolute_url(request, f"{shown.url}{query}")
