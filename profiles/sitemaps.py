"""The sitemap, with the pictures of each profile."""

from typing import Any

from django.http import HttpRequest
from wagtail.contrib.sitemaps import Sitemap

from home.absolute_urls import absolute_url
from home.images.renditions import readable_rendition
from profiles.models import ProfilePage


class PictureSitemap(Sitemap):
    """Wagtail's sitemap; ``images`` of an entry are the URLs of its pictures."""

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        entries = super()._urls(page, protocol, domain)
        pictures = lead_pictures(self.request)
        for entry in entries:
            entry["images"] = pictures.get(entry["location"], [])
        return entries


def lead_pictures(request: HttpRequest) -> dict[str, list[str]]:
    """Returns the URL of each visible profile's lead picture by the profile's own URL."""
    profiles = ProfilePage.objects.visible().for_cards().filter(lead_image__isnull=False)
    renditions = {page: readable_rendition(page.lead_image) for page in profiles}
    return {
        page.get_full_url(request): [absolute_url(request, rendition.url)]
        for page, rendition in renditions.items()
        if rendition
    }
