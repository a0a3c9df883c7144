"""Tests of filtering, and of facets and their counts."""

import datetime as dt
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from profiles.models import Municipality, ProfileIndexPage, ProfilePage, StatedMeasure, Topic
from profiles.public import facets
from profiles.public.facets import FacetGroup, matching
from profiles.public.filters import Filters
from profiles.public.listing import make_listing
from tests.profiles.factories import PARAGRAPH
from tests.profiles.public.situations import fact_panel

pytestmark = pytest.mark.django_db


def add_profile(code: str, *topics: str, **fields: Any) -> ProfilePage:
    """Adds a visible profile past the editor, with the topics of these slugs."""
    values: dict[str, Any] = {
        "title": f"Profil {code}",
        "label": "redaktionellt",
        "published_on": dt.date(2018, 1, 1),
        "standfirst": [("text", "<p>Här finns tid att tänka.</p>")],
        "body": [("paragraph", PARAGRAPH)],
        "municipality": Municipality.objects.get(code=code),
        **fields,
    }
    page = ProfilePage(live=True, topics=Topic.objects.filter(slug__in=topics), **values)
    added: ProfilePage = ProfileIndexPage.objects.get().add_child(instance=page)
    return added


@pytest.fixture
def series() -> list[ProfilePage]:
    """Two municipalities in Stockholms län, a small and a large one, and one in Skåne."""
    return [
        add_profile("0136", "handledning", "introduktion", label="annons", advertiser="Kommunen"),
        add_profile("0180", "handledning"),
        add_profile("1267", "introduktion", published_on=dt.date(2016, 9, 7)),
    ]


def selected(query: str) -> Filters:
    return Filters.from_query(QueryDict(query))


def found(query: str) -> list[ProfilePage]:
    return list(matching(ProfilePage.objects.visible(), selected(query)).order_by("pk"))


def groups_of(query: str, **arguments: Any) -> list[FacetGroup]:
    number_found = len(found(query))
    profiles = ProfilePage.objects.visible()
    return facets.facet_groups(profiles, selected(query), number_found, **arguments)


def counts(groups: list[FacetGroup], parameter: str) -> dict[str, int]:
    group = next(group for group in groups if group.parameter == parameter)
    return {choice.value: choice.count for choice in group.choices}


@pytest.mark.usefixtures("series")
class FacetCountTests:
    def test_count_what_each_choice_would_leave(self) -> None:
        groups = groups_of("")
        assert counts(groups, "lan") == {"12": 1, "01": 2}
        assert counts(groups, "amne") == {"handledning": 2, "introduktion": 2}
        assert counts(groups, "ar") == {"2018": 2, "2016": 1}
        assert counts(groups, "etikett") == {"annons": 1, "redaktionellt": 2}

    def test_count_together_with_the_other_facets_choices(self) -> None:
        groups = groups_of("amne=introduktion")
        assert counts(groups, "lan") == {"12": 1, "01": 1}
        assert counts(groups, "amne") == {"handledning": 2, "introduktion": 2}

    @pytest.mark.parametrize(
        "query", ["", "lan=01", "amne=introduktion&etikett=annons", "ar=2018&storlek=over-150000"]
    )
    def test_every_choice_leads_to_as_many_as_it_says(self, query: str) -> None:
        for group in groups_of(query):
            for choice in group.choices:
                if not choice.is_chosen:
                    narrowed = selected(query).with_choice(group.parameter, choice.value)
                    assert len(found(narrowed.query_string())) == choice.count

    def test_choices_stand_as_a_visitor_reads_them(self) -> None:
        orders = {group.parameter: [c.value for c in group.choices] for group in groups_of("")}
        assert orders["lan"] == ["12", "01"]
        assert orders["ar"] == ["2018", "2016"]
        assert orders["storlek"][-1] == "over-150000"

    def test_a_chosen_value_leads_back(self) -> None:
        chosen = [choice for group in groups_of("lan=01&ar=2018") for choice in group.chosen]
        assert [choice.query for choice in chosen] == ["ar=2018", "lan=01"]

    def test_each_of_several_values_is_taken_off_alone(self) -> None:
        group = next(group for group in groups_of("lan=01&lan=12") if group.parameter == "lan")
        assert {choice.value: choice.query for choice in group.chosen} == {
            "01": "lan=12",
            "12": "lan=01",
        }

    def test_facets_under_the_same_conditions_share_a_query(self) -> None:
        groups_of("")
        profiles = ProfilePage.objects.visible()
        with CaptureQueriesContext(connection) as queries:
            facets.facet_groups(profiles, selected(""), 3)
        of_profiles = [query for query in queries if "GROUP BY" in query["sql"]]
        assert len(of_profiles) == 4

    def test_a_hidden_profile_is_not_counted(self, series: list[ProfilePage]) -> None:
        ProfilePage.objects.filter(pk=series[0].pk).update(live=False)
        assert counts(groups_of(""), "lan") == {"12": 1, "01": 1}


