"""The site itself."""

from django.http import HttpRequest
from django.urls import reverse

from home.absolute_urls import absolute_address
from profiles.public.structured_data.graph import Thing, graph, thing
from profiles.public.structured_data.site import publisher, site_name


def website_data(request: HttpRequest) -> Thing:
    """Returns the site, who publishes it and how it is searched."""
    publishing = publisher(request)
    address = absolute_address(request, "/")
    search = absolute_address(request, reverse("search:results"))
    website = thing(
        "WebSite",
        id_=f"{address}#webbplats",
        name=site_name(request),
        url=address,
        inLanguage="sv-SE",
        publisher={"@id": publishing["@id"]},
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{ord}}"},
            "query-input": "required name=ord",
        },
    )
    return graph(website, publishing)
