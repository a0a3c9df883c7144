"""Puts the sample series on a site, through the same import as any manuscript."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Site

from home.models import HomePage, PublisherSettings, StandardPage
from profiles.demo import generated, sources
from profiles.demo.editing import complete
from profiles.demo.picture_store import DemoPictures, delete_demo_pictures
from profiles.demo.standard_pages import clear_standard_pages, publish_standard_pages
from profiles.interchange.builder import build_profile
from profiles.models import ProfileIndexPage, ProfilePage

Report = Callable[[str], None]


def load(report: Report, number: int = 0) -> None:
    """Publishes the whole sample site; all of it or nothing.

    A ``number`` fills the series up to so many profiles, see :mod:`profiles.demo.generated`.
    """
    with transaction.atomic():
        site = Site.objects.get(is_default_site=True)
        home_page = HomePage.objects.get(pk=site.root_page_id)
        series = ProfileIndexPage.objects.child_of(home_page).get()
        _introduce(home_page, sources.SITE["intro"])
        _introduce(series, sources.SITE["series_intro"])
        _sign(site, publish_standard_pages(home_page))
        pictures = DemoPictures()
        _publish_editions(series, pictures, report)
        series.refresh_from_db()
        if added := generated.fill_up(series, number, pictures):
            report(f"{added} generated profiles")


def clear() -> None:
    """Removes every profile and what an earlier load put beside them.

    Older editions first: when a newer one goes, the one before takes over its URL, and
    Wagtail would note a redirect to a page that is about to be removed too.
    """
    with transaction.atomic():
        for page in ProfilePage.objects.order_by("published_on"):
            page.delete()
        for home_page in HomePage.objects.all():
            clear_standard_pages(home_page)
        delete_demo_pictures()


def _introduce(page: HomePage | ProfileIndexPage, words: str) -> None:
    page.intro = words
    page.save_revision().publish()


def _sign(site: Site, pages: dict[str, StandardPage]) -> None:
    """Fills in who publishes the site and which pages its footer leads to."""
    settings = PublisherSettings.for_site(site)
    for name, value in sources.SITE["publisher"].items():
        setattr(settings, name, value)
    settings.about_page = pages["om-serien"]
    settings.privacy_page = pages["integritet"]
    settings.accessibility_page = pages["tillganglighet"]
    settings.advertising_page = pages["om-annonser"]
    settings.cookies_page = pages["kakor"]
    settings.save()


def _publish_editions(series: ProfileIndexPage, pictures: DemoPictures, report: Report) -> None:
    published: dict[str, ProfilePage] = {}
    for name in sources.EDITIONS:
        page = build_profile(sources.imported_draft(name), series)
        additions = sources.additions(name)
        complete(page, additions, pictures)
        page.save_revision().publish()
        published[name] = page
        _link_editions(published, additions.get("newer_edition", ""), page)
        report(page.title)


def _link_editions(published: dict[str, ProfilePage], newer_name: str, older: ProfilePage) -> None:
    newer = published.get(newer_name)
    if newer:
        newer.previous_edition = older
        newer.save_revision().publish()
