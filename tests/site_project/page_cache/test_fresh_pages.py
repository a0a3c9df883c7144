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
from site_project.page_cache.copies import copies
from tests.profiles.factories import draft_profile, make_profile

CACHE = "site_project.page_cache.middleware.PageCacheMiddleware"


class FirstVisitor(Client):
    """Gets each page made anew: nobody has asked this process for it before."""

    def request(self, **request: Any) -> Any:
        """Forgets the copies of whole pages, and asks."""
        copies.clear()
        return super().request(**request)


@pytest.fixture
def visitor(settings: Any, transactional_db: None) -> Iterator[Client]:
    """Somebody who reads the site as production serves it, each page made anew."""
    settings.MIDDLEWARE = [CACHE, *settings.MIDDLEWARE]
    yield FirstVisitor()
    clear_caches()


class VisitorTests:
    def test_publishing_is_seen_at_once(self, visitor: Client) -> None:
        first = make_profile(code="0120", title="Den första rubriken")
        page = make_profile(code="0125", title="Den andra rubriken")
        for path in (f"{first.url}", "/profiler/", "/"):
            assert "Den andra rubriken" in visitor.get(path).content.decode(), path
        page.title = "Den nya rubriken"
        page.save_revision().publish()
        for path in (f"{first.url}", "/profiler/", "/"):
            assert "Den nya rubriken" in visitor.get(path).content.decode(), path

    def test_draft_and_hidden_profiles_are_shown_nowhere(self, visitor: Client) -> None:
        shown = make_profile(code="0120")
        hidden = make_profile(code="0125", title="Den dolda rubriken")
        visitor.get(f"{shown.url}")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        draft_profile(code="0126", title="Det osedda utkastet")
        for path in (f"{shown.url}", "/profiler/", "/llms.txt"):
            text = visitor.get(path).content.decode()
            assert "Den dolda" not in text, path
            assert "Det osedda" not in text, path
        assert visitor.get(f"{hidden.url}").status_code == 302

    def test_private_series_hides_what_was_open(self, visitor: Client) -> None:
        page = make_profile(code="0120")
        assert visitor.get(f"{page.url}").status_code == 200
        PageViewRestriction.objects.create(
            page=ProfileIndexPage.objects.get(), restriction_type="login"
        )
        assert visitor.get(f"{page.url}").status_code == 302

    def test_unpublished_series_is_gone(self, visitor: Client) -> None:
        assert visitor.get("/profiler/").status_code == 200
        ProfileIndexPage.objects.get().unpublish()
        assert visitor.get("/profiler/").status_code == 404

    def test_footer_follows_the_settings(self, visitor: Client) -> None:
        visitor.get("/")
        settings = PublisherSettings.for_site(Site.objects.get())
        settings.name = "Det nya förlaget"
        settings.save()
        assert "Det nya förlaget" in visitor.get("/").content.decode()

    def test_change_that_is_rolled_back_leaves_nothing(self, visitor: Client) -> None:
        with caching_under(ContentVersion.read()), transaction.atomic():
            make_profile(code="0125", title="Den ångrade rubriken")
            assert "Den ångrade" in Client().get("/profiler/").content.decode()
            transaction.set_rollback(True)
        assert "Den ångrade" not in visitor.get("/profiler/").content.decode()

    def test_sites_keep_their_own_footers(self, visitor: Client, settings: Any) -> None:
        settings.ALLOWED_HOSTS = ["testserver", "andra.example.se"]
        home = HomePage.objects.get()
        other = Site.objects.create(hostname="andra.example.se", root_page=home, site_name="Andra")
        publisher = PublisherSettings.for_site(other)
        publisher.name = "Det andra förlaget"
        publisher.save()
        assert "Det andra" not in visitor.get("/").content.decode()
        answer = visitor.get("/", headers={"host": "andra.example.se"})
        assert "Det andra" in answer.content.decode()

    def test_profile_made_anew_asks_five_times_at_most(self, visitor: Client) -> None:
        for code in ("0120", "0125", "0126"):
            page = make_profile(code=code)
        for _ in range(2):  # the first visit ever makes the publisher's settings
            visitor.get(f"{page.url}")
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"{page.url}")
        assert len(queries) <= 5

    def test_editor_gets_everything_anew(self, visitor: Client, admin_client: Client) -> None:
        visitor.get("/profiler/")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get("/profiler/")
        assert any("profiles_profilepage" in query["sql"] for query in queries)

    def test_first_answers_after_a_publication_ask_twenty_times_at_most(
        self, visitor: Client
    ) -> None:
        for code in ("0120", "0125", "0126"):
            page = make_profile(code=code)
        paths = ["/", "/profiler/", "/profiler/lan/stockholms-lan/", "/profiler/amne/handledning/"]
        paths += [page.url, "/profiler/?lan=01&sortera=namn", "/sitemap.xml", "/profiler/flode/"]
        for path in paths:
            assert visitor.get(path).status_code == 200
        asked = {}
        for path in paths:
            ContentVersion.renew()
            with CaptureQueriesContext(connection) as queries:
                visitor.get(path)
            asked[path] = len(queries)
        assert {path: number for path, number in asked.items() if number > 20} == {}
