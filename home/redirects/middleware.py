"""Leads visitors from old and misspelt addresses to what is there now."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.deprecation import MiddlewareMixin
from wagtail.models import Site

from home.redirects.paths import answers, canonical_path, own_path, page_path, redirect_at


class RedirectMiddleware(MiddlewareMixin):
    """In place of Wagtail's, which finds an old address only as it was written."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Looks for a way on only where nothing was found."""
        if response.status_code != 404:
            return response
        site = Site.find_for_request(request)
        return led_by_redirect(request, site) or led_to_page(request, site) or response


def led_by_redirect(request: HttpRequest, site: Site | None) -> HttpResponse | None:
    """Answers with the redirect from the address, with its query or else without."""
    without_query = canonical_path(request.path_info)
    query = request.META.get("QUERY_STRING", "")
    for path in dict.fromkeys((canonical_path(f"{request.path_info}?{query}"), without_query)):
        redirect = redirect_at(path, site)
        if redirect and redirect.link and own_path(redirect.link, site) != path:
            permanent = HttpResponsePermanentRedirect(redirect.link)
            return permanent if redirect.is_permanent else HttpResponseRedirect(redirect.link)
    return None


def led_to_page(request: HttpRequest, site: Site | None) -> HttpResponse | None:
    """Answers with the page whose address was written in capitals, with å, ä, ö or the like."""
    path = page_path(request.path_info)
    if path == request.path_info or request.method not in ("GET", "HEAD"):
        return None
    if path.count("/") < request.path_info.count("/"):
        return None  # a part of nothing but signs without a shape names no page
    if not answers(path, site):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
