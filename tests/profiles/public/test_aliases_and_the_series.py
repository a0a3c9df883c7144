"""A page that repeats another, and what follows when the series is renamed or taken down."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import HomePage, StandardPage
from profiles.models import ProfileIndexPage, ProfilePage
from tests.profiles.factories import make_profile

LISTS = [
    "/profiler/",
    "/profiler/lan/stockholms-lan/",
    "/profiler/flode/",
    "/sitemap.xml",
    "/llms.txt",
    "/api/v2/pages/?type=profiles.ProfilePage",
    "/sok/?q=haninge",
]


@pytest.fixture
def profile(db: None) -> ProfilePage:
    return make_profile(
        title="Fördelning av ärenden i Haninge",
        standfirst=[("text", "<p>För barn &lt;12 år &amp; äldre</p><p>Nästa stycke här.</p>")],
    )


def json_ld(html: str) -> list[dict[str, Any]]:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(script)["@graph"]


class AliasTests:
    @pytest.mark.parametrize("url", LISTS)
    def test_is_in_no_list_beside_its_original(
        self, client: Client, profile: ProfilePage, url: str
    ) -> None:
        alias = profile.create_alias(update_slug="kopia-av-haninge")
        assert client.get(alias.url).status_code == 200
        content = client.get(url).content.decode()
        assert "kopia-av-haninge" not in content
        assert "haninge/" in content

    def test_names_its_original_as_canonical(self, client: Client, profile: ProfilePage) -> None:
        alias = profile.create_alias(update_slug="kopia-av-haninge")
        html = client.get(alias.url).content.decode()
        assert '<link rel="canonical" href="http://localhost/profiler/haninge/">' in html
        profile.refresh_from_db()
        assert profile.slug == "haninge"

    @pytest.mark.django_db
    def test_of_a_text_page_does_so_too(self, client: Client) -> None:
        page = HomePage.objects.get().add_child(
            instance=StandardPage(title="Om oss", slug="om-oss")
        )
        alias = page.create_alias(update_slug="om-oss-igen")
        html = client.get(alias.url).content.decode()
        assert '<link rel="canonical" href="http://localhost/om-oss/">' in html
        assert "om-oss-igen" not in client.get("/sitemap.xml").content.decode()


class SeriesTests:
    def test_leaves_no_dead_way_when_it_is_taken_down(
        self, client: Client, profile: ProfilePage
    ) -> None:
        ProfileIndexPage.objects.get().unpublish()
        html = client.get(profile.url).content.decode()
        for url in set(re.findall(r'href="(?:http://localhost)?(/[^"#?]*)["?]', html)):
            if not url.startswith("/static/"):
                assert client.get(url).status_code == 200, url
        names = [thing for thing in json_ld(html) if thing["@type"] == "BreadcrumbList"]
        assert '/profiler/"' not in json.dumps(names)

    def test_is_called_by_its_new_name_everywhere(
        self, client: Client, profile: ProfilePage
    ) -> None:
        series = ProfileIndexPage.objects.get()
        series.title, series.slug = "Kommunerna", "kommuner"
        series.save_revision().publish()
        html = client.get("/kommuner/haninge/").content.decode()
        assert '<li><a href="/kommuner/">Kommunerna</a></li>' in html
        assert "/profiler/" not in html
        (steps,) = [thing for thing in json_ld(html) if thing["@type"] == "BreadcrumbList"]
        assert steps["itemListElement"][1]["name"] == "Kommunerna"
        robots = client.get("/robots.txt").content.decode()
        assert "Disallow: /kommuner/jamfor/?" in robots
        assert "/profiler/" not in robots


class DescriptionTests:
    def test_is_text_with_paragraphs_apart(self, client: Client, profile: ProfilePage) -> None:
        html = client.get("/profiler/haninge/").content.decode()
        described = "För barn &lt;12 år &amp; äldre Nästa stycke här."
        assert f'<meta name="description" content="{described}">' in html
        assert f'<meta property="og:description" content="{described}">' in html
        article = json_ld(html)[0]
        assert article["description"] == "För barn <12 år & äldre Nästa stycke här."
        assert described in client.get("/profiler/").content.decode().replace("\xa0", " ")


@pytest.mark.django_db
class PrivateLoginTests:
    def test_is_a_page_of_the_site(self, client: Client) -> None:
        page = HomePage.objects.get().add_child(
            instance=StandardPage(title="Internt", slug="internt")
        )
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        response = client.get("/internt/", follow=True)
        html = response.content.decode()
        assert response.status_code == 200
        assert 'class="site-header' in html
        assert '<meta name="robots" content="noindex">' in html
        assert '<a href="/">Startsidan</a>' in html
        assert 'value="/internt/"' in html
        login = response.request["PATH_INFO"]
        wrong = client.post(login, {"username": "a", "password": "b", "next": "/internt/"})
        assert 'role="alert"' in wrong.content.decode()
        User.objects.create_user("lasare", password="en-lang-fras-12")
        right = {"username": "lasare", "password": "en-lang-fras-12", "next": "/internt/"}
        assert client.post(login, right)["Location"] == "/internt/"
