"""The site's URLs and the empty view that everything is measured against."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from site_project.urls import urlpatterns as site_patterns


def empty(_request: HttpRequest) -> HttpResponse:
    """The least a Django view can do; never cached, so that it is really asked."""
    return HttpResponse("ok", headers={"Cache-Control": "no-store"})


urlpatterns = [path("benchmark/empty", empty), *site_patterns]
