"""The sitemap, with pictures."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.profiles.factories import make_profile
from tests.profiles.public.situations import make_image

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


@pytest.mark.django_db
class PictureSitemapTests:
    def test_names_the_picture_of_each_profile(self, client: Client) -> None:
        make_profile(lead_image=make_image(), lead_image_alt="En bro")
        response = client.get("/sitemap.xml")
        root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
        entries = {entry.findtext(f"{SITEMAP}loc"): entry for entry in root}
        entry = entries["http://localhost/profiler/haninge/"]
        picture = entry.findtext(f"{IMAGE}image/{IMAGE}loc")
        assert str(picture).startswith("http://localhost/media/images/")
        assert entry.findtext(f"{SITEMAP}lastmod")

    def test_names_each_url_once(self, client: Client) -> None:
        make_profile(code="0136")
        make_profile(code="0120")
        content = client.get("/sitemap.xml").content.decode()
        assert content.count("/profiler/lan/stockholms-lan/</loc>") == 1
