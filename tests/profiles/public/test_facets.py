"""Tests of facets and their counts."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from profiles.models import Topic
from profiles.public.facets import FacetGroup, facet_groups, matching
from profiles.public.filters import Filters
from profiles.public.rows import SeriesRow, TopicOfRow


def row(number: int, **values: Any) -> SeriesRow:
    defaults: dict[str, Any] = {
        "pk": number,
        "title": f"Profil {number}",
        "slug": f"profil-{number}",
        "published_on": dt.date(2018, 1, 1) + dt.timedelta(days=number),
        "label": "redaktionellt",
        "code": f"{number:04}",
        "name": f"Ort {number}",
        "display_name": f"Ort {number} kommun",
        "sort_key": f"ort {number}",
        "population": 20_000,
        "county_code": "01",
        "county_name": "Stockholms län",
        "county_slug": "stockholms-lan",
        "county_sort_key": "stockholms lan",
    }
    return SeriesRow(**{**defaults, **values})


def topics(*slugs: str) -> list[TopicOfRow]:
    return [TopicOfRow(slug, slug, slug.capitalize()) for slug in slugs]


def skane(number: int, **values: Any) -> SeriesRow:
    return row(
        number, county_code="12", county_name="Skåne län", county_sort_key="skzzane lan", **values
    )


def counts(groups: list[FacetGroup], parameter: str) -> dict[str, int]:
    group = next(group for group in groups if group.parameter == parameter)
    return {choice.value: choice.count for choice in group.choices}


def selected(query: str) -> Filters:
    return Filters.from_query(QueryDict(query))


ROWS = [
    row(1, topics=topics("handledning", "unga"), label="annons"),
    row(2, topics=topics("handledning"), population=120_000),
    skane(3, topics=topics("unga"), published_on=dt.date(2016, 9, 7)),
]


class FacetCountTests:
    def test_count_what_each_choice_would_leave(self) -> None:
        groups = facet_groups(ROWS, selected(""))
        assert counts(groups, "lan") == {"12": 1, "01": 2}
        assert counts(groups, "amne") == {"handledning": 2, "unga": 2}
        assert counts(groups, "ar") == {"2018": 2, "2016": 1}
        assert counts(groups, "etikett") == {"annons": 1, "redaktionellt": 2}

    def test_count_together_with_the_other_facets_choices(self) -> None:
        groups = facet_groups(ROWS, selected("amne=unga"))
        assert counts(groups, "lan") == {"12": 1, "01": 1}
        assert counts(groups, "amne") == {"handledning": 2, "unga": 2}

    def test_every_choice_leads_to_as_many_as_it_says(self) -> None:
        for query in ("", "lan=01", "amne=unga&etikett=annons", "ar=2018&storlek=15000-30000"):
            for group in facet_groups(ROWS, selected(query)):
                for choice in group.choices:
                    if not choice.is_chosen:
                        assert len(matching(ROWS, selected(choice.query))) == choice.count

    def test_a_chosen_value_leads_back(self) -> None:
        groups = facet_groups(ROWS, selected("lan=01&ar=2018"))
        chosen = [choice for group in groups for choice in group.chosen]
        assert [choice.query for choice in chosen] == ["ar=2018", "lan=01"]

    def test_keep_the_words_of_a_search(self) -> None:
        groups = facet_groups(ROWS, selected(""), kept=[("q", "barn")])
        assert groups[0].choices[0].query.startswith("q=barn&")


class HiddenFacetTests:
    def test_a_facet_that_all_results_share_is_hidden(self) -> None:
        groups = facet_groups(ROWS[:2], selected(""))
        assert "lan" not in {group.parameter for group in groups}
        assert "etikett" in {group.parameter for group in groups}

    def test_a_chosen_facet_stays_so_that_it_can_be_taken_back(self) -> None:
        groups = facet_groups(ROWS[:2], selected("lan=01"))
        assert "lan" in {group.parameter for group in groups}

    @pytest.mark.django_db
    def test_a_choice_without_results_is_named_by_the_register(self) -> None:
        groups = facet_groups(ROWS, selected("lan=25"))
        chosen = groups[0].chosen[0]
        assert (chosen.label, chosen.count) == ("Norrbottens län", 0)

    @pytest.mark.django_db
    def test_also_a_topic_that_an_editor_has_added(self) -> None:
        Topic.objects.create(label="Nattarbete", slug="nattarbete")
        groups = facet_groups(ROWS, selected("amne=nattarbete"))
        group = next(group for group in groups if group.parameter == "amne")
        assert [choice.label for choice in group.chosen] == ["Nattarbete"]

    def test_long_facets_show_the_most_common_choices_first(self) -> None:
        many = [row(n, topics=topics(f"amne-{n:02}", "vanligt")) for n in range(1, 20)]
        group = next(g for g in facet_groups(many, selected("")) if g.parameter == "amne")
        assert len(group.common) == 10
        assert "vanligt" in {choice.value for choice in group.common}
        assert len(group.common) + len(group.others) == len(group.choices)


class MatchingTests:
    def test_several_values_of_one_facet_mean_any_of_them(self) -> None:
        assert len(matching(ROWS, selected("lan=01&lan=12"))) == 3

    def test_different_facets_narrow_together(self) -> None:
        found = matching(ROWS, selected("lan=01&amne=unga"))
        assert [row.pk for row in found] == [1]

    def test_size_classes_follow_the_population(self) -> None:
        assert [r.pk for r in matching(ROWS, selected("storlek=70000-150000"))] == [2]
