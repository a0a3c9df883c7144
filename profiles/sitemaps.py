"""The sitemap, with the pictures of each profile; an index of several when the site is large."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Prefetch
from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import index, sitemap

from home.absolute_urls import absolute_url
from home.images.models import SiteRendition
from home.images.renditions import readable_rendition
from home.images.sizes import MACHINE_SPEC
from profiles.models import ProfilePage

PAGES_AT_ONCE = 500
"""The standard allows 50,000; so many are made in the time of a page with a list."""


class PictureSitemap(Sitemap):
    """Wagtail's sitemap; ``images`` of an entry are the URLs of its pictures."""

    limit = PAGES_AT_ONCE

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Asks the database; Django would load every page."""
        latest: dt.datetime | None = self.items().aggregate(latest=Max("last_published_at"))[
            "latest"
        ]
        return latest

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        shown = list(self.paginator.page(page).object_list)
        pictures = lead_pictures(self.request, [item.pk for item in shown])
        entries = [
            {**entry, "images": pictures.get(item.pk, [])}
            for item in shown
            for entry in item.get_sitemap_urls(self.request)
        ]
        moments = [entry["lastmod"] for entry in entries if entry.get("lastmod")]
        if moments and len(moments) == len(entries):
            self.latest_lastmod = max(moments)
        return entries


SITEMAPS = {"pages": PictureSitemap}


def sitemap_or_index(request: HttpRequest) -> HttpResponseBase:
    """Answers with the sitemap, or with an index of them when one would be too large."""
    sitemaps = {name: sitemap_class(request) for name, sitemap_class in SITEMAPS.items()}
    if any(found.paginator.num_pages > 1 for found in sitemaps.values()):
        answer = index(request, sitemaps, sitemap_url_name="sitemap_section")
    else:
        answer = sitemap(request, sitemaps)
    return answer


def lead_pictures(request: HttpRequest, keys: Iterable[int]) -> dict[int, list[str]]:
    """Returns the URL of each visible profile's lead picture by the profile's key."""
    shown = SiteRendition.objects.filter(filter_spec=MACHINE_SPEC)
    profiles = (
        ProfilePage.objects.visible()
        .filter(pk__in=keys, lead_image__isnull=False)
        .select_related("lead_image")
        .only("lead_image")
        .prefetch_related(Prefetch("lead_image__renditions", queryset=shown))
    )
    renditions = {page.pk: readable_rendition(page.lead_image) for page in profiles}
    return {
        key: [absolute_url(request, rendition.url)]
        for key, rendition in renditions.items()
        if rendition
    }
