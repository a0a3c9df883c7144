"""What the pages of the series show: all profiles, a county's, a topic's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfileIndexPage
from profiles.public.area_map import STOCKHOLM, county_counts, map_of_county, map_of_sweden
from profiles.public.facets import about_topic, topic_choices
from profiles.public.filters import COUNTY, PAGE, TOPIC
from profiles.public.listing import Listing, make_listing
from profiles.public.rows import SeriesRow, municipalities, newest_editions
from profiles.public.structured_data.graph import graph
from profiles.public.structured_data.series import series_data
from profiles.public.structured_data.site import breadcrumbs
from profiles.public.urls import Link, SeriesUrls
from profiles.registers.models import County, Topic


def whole_series(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the series' first page."""
    urls = series_urls(page, request)
    steps = [(page.title, urls.series)]
    listing = make_listing(page.get_profiles().visible(), request.GET)
    return _list_context(request, urls, steps, listing, page.intro, page.search_description)


def letters_page(page: AbstractProfileIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Returns the context of the municipalities A–Ö."""
    urls = series_urls(page, request)
    return {
        **subpage_context(page, request, "A–Ö", urls.letters),
        "municipalities": municipalities(newest_editions(page)),
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
    steps = [(page.title, urls.series), (county.name, urls.county(county.slug))]
    intro = f"Kommuner i {county.name} som arbetsgivare för dig i socialtjänsten."
    own = [row for row in newest_editions(page) if row.county_code == county.code]
    profiles = page.get_profiles().visible().filter(municipality__county=county)
    listing = make_listing(profiles, request.GET, frozenset({COUNTY}))
    return {
        **_list_context(request, urls, steps, listing, intro),
        "county": county,
        "county_map": map_of_county(county.code, own, urls),
    }


def topic_series(
    page: AbstractProfileIndexPage, request: HttpRequest, topic: Topic
) -> dict[str, Any]:
    """Returns the context of a topic's page."""
    urls = series_urls(page, request)
    steps = [(page.title, urls.series), (topic.label, urls.topic(topic.slug))]
    profiles = about_topic(page.get_profiles().visible(), topic.slug)
    listing = make_listing(profiles, request.GET, frozenset({TOPIC}))
    return {**_list_context(request, urls, steps, listing, topic.introduction), "topic": topic}


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
    request: HttpRequest,
    urls: SeriesUrls,
    steps: list[tuple[str, str]],
    listing: Listing,
    intro: str,
    search_description: str = "",
) -> dict[str, Any]:
    """Returns what a list shows; ``steps`` is the way to it from the first page, itself last."""
    heading, url = steps[-1]
    plain = f"{heading}: kommuner som arbetsgivare för dig i socialtjänsten."
    return {
        "heading": heading,
        "intro": intro,
        "description": search_description or intro or plain,
        "urls": urls,
        "listing": listing,
        "profiles": listing.profiles,
        "own_url": url,
        "feed_url": f"{url}flode/",
        "canonical": _canonical(request, url, listing),
        "is_filtered": bool(listing.filters.number_chosen or listing.filters.sort),
        "structured_data": series_data(request, listing.profiles, steps),
    }


def _canonical(request: HttpRequest, url: str, listing: Listing) -> str:
    """Returns the URL of the unfiltered list: filters only choose among what it has."""
    number = listing.profiles.number
    query = f"?{PAGE}={number}" if number > 1 and not listing.filters.number_chosen else ""
    return absolute_url(request, f"{url}{query}")
