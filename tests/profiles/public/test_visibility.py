"""Every way to a profile shows public pages only."""

import pytest
from django.test import Client
from django.urls import reverse

from profiles.models import ProfilePage
from tests.profiles.factories import draft_profile, make_profile
from tests.profiles.public.situations import (
    SECRET_DRAFT,
    SECRET_PRIVATE,
    add_topics,
    hide_page,
    make_hidden_pages,
)

PUBLIC_URLS = [
    "/",
    "/profiler/",
    "/profiler/?lan=01",
    "/profiler/lan/stockholms-lan/",
    "/profiler/amne/handledning/",
    "/profiler/flode/",
    "/profiler/lan/stockholms-lan/flode/",
    "/profiler/amne/handledning/flode/",
    "/profiler/haninge/",
    "/profiler/jamfor/?k=0136&k=0125&k=0120",
    "/sitemap.xml",
    "/llms.txt",
    "/api/v2/pages/?type=profiles.ProfilePage&fields=*",
]


@pytest.fixture
def public_page(db: None) -> ProfilePage:
    make_profile(code="0120")
    return add_topics(make_profile(code="0136", title="Öppen sida om Haninge"), "handledning")


@pytest.fixture
def hidden_pages(public_page: ProfilePage) -> None:
    make_hidden_pages()
    for page in ProfilePage.objects.filter(municipality__code="0125"):
        page.topics.set(public_page.topics.all())
        page.save()


@pytest.mark.usefixtures("hidden_pages")
class DoorTests:
    @pytest.mark.parametrize("url", PUBLIC_URLS)
    def test_shows_no_title_of_a_draft_or_a_private_page(self, client: Client, url: str) -> None:
        response = client.get(url)
        assert response.status_code == 200
        content = response.content.decode()
        assert SECRET_DRAFT not in content
        assert SECRET_PRIVATE not in content
        assert "/profiler/ekero/" not in content

    @pytest.mark.parametrize("url", [d for d in PUBLIC_URLS if d not in {"/sitemap.xml"}])
    def test_shows_the_public_page(self, client: Client, url: str) -> None:
        assert "Öppen sida om Haninge" in client.get(url).content.decode()

    def test_the_sitemap_has_the_public_page_and_its_lists(self, client: Client) -> None:
        content = client.get("/sitemap.xml").content.decode()
        assert "/profiler/haninge/</loc>" in content
        assert "/profiler/lan/stockholms-lan/</loc>" in content
        assert "/profiler/amne/handledning/</loc>" in content

    def test_nobody_finds_a_draft_or_a_private_page_by_url(self, client: Client) -> None:
        for page in ProfilePage.objects.filter(municipality__code="0125"):
            assert client.get(f"/profiler/{page.slug}/").status_code in {302, 404}
            assert client.get(f"/profiler/{page.slug}/markdown/").status_code == 404

    def test_a_county_with_hidden_pages_only_has_no_link_on_the_map(self, client: Client) -> None:
        draft_profile(code="2580")
        hide_page(make_profile(code="2584"))
        assert "norrbottens-lan" not in client.get("/profiler/").content.decode()


@pytest.mark.django_db
class UrlTests:
    @pytest.mark.parametrize(
        "path",
        [
            "/profiler/lan/finns-inte/",
            "/profiler/lan/finns-inte/flode/",
            "/profiler/amne/finns-inte/",
            "/profiler/amne/finns-inte/flode/",
            "/profiler/finns-inte/",
            "/profiler/finns-inte/markdown/",
            "/profiler/lan/",
            "/profiler/amne/",
            "/profiler/flode/mer/",
        ],
    )
    def test_what_is_not_there_is_not_found(self, client: Client, path: str) -> None:
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("path", ["/profiler/lan/hallands-lan/", "/profiler/amne/handledning/"])
    def test_a_list_without_profiles_says_so(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.status_code == 200
        assert "Här finns inga presentationer än" in response.content.decode()

    @pytest.mark.parametrize("path", ["/profiler/", "/profiler/jamfor/", "/profiler/flode/"])
    def test_answers_reading_methods_only(self, client: Client, path: str) -> None:
        assert client.head(path).status_code == 200
        assert client.post(path).status_code in {403, 405}

    def test_the_search_is_where_the_website_says(self, client: Client) -> None:
        assert reverse("search:results") == "/sok/"
