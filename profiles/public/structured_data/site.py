"""The site itself, its publisher and the way back."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from home.absolute_urls import absolute_url
from home.models import PublisherSettings
from profiles.public.structured_data.graph import Thing, graph, thing


def site_name(request: HttpRequest) -> str:
    """Returns the site's name as the pages show it."""
    site = Site.find_for_request(request)
    return (site.site_name if site else "") or "Kommunprofiler"


def publisher(request: HttpRequest) -> Thing:
    """Returns who publishes the site; its name stands in for a publisher not filled in."""
    settings = PublisherSettings.for_request(request)
    return thing(
        "Organization",
        id_=f"{absolute_url(request, '/')}#utgivare",
        name=settings.name or site_name(request),
        url=absolute_url(request, "/"),
        email=settings.email,
    )


def breadcrumbs(request: HttpRequest, *steps: tuple[str, str]) -> Thing:
    """Returns the way from the first page; each step is a name and a URL."""
    whole = [("Start", "/"), *steps]
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=number, name=name, item=absolute_url(request, url))
            for number, (name, url) in enumerate(whole, start=1)
        ],
    )


def website_data(request: HttpRequest) -> Thing:
    """Returns the site, who publishes it and how it is searched."""
    publishing = publisher(request)
    url = absolute_url(request, "/")
    search = absolute_url(request, reverse("search:results"))
    website = thing(
        "WebSite",
        id_=f"{url}#webbplats",
        name=site_name(request),
        url=url,
        inLanguage="sv-SE",
        publisher={"@id": publishing["@id"]},
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{ord}}"},
            "query-input": "required name=ord",
        },
    )
    return graph(website, publishing)