class HiddenFacetTests:
    def test_a_facet_that_all_results_share_is_hidden(self) -> None:
        add_profile("0136", label="annons", advertiser="Kommunen")
        add_profile("0180")
        groups = groups_of("")
        assert "lan" not in {group.parameter for group in groups}
        assert "etikett" in {group.parameter for group in groups}

    def test_a_chosen_facet_stays_so_that_it_can_be_taken_back(self) -> None:
        add_profile("0136")
        assert "lan" in {group.parameter for group in groups_of("lan=01")}

    def test_a_choice_without_results_is_named_by_the_register(self) -> None:
        add_profile("0136")
        chosen = groups_of("lan=25")[0].chosen[0]
        assert (chosen.label, chosen.count) == ("Norrbottens län", 0)

    def test_also_a_topic_that_an_editor_has_added(self) -> None:
        Topic.objects.create(label="Nattarbete", slug="nattarbete")
        group = next(g for g in groups_of("amne=nattarbete") if g.parameter == "amne")
        assert [choice.label for choice in group.chosen] == ["Nattarbete"]


@pytest.mark.usefixtures("series")
class MatchingTests:
    def test_several_values_of_one_facet_mean_any_of_them(self) -> None:
        assert len(found("lan=01&lan=12")) == 3

    def test_different_facets_narrow_together(self) -> None:
        assert [page.municipality.code for page in found("lan=01&amne=introduktion")] == ["0136"]

    def test_a_profile_of_two_chosen_topics_is_found_once(self) -> None:
        assert len(found("amne=handledning&amne=introduktion")) == 3

    def test_size_classes_follow_the_population(self) -> None:
        assert [page.municipality.code for page in found("storlek=over-150000")] == ["0180"]

    @pytest.mark.parametrize("query", ["ar=0000", "ar=99999", "ar=abc", "lan=x", "storlek=stor"])
    def test_a_value_that_nothing_has_finds_nothing(self, query: str) -> None:
        assert found(query) == []


class StatedTests:
    @pytest.fixture(autouse=True)
    def stating(self) -> list[ProfilePage]:
        """One that states pay and caseload, one that states pay, one that states neither."""
        return [
            add_profile("0136", aside=[fact_panel(pay="36 000 kr", caseload="14")]),
            add_profile("0180", aside=[fact_panel(pay="38 000 kr", employees="4 000")]),
            add_profile("1267"),
        ]

    def test_counts_how_many_state_each_thing(self) -> None:
        assert counts(groups_of(""), "anger") == {"lon": 2, "arenden": 1}

    def test_several_things_are_all_asked_for(self) -> None:
        assert len(found("anger=lon")) == 2
        assert [page.municipality.code for page in found("anger=lon&anger=arenden")] == ["0136"]
        assert counts(groups_of("anger=arenden"), "anger") == {"lon": 1, "arenden": 1}

    @pytest.mark.parametrize(
        ("query", "codes"),
        [
            ("sortera=lagst", ["0136", "0180", "1281"]),
            ("sortera=hogst", ["0180", "0136", "1281"]),
            ("anger=arenden&sortera=hogst", ["0136"]),
        ],
    )
    def test_are_sorted_by_number_and_those_without_come_last(
        self, query: str, codes: list[str]
    ) -> None:
        add_profile("1281", aside=[fact_panel(pay="Efter erfarenhet")])
        listing = make_listing(ProfilePage.objects.visible(), QueryDict(f"anger=lon&{query}"))
        assert [card.profile.municipality.code for card in listing.cards] == codes
        labels = [choice.label for choice in listing.sort_choices]
        assert ("Lägst först" in labels) is ("arenden" not in query)

    def test_follow_a_number_that_changes(self, stating: list[ProfilePage]) -> None:
        page = stating[0]
        page.aside = [fact_panel(pay="41 000–45 000 kr")]
        page.save()
        assert [str(row.number) for row in page.stated_measures.all()] == ["41000.0000"]

    def test_are_named_apart_from_their_heading(self) -> None:
        group = next(group for group in groups_of("anger=lon") if group.parameter == "anger")
        assert [choice.chip for choice in group.chosen] == ["Uppgift om månadslön"]

    @pytest.mark.parametrize("query", ["anger=budget", "anger=lon&anger=x"])
    def test_what_nobody_can_ask_for_finds_nothing(self, query: str) -> None:
        assert found(query) == []

    def test_follow_what_is_published(self, stating: list[ProfilePage]) -> None:
        page = stating[0]
        page.aside = [("fact_panel", fact_panel(turnover="7 procent")[1])]
        draft = page.save_revision()
        assert counts(groups_of(""), "anger") == {"lon": 2, "arenden": 1}
        draft.publish()
        assert counts(groups_of(""), "anger") == {"lon": 1, "omsattning": 1}

    def test_the_migration_reads_the_same_from_what_is_stored(
        self, stating: list[ProfilePage]
    ) -> None:
        migration = import_module("profiles.migrations.0016_stated_measures")
        numbers = import_module("profiles.migrations.0018_numbers_of_stated_measures")
        kept = set(StatedMeasure.objects.values_list("page", "measure", "number"))
        StatedMeasure.objects.all().delete()
        migration.state_measures(apps, None)
        numbers.state_numbers(apps, None)
        assert set(StatedMeasure.objects.values_list("page", "measure", "number")) == kept
        assert len(kept) == 4
