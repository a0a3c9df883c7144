"""JSON-LD says what the page shows, in schema.org's shapes."""

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from profiles.models import ProfilePage, ProfilePerson
from profiles.public.structured_data.graph import maker
from tests.profiles.factories import make_profile
from tests.profiles.public.situations import CONTACT, make_image

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def things(client: Client, path: str) -> list[dict[str, Any]]:
    [text] = SCRIPT.findall(client.get(path).content.decode())
    document = json.loads(text)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def thing(client: Client, path: str, kind: str) -> dict[str, Any]:
    return next(t for t in things(client, path) if kind in (t["@type"], *t["@type"][:2]))


@pytest.mark.django_db
class ArticleTests:
    def test_an_editorial_profile_is_an_article_by_the_publisher(self, client: Client) -> None:
        page = make_profile(title="Lugn i Haninge")
        article = thing(client, page.url, "Article")
        assert article["@type"] == "Article"
        assert article["headline"] == "Lugn i Haninge"
        assert article["datePublished"] == "2024-05-03T00:00:00+02:00"
        assert article["inLanguage"] == "sv-SE"
        assert article["publisher"] == article["author"]
        assert "sponsor" not in article

    def test_a_paid_profile_says_so_and_who_paid(self, client: Client) -> None:
        page = make_profile(label="annons", advertiser="Haninge kommun")
        article = thing(client, page.url, "Article")
        assert article["@type"] == ["Article", "AdvertiserContentArticle"]
        assert article["sponsor"] == {"@type": "Organization", "name": "Haninge kommun"}

    def test_a_byline_is_a_person(self, client: Client) -> None:
        page = make_profile(author="Alva Norling")
        assert thing(client, page.url, "Article")["author"]["name"] == "Alva Norling"

    def test_pictures_have_url_caption_and_credit(self, client: Client) -> None:
        page = make_profile(
            lead_image=make_image(), lead_image_alt="En bro", lead_image_caption="Bron i Haninge"
        )
        [picture] = thing(client, page.url, "Article")["image"]
        assert picture["contentUrl"].startswith("http://localhost/media/images/")
        assert picture["caption"] == "Bron i Haninge"
        assert picture["creditText"] == "Alva Norling"

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("Haninge kommun", "Organization"), ("Exempelförlaget", "Organization"),
         ("Bild AB", "Organization"), ("Alva Norling", "Person"), ("Bo Kontorp", "Person")],
    )  # fmt: skip
    def test_who_made_something_may_be_an_organisation(self, name: str, kind: str) -> None:
        assert maker(name) == {"@type": kind, "name": name}

    def test_hidden_people_are_not_mentioned(self, client: Client) -> None:
        page = make_profile()
        page.people.add(
            ProfilePerson(name="Alva Norling", role="enhetschef"),
            ProfilePerson(name="Bo Hemlig", hidden=True, consent_note="Ring först"),
        )
        page.save_revision().publish()
        content = client.get(page.url).content.decode()
        mentions = thing(client, page.url, "Article")["mentions"]
        assert mentions == [{"@type": "Person", "name": "Alva Norling", "jobTitle": "enhetschef"}]
        assert "Bo Hemlig" not in content
        assert "Ring först" not in content

    def test_no_title_can_end_the_script(self, client: Client) -> None:
        title = "Haninge </script><script>alert(1)</script> & co"
        page = make_profile(title=title)
        assert b"<script>alert" not in client.get(page.url).content
        assert thing(client, page.url, "Article")["headline"] == title


