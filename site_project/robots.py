"""``/robots.txt``: what search engines may fetch, and where the sitemap is."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from profiles.models import ProfileIndexPage

# Search results and comparisons are endless combinations of pages that are all linked elsewhere.
RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /api/
Disallow: /sok/
{comparisons}

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The rules with the sitemap's whole URL."""
    series = [page.get_url(request) for page in ProfileIndexPage.objects.visible()]
    text = RULES.format(
        comparisons="\n".join(f"Disallow: {url}jamfor/?" for url in series),
        sitemap=request.build_absolute_uri("/sitemap.xml"),
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
