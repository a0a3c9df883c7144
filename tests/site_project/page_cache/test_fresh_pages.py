"""Pages made anew are never staler than the page cache, and never show a draft."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from home.models import ContentVersion, HomePage, PublisherSettings
from home.shared_cache import caching_under, clear_caches
from profiles.models import ProfileIndexPage
from tests.profiles.factories import draft_profile, make_profile

CACHE = "site_project.page_cache.middleware.PageCacheMiddleware"
FRESH = "?fresh=1"


@pytest.fixture
def visitor(settings: Any, transactional_db: None) -> Iterator[Client]:
    """Somebody who reads the site as production serves it, each page made anew."""
    settings.MIDDLEWARE = [CACHE, *settings.MIDDLEWARE]
    yield Client()
    clear_caches()


class VisitorTests:
    def test_publishing_is_seen_at_once(self, visitor: Client) -> None:
        first = make_profile(code="0120", title="Den första rubriken")
        page = make_profile(code="0125", title="Den andra rubriken")
        for path in (f"{first.url}{FRESH}", f"/profiler/{FRESH}", f"/{FRESH}"):
            assert "Den andra rubriken" in visitor.get(path).content.decode(), path
        page.title = "Den nya rubriken"
        page.save_revision().publish()
        for path in (f"{first.url}{FRESH}", f"/profiler/{FRESH}", f"/{FRESH}"):
            assert "Den nya rubriken" in visitor.get(path).content.decode(), path

    def test_draft_and_hidden_profiles_are_shown_nowhere(self, visitor: Client) -> None:
        shown = make_profile(code="0120")
        hidden = make_profile(code="0125", title="Den dolda rubriken")
        visitor.get(f"{shown.url}{FRESH}")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        draft_profile(code="0126", title="Det osedda utkastet")
        for path in (f"{shown.url}{FRESH}", f"/profiler/{FRESH}", "/llms.txt"):
            text = visitor.get(path).content.decode()
            assert "Den dolda" not in text, path
            assert "Det osedda" not in text, path
        assert visitor.get(f"{hidden.url}{FRESH}").status_code == 302

    def test_private_series_hides_what_was_open(self, visitor: Client) -> None:
        page = make_profile(code="0120")
        assert visitor.get(f"{page.url}{FRESH}").status_code == 200
        PageViewRestriction.objects.create(
            page=ProfileIndexPage.objects.get(), restriction_type="login"
        )
        assert visitor.get(f"{page.url}{FRESH}").status_code == 302

    def test_unpublished_series_is_gone(self, visitor: Client) -> None:
        assert visitor.get(f"/profiler/{FRESH}").status_code == 200
        ProfileIndexPage.objects.get().unpublish()
        assert visitor.get(f"/profiler/{FRESH}").status_code == 404

    def test_footer_follows_the_settings(self, visitor: Client) -> None:
        visitor.get(f"/{FRESH}")
        settings = PublisherSettings.for_site(Site.objects.get())
        settings.name = "Det nya förlaget"
        settings.save()
        assert "Det nya förlaget" in visitor.get(f"/{FRESH}").content.decode()

    def test_change_that_is_rolled_back_leaves_nothing(self, visitor: Client) -> None:
        with caching_under(ContentVersion.read()), transaction.atomic():
            make_profile(code="0125", title="Den ångrade rubriken")
            assert "Den ångrade" in Client().get(f"/profiler/{FRESH}").content.decode()
            transaction.set_rollback(True)
        assert "Den ångrade" not in visitor.get(f"/profiler/{FRESH}").content.decode()

    def test_sites_keep_their_own_footers(self, visitor: Client, settings: Any) -> None:
        settings.ALLOWED_HOSTS = ["testserver", "andra.example.se"]
        home = HomePage.objects.get()
        other = Site.objects.create(hostname="andra.example.se", root_page=home, site_name="Andra")
        publisher = PublisherSettings.for_site(other)
        publisher.name = "Det andra förlaget"
        publisher.save()
        assert "Det andra" not in visitor.get(f"/{FRESH}").content.decode()
        answer = visitor.get(f"/{FRESH}", headers={"host": "andra.example.se"})
        assert "Det andra" in answer.content.decode()

    def test_profile_made_anew_asks_five_times_at_most(self, visitor: Client) -> None:
        for code in ("0120", "0125", "0126"):
            page = make_profile(code=code)
        for _ in range(2):  # the first visit ever makes the publisher's settings
            visitor.get(f"{page.url}{FRESH}")
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"{page.url}{FRESH}")
        assert len(queries) <= 5

    def test_editor_gets_everything_anew(self, visitor: Client, admin_client: Client) -> None:
        visitor.get(f"/profiler/{FRESH}")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get("/profiler/")
        assert any("profiles_profilepage" in query["sql"] for query in queries)
