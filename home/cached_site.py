"""The site that a URL belongs to, without asking the database for each page."""

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from home.shared_cache import cached_until_publish


def attach_cached_site(request: HttpRequest) -> None:
    """Notes the request's site where ``Site.find_for_request`` looks before it asks.

    The site brings its first page along, so that the way to every page begins without a question.
    """
    # The host as Wagtail reads it, which leaves the check against ALLOWED_HOSTS to Django.
    host = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined]
    request._wagtail_site = _site_at(host, request.get_port())  # type: ignore[attr-defined]


@cached_until_publish(largest=20)
def _site_at(host: str, port: str) -> Site | None:
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None
