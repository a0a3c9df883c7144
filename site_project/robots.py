"""``/robots.txt``: what search engines may fetch, and where the sitemap is."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# Search results and comparisons are endless combinations of pages that are all linked elsewhere.
RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /api/
Disallow: /sok/
Disallow: /profiler/jamfor/?

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules with the sitemap's whole URL."""
    text = RULES.format(sitemap=request.build_absolute_uri("/sitemap.xml"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
