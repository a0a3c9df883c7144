"""Every page's footer leads to the pages that explain the site."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from home.models import HomePage, PublisherSettings, StandardPage

FIELDS = ("about_page", "advertising_page", "accessibility_page", "privacy_page", "cookies_page")


@pytest.fixture
def publisher(db: None) -> PublisherSettings:
    """The settings with a page in each field, called as the field is."""
    settings = PublisherSettings.for_site(Site.objects.get())
    for field in FIELDS:
        page = StandardPage(title=f"Sidan {field}", slug=field.replace("_", "-"))
        HomePage.objects.get().add_child(instance=page)
        setattr(settings, field, page)
    settings.save()
    return settings


class SiteFooterTests:
    def test_leads_to_each_page_that_is_chosen(
        self, client: Client, publisher: PublisherSettings
    ) -> None:
        shown = footer(client)
        for field in FIELDS:
            link = f'<a href="/{field.replace("_", "-")}/">Sidan {field}</a>'
            assert shown.count(link) == 1, field

    def test_leaves_out_what_is_unpublished_or_not_chosen(
        self, client: Client, publisher: PublisherSettings
    ) -> None:
        publisher.advertising_page.specific.unpublish()
        publisher.cookies_page = None
        publisher.save()
        shown = footer(client)
        assert "advertising-page" not in shown
        assert "cookies-page" not in shown
        assert "privacy-page" in shown

    def test_names_no_private_page_to_visitors(
        self, client: Client, publisher: PublisherSettings
    ) -> None:
        for page in (publisher.about_page, publisher.cookies_page):
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        for path in ("/", "/profiler/", "/sok/", "/finns-inte/"):
            shown = client.get(path).content.decode()
            assert "Sidan about_page" not in shown
            assert "Sidan cookies_page" not in shown
            assert "Sidan privacy_page" in shown


def footer(client: Client) -> str:
    """The markup of the first page's footer."""
    return client.get("/").content.decode().split("<footer")[1]
