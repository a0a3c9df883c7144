"""A profile: the article, the municipality it is about, the way back."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfilePage, ProfilePerson
from profiles.public.rows import series_above
from profiles.public.structured_data.employer import employer
from profiles.public.structured_data.graph import Thing, graph, maker, moment, thing
from profiles.public.structured_data.pictures import logotype, page_pictures
from profiles.public.structured_data.site import breadcrumbs, publisher
from profiles.public.summary import summary
from profiles.public.urls import SeriesUrls


def profile_data(
    page: AbstractProfilePage,
    request: HttpRequest,
    url: str | None,
    people: list[ProfilePerson],
) -> Thing:
    """Returns the profile's JSON-LD; says it is paid for exactly when the page does.

    ``url`` is the profile's own; ``people`` are those not hidden from the web.
    """
    absolute = partial(absolute_url, request)
    url = url or "/"
    about = employer(page, f"{absolute(url)}#kommun", logotype(page.logo, absolute))
    publishing = publisher(request)
    article = thing(
        ["Article", "AdvertiserContentArticle"] if page.is_advertisement else "Article",
        id_=f"{absolute(url)}#artikel",
        mainEntityOfPage=absolute(url),
        headline=page.title,
        description=summary(page),
        datePublished=moment(page.published_on),
        dateModified=moment(page.updated_on or page.published_on),
        inLanguage="sv-SE",
        image=page_pictures(page, absolute),
        author=_author(page, publishing),
        publisher={"@id": publishing["@id"]},
        sponsor=_sponsor(page),
        about={"@id": about["@id"]} if about else None,
        mentions=_people(people),
        correction=[block.value.get("text") for block in page.corrections],
    )
    return graph(article, about, publishing, _way_back(page, request, url))


def _author(page: AbstractProfilePage, publishing: Thing) -> Thing:
    return maker(page.author) if page.author else {"@id": publishing["@id"]}


def _sponsor(page: AbstractProfilePage) -> Thing | None:
    if not (page.is_advertisement and page.advertiser):
        return None
    return thing("Organization", name=page.advertiser)


def _people(people: list[ProfilePerson]) -> list[Thing]:
    return [thing("Person", name=person.name, jobTitle=person.role) for person in people]


def _way_back(page: AbstractProfilePage, request: HttpRequest, url: str) -> Thing:
    urls = SeriesUrls.around(url)
    place = page.municipality
    series = series_above(page.path)
    steps = [(series.title, urls.series)] if series else []
    if place and series:
        steps.append((place.county.name, urls.county(place.county.slug)))
    steps.append((place.name if place else page.title, url))
    return breadcrumbs(request, *steps)
