"""The site itself."""

from django.http import HttpRequest
from django.urls import reverse

from home.absolute_urls import absolute_url
from profiles.public.structured_data.graph import Thing, graph, thing
from profiles.public.structured_data.site import publisher, site_name


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
