"""``/llms.txt``: what the site holds, for programs that read text, with the Markdown twins.

One line for each municipality: earlier editions are named by the newest one and by the sitemap.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from home.absolute_urls import absolute_url
from profiles.models import ProfileIndexPage
from profiles.public.rows import newest_editions
from profiles.public.series_context import series_urls
from profiles.public.structured_data.site import site_name


@require_safe
def llms_text(request: HttpRequest) -> HttpResponse:
    """Lists each municipality's newest profile with its label and the URL of its Markdown."""
    text = "\n".join(_lines(request)) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _lines(request: HttpRequest) -> Iterator[str]:
    yield f"# {site_name(request)}"
    series = ProfileIndexPage.objects.visible().first()
    if series is None:
        return
    if series.intro:
        yield f"\n> {' '.join(series.intro.split())}"
    yield f"\n## {series.title}\n"
    urls = series_urls(series, request)
    for row in newest_editions(series):
        url = absolute_url(request, f"{urls.profile(row)}markdown/")
        place = ", ".join(filter(None, [row.display_name, row.county_name]))
        yield f"- [{row.title}]({url}): {place} ({row.label})"
