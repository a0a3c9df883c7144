"""The lists of the registers lead to where their rows are changed or read."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from profiles.models import County, Municipality, Topic
from search.models import Synonym
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db


def leads_to(client: Client, user: User, viewset: str, row: int, name: str) -> bool:
    """Tells whether the list holds a link to the row's screen of the name."""
    client.force_login(user)
    page = client.get(reverse(f"wagtailsnippets_{viewset}:list")).content.decode()
    return f'href="{reverse(f"wagtailsnippets_{viewset}:{name}", args=[row])}"' in page


class RegisterListTests:
    def test_chiefs_come_to_what_they_may_change(self, client: Client) -> None:
        chief = make_chief()
        topic = Topic.objects.order_by("sort_key")[0].pk
        municipality = Municipality.objects.order_by("sort_key")[0].pk
        synonym = Synonym.objects.create(word="anställningstrygghet", synonyms="lagen").pk
        assert leads_to(client, chief, "profiles_topic", topic, "edit")
        assert leads_to(client, chief, "profiles_municipality", municipality, "edit")
        assert leads_to(client, chief, "search_synonym", synonym, "edit")

    def test_others_come_to_what_they_may_read(self, client: Client) -> None:
        municipality = Municipality.objects.order_by("sort_key")[0].pk
        county = County.objects.order_by("sort_key")[0].pk
        assert leads_to(client, make_editor(), "profiles_municipality", municipality, "inspect")
        assert leads_to(client, make_chief(), "profiles_county", county, "inspect")


class MunicipalityTests:
    @pytest.mark.parametrize("website", ["", "www.exempelby.se", "https://exempelby.example.se"])
    def test_accepts_a_domain(self, website: str) -> None:
        Municipality(website=website).clean()

    def test_asks_for_a_domain(self) -> None:
        with pytest.raises(ValidationError) as refusal:
            Municipality(website="inte en adress").clean()
        assert list(refusal.value.error_dict) == ["website"]


@pytest.mark.django_db
class SearchedAndFilteredTests:
    @pytest.mark.parametrize(
        "query",
        ["municipality/results/?q=haninge&county=01", "topic/results/?q=mentor&group=Metod"],
    )
    def test_a_list_can_be_searched_and_filtered_at_once(
        self, admin_client: Client, query: str
    ) -> None:
        assert admin_client.get(f"/admin/snippets/profiles/{query}").status_code == 200
