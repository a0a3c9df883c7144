"""Suggestions while a visitor types."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.models import ContentVersion
from profiles.models import ProfilePerson, Topic
from search.models import SearchLog
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    """Returns kind and text of what is suggested."""
    lines = client.get("/sok/forslag/", {"q": typed}).json()
    assert all(set(line) == {"text", "type", "url"} for line in lines)
    return [(line["type"], line["text"]) for line in lines]


@pytest.fixture
def profile() -> None:
    """A profile with a topic and two people, one of them hidden."""
    page = draft_profile(title="Vid sjön finns vänner", code="0120")
    page.topics.set([Topic.objects.get(slug="vardegrund")])
    page.people = [
        ProfilePerson(name="Villemo Vängman", sort_order=0),
        ProfilePerson(name="Vidar Hemlig", hidden=True, sort_order=1),
    ]
    page.save_revision().publish()


@pytest.mark.usefixtures("profile")
class SuggestionTests:
    """Municipalities, topics, people, titles."""

    def test_suggests_in_order_of_kind(self, client: Client) -> None:
        """The municipality first."""
        kinds = [kind for kind, _ in suggested(client, "vä")]
        assert kinds == ["kommun", "ämne", "person", "rubrik"]

    def test_asks_the_database_as_often_for_many_as_for_few(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        """Counties, topics and words are asked for together."""
        client.get("/sok/forslag/", {"q": "värd"})
        ContentVersion.renew()
        with django_assert_max_num_queries(21):
            assert len(suggested(client, "vä")) > 3

    def test_finds_without_marks(self, client: Client) -> None:
        """As people type on a telephone."""
        assert ("kommun", "Värmdö kommun") in suggested(client, "varm")

    def test_finds_a_person_by_surname(self, client: Client) -> None:
        """And leads to the profile."""
        assert suggested(client, "vängm") == [("person", "Villemo Vängman")]
        (line,) = client.get("/sok/forslag/", {"q": "vängm"}).json()
        assert client.get(line["url"]).status_code == 200

    def test_keeps_hidden_people_to_itself(self, client: Client) -> None:
        """Their names are not in the index."""
        assert suggested(client, "vidar") == []

    def test_suggests_only_municipalities_with_a_profile(self, client: Client) -> None:
        """The others lead nowhere."""
        assert ("kommun", "Växjö kommun") not in suggested(client, "vä")

    def test_suggests_nothing_for_nothing(self, client: Client) -> None:
        """An empty list is an answer."""
        assert suggested(client, " ") == []

    def test_suggests_a_draft_to_nobody(self, client: Client) -> None:
        """Neither its municipality nor its title."""
        draft_profile(title="Ekot", code="0125")
        assert suggested(client, "ek") == []

    def test_field_says_where_suggestions_are(self, client: Client) -> None:
        """The script is hooked to the form; without it the form is plain."""
        html = client.get("/").content.decode()
        assert 'data-search-suggestions="/sok/forslag/"' in html
        assert 'action="/sok/" method="get"' in html


@pytest.mark.django_db
class SlipTests:
    """What is nearly a name, and names of places around."""

    @pytest.mark.parametrize("typed", ["sandvk", "sadnv", "sanvik"])
    def test_forgives_a_slip(self, client: Client, typed: str) -> None:
        """One letter lost or swapped."""
        make_profile(title="Utkiken", code="2181")
        assert any("Sandviken" in text for _, text in suggested(client, typed))

    def test_forgives_a_slip_in_a_title(self, client: Client) -> None:
        """Word by word."""
        make_profile(title="Utkik över havet", code="2181")
        assert ("rubrik", "Utkik över havet") in suggested(client, "utkki öv")

    def test_completes_words_of_visible_pages(self, client: Client) -> None:
        """One form of each, the shortest."""
        body = [("paragraph", "<p>Seglingen, seglingar och segling.</p>")]
        make_profile(title="Utkiken", code="2181", body=body)
        draft_profile(title="Segelbåten", code="1267")
        assert suggested(client, "seg") == [("ord", "segling")]

    def test_puts_first_what_is_searched_for_most(self, client: Client) -> None:
        """By the report of searches."""
        make_profile(title="Utkiken", code="0114")
        make_profile(title="Utsikten", code="2181")
        assert suggested(client, "uts")[0] == ("rubrik", "Utsikten")
        SearchLog.objects.create(words="utkiken", count=9, hits=2, last_seen=timezone.now())
        assert suggested(client, "ut")[0] == ("rubrik", "Utkiken")

    def test_says_what_is_an_advertisement(self, client: Client) -> None:
        """As the pages themselves do."""
        make_profile(title="Utkiken", code="2181", label="annons", advertiser="Sandvikens kommun")
        assert ("Annons · rubrik", "Utkiken") in suggested(client, "utk")

    @pytest.mark.parametrize("typed", ["gävleb", "gästrik"])
    def test_knows_counties_and_provinces(self, client: Client, typed: str) -> None:
        """Those that some profile lies in."""
        make_profile(title="Utkiken", code="2181")
        assert suggested(client, typed)[0] == ("län", "Gävleborgs län")
        assert suggested(client, "blekin") == []