@pytest.mark.django_db
class EmployerTests:
    @pytest.fixture
    def page(self) -> ProfilePage:
        return make_profile(aside=[("contact", CONTACT)], employer_unit="socialkontoret")

    def test_the_municipality_is_what_the_article_is_about(
        self, client: Client, page: ProfilePage
    ) -> None:
        employer = thing(client, page.url, "GovernmentOrganization")
        assert thing(client, page.url, "Article")["about"] == {"@id": employer["@id"]}
        assert employer["name"] == "Haninge kommun"
        assert employer["identifier"]["value"] == "0136"
        assert employer["department"]["name"] == "socialkontoret"
        assert employer["url"] == "https://www.example.se"

    def test_contacts_are_points_with_numbers_that_can_be_called(
        self, client: Client, page: ProfilePage
    ) -> None:
        phone, email = thing(client, page.url, "GovernmentOrganization")["contactPoint"]
        assert (phone["contactType"], phone["telephone"]) == ("Växel", "+46846500400")
        assert email["email"] == "social@example.se"

    def test_visiting_and_postal_address_stand_apart(
        self, client: Client, page: ProfilePage
    ) -> None:
        visiting, postal = thing(client, page.url, "GovernmentOrganization")["address"]
        assert "postalCode" not in visiting
        assert postal["postalCode"] == "123 45"
        assert postal["addressCountry"] == "SE"

    def test_the_registers_suggested_website_is_no_fact(self, client: Client) -> None:
        page = make_profile(code="0120")
        assert "url" not in thing(client, page.url, "GovernmentOrganization")


@pytest.mark.django_db
class WayBackTests:
    def test_breadcrumbs_lead_through_the_county(self, client: Client) -> None:
        page = make_profile()
        steps = thing(client, page.url, "BreadcrumbList")["itemListElement"]
        assert [step["name"] for step in steps] == [
            "Start", "Presentationer", "Stockholms län", "Haninge"
        ]  # fmt: skip
        assert [step["position"] for step in steps] == [1, 2, 3, 4]
        assert steps[2]["item"] == "http://localhost/profiler/lan/stockholms-lan/"

    @pytest.mark.parametrize(
        ("path", "name"),
        [("a-o/", "A–Ö"), ("karta/", "Karta"), ("folj/", "Följ"), ("jamfor/", "Jämför")],
    )
    def test_breadcrumbs_are_the_visible_ones(self, client: Client, path: str, name: str) -> None:
        steps = thing(client, f"/profiler/{path}", "BreadcrumbList")["itemListElement"]
        html = BeautifulSoup(client.get(f"/profiler/{path}").content, "html.parser")
        shown = [step.get_text() for step in html.select(".breadcrumbs li")]
        assert [step["name"] for step in steps] == shown
        assert shown[-1] == name

    @pytest.mark.parametrize(
        "path",
        "/ /profiler/ /profiler/a-o/ /profiler/karta/ /profiler/folj/ /profiler/jamfor/ /sok/"
        " /profiler/lan/skane-lan/ /profiler/amne/handledning/ /profiler/haninge/".split(),
    )
    def test_every_page_can_be_shared(self, client: Client, path: str) -> None:
        make_profile()
        html = BeautifulSoup(client.get(path).content, "html.parser")
        for selector in ("[name=description]", "[property='og:title']", "[property='og:url']"):
            assert html.select_one(f"meta{selector}")["content"], selector
        [picture] = [tag["content"] for tag in html.select("meta[property='og:image']")]
        assert re.fullmatch(r"http://(localhost|testserver)/.+\.(png|jpg)", picture)

    def test_lists_are_collections(self, client: Client) -> None:
        make_profile()
        collection = thing(client, "/profiler/lan/stockholms-lan/", "CollectionPage")
        [item] = collection["mainEntity"]["itemListElement"]
        assert item["url"] == "http://localhost/profiler/haninge/"

    def test_the_first_page_is_the_website(self, client: Client) -> None:
        website = thing(client, "/", "WebSite")
        assert website["potentialAction"]["target"]["urlTemplate"] == (
            "http://localhost/sok/?q={ord}"
        )


@pytest.mark.django_db
class SharedPageTests:
    def test_a_paid_profile_is_labelled_in_title_and_description(self, client: Client) -> None:
        page = make_profile(label="annons", advertiser="Haninge kommun", title="Lugn i Haninge")
        html = client.get(page.url).content.decode()
        assert 'og:title" content="Annons från Haninge kommun: Lugn i Haninge"' in html
        assert 'og:description" content="Annons från Haninge kommun. ' in html

    def test_the_canonical_url_has_no_filters(self, client: Client) -> None:
        make_profile()
        html = client.get("/profiler/?lan=01").content.decode()
        assert '<link rel="canonical" href="http://localhost/profiler/">' in html
        assert '<meta name="robots" content="noindex, follow">' in html
