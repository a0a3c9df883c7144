"""What leaves the site names the URL it has, never the one the migrations guess."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from site_project.site_url import adopt_url

pytestmark = pytest.mark.django_db


def root() -> str:
    """Returns the site's own URL."""
    return str(Site.objects.get(is_default_site=True).root_url)


class SiteUrlTests:
    @pytest.mark.parametrize(
        "url", ["https://www.example.se", "http://example.se", "http://127.0.0.1:8765"]
    )
    def test_takes_the_place_of_what_no_visitor_reaches(self, url: str) -> None:
        adopt_url(url)
        assert root() == url

    def test_leaves_what_somebody_has_set(self) -> None:
        Site.objects.update(hostname="profiler.example.se", port=443)
        adopt_url("https://www.example.se")
        assert root() == "https://profiler.example.se"

    def test_follows_the_environment_when_the_site_is_upgraded(self, settings: Any) -> None:
        settings.SITE_ADDRESS = "https://www.example.se"
        call_command("migrate", verbosity=0)
        assert root() == "https://www.example.se"

    def test_stands_in_the_pages(self, settings: Any, client: Client) -> None:
        settings.ALLOWED_HOSTS = ["www.example.se"]
        adopt_url("https://www.example.se")
        answer = client.get("/profiler/", headers={"host": "www.example.se"}, secure=True)
        assert b'<link rel="canonical" href="https://www.example.se/profiler/">' in answer.content

    def test_nothing_is_guessed_without_one(self, settings: Any) -> None:
        settings.SITE_ADDRESS = ""
        call_command("migrate", verbosity=0)
        assert root() == "http://localhost"
