"""A list of profiles: the series, a county's, a topic's."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from home.absolute_urls import absolute_url
from profiles.content import AbstractProfilePage
from profiles.public.structured_data.graph import Thing, graph, thing
from profiles.public.structured_data.site import breadcrumbs, publisher


def series_data(
    request: HttpRequest, profiles: Iterable[AbstractProfilePage], steps: list[tuple[str, str]]
) -> Thing:
    """Returns the list as a collection; ``steps`` is the way to it, itself last."""
    heading, url = steps[-1]
    publishing = publisher(request)
    elements = [
        thing(
            "ListItem",
            position=number,
            name=page.title,
            url=absolute_url(request, page.get_url(request)),
        )
        for number, page in enumerate(profiles, start=1)
    ]
    collection = thing(
        "CollectionPage",
        id_=absolute_url(request, url),
        name=heading,
        inLanguage="sv-SE",
        publisher={"@id": publishing["@id"]},
        mainEntity=thing("ItemList", numberOfItems=len(elements), itemListElement=elements),
    )
    return graph(collection, publishing, breadcrumbs(request, *steps))
