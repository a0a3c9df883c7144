"""The list of the series."""

import io
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook  # type: ignore[import-untyped]

from profiles.models import ChecklistState, ProfileIndexPage, ProfilePage
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.admin.queries import count_queries
from tests.profiles.factories import draft_profile, make_profile

LIST = "profile_list:index"


class OverviewTests(TestCase):
    """Columns, filters, search and export."""

    def setUp(self) -> None:
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.url = reverse(LIST)

    def titles(self, **query: str) -> list[str]:
        """Returns the titles in the order the list shows them."""
        response = self.client.get(self.url, query)
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    def exported(self, kind: str) -> bytes:
        """Returns the file of the export."""
        response: Any = self.client.get(self.url, {"export": kind})
        return b"".join(response.streaming_content)

    def test_shows_what_an_editor_asks(self) -> None:
        page = draft_profile(code="0120", label="", title="Värmdö växer")
        page.save_revision(user=self.editor)
        response = self.client.get(self.url)
        for text in ("Värmdö", "Stockholms", "2024-05-03", "1 fel", "Rut Lind"):
            self.assertContains(response, text)

    def test_sorts_municipalities_the_swedish_way(self) -> None:
        for code in ("1880", "2584", "0180", "1980"):  # Örebro, Kiruna, Stockholm, Västerås
            draft_profile(code=code)
        ordered = self.titles(ordering="municipality__sort_key")
        names = [title.removeprefix("Att arbeta i ") for title in ordered]
        assert names == ["Kiruna", "Stockholm", "Västerås", "Örebro"]

    def test_every_column_that_sorts_sorts(self) -> None:
        draft_profile()
        for key in (
            "title",
            "municipality__county__sort_key",
            "label",
            "published_on",
            "checklist_state__error_count",
            "latest_revision_created_at",
            "live",
        ):
            with self.subTest(key):
                assert self.titles(ordering=key) == self.titles(ordering=f"-{key}")

    def test_filters_by_county_label_state_and_date(self) -> None:
        draft_profile(code="0120", title="Värmdö")
        draft_profile(
            code="1280", title="Malmö", label="annons", advertiser="", published_on=date(2020, 1, 1)
        )
        county = str(ProfilePage.objects.get(title="Värmdö").municipality.county_id)
        assert self.titles(county=county) == ["Värmdö"]
        assert self.titles(label="annons") == ["Malmö"]
        assert self.titles(state="fel") == ["Malmö"]
        assert self.titles(state="varningar") == ["Värmdö"]
        assert self.titles(state="klar") == []
        assert self.titles(published_on_to="2021-01-01") == ["Malmö"]
        assert self.titles(live="True") == []

    def test_finds_titles_and_municipalities_in_any_case(self) -> None:
        draft_profile(code="1880", title="Nära till allt")
        draft_profile(code="0120", title="Vid havet")
        for query in ("ÖREBRO", "örebro", "nära"):
            with self.subTest(query):
                assert self.titles(q=query) == ["Nära till allt"]
        assert self.titles(q="Stockholms län") == ["Vid havet"]

    def test_strange_queries_are_answered(self) -> None:
        draft_profile()
        for query in ('"', "'", "%", "*", "\x00", "ö" * 3000, "  ", "a AND", "-"):
            with self.subTest(query):
                assert self.client.get(self.url, {"q": query}).status_code == 200
        for name in ("ordering", "p", "county", "state", "published_on_from"):
            with self.subTest(name):
                assert self.client.get(self.url, {name: "x'"}).status_code in (200, 404)

    def test_exports_a_workbook_and_csv_with_swedish_headings(self) -> None:
        draft_profile(code="0120", title="Värmdö växer")
        book = load_workbook(io.BytesIO(self.exported("xlsx")))
        heading, row = (list(line) for line in book.active.iter_rows(values_only=True))
        assert heading[:4] == ["Rubrik", "Kommun", "Län", "Märkning"]
        assert row[:4] == ["Värmdö växer", "Värmdö kommun", "Stockholms län", "Redaktionellt"]
        csv = self.exported("csv").decode()
        assert "Värmdö växer;Värmdö kommun;Stockholms län;Redaktionellt" in csv

    def test_the_series_in_the_page_tree_has_the_same_columns(self) -> None:
        draft_profile(code="0120")
        explorer = reverse("wagtailadmin_explore", args=[ProfileIndexPage.objects.get().pk])
        self.assertContains(self.client.get(explorer), "Stockholms län")

    def test_a_stranger_sees_nothing(self) -> None:
        self.client.logout()
        assert self.client.get(self.url).status_code == 302


def copies_of(page: ProfilePage, number: int) -> None:
    """Puts that many rows beside the page, with checklist but without revisions."""
    for step in range(number):
        twin = ProfilePage(title=f"Tvilling {step}", municipality=page.municipality, live=False)
        page.get_parent().add_child(instance=twin)
        ChecklistState.objects.create(page=twin, error_count=step % 3, warning_count=1)


@pytest.mark.parametrize("make_user", [make_editor, make_chief])
@pytest.mark.django_db
def test_costs_the_same_queries_for_five_and_fifty_profiles(client: Any, make_user: Any) -> None:
    client.force_login(make_user())
    explorer = reverse("wagtailadmin_explore", args=[ProfileIndexPage.objects.get().pk])
    counts: dict[str, list[int]] = {}
    for number in (5, 45):
        copies_of(draft_profile(), number - 1)
        for url in (reverse(LIST), explorer):
            client.get(url)
            counts.setdefault(url, []).append(count_queries(partial(client.get, url)))
    assert all(few == many for few, many in counts.values()), counts


class DashboardTests(TestCase):
    """The panels of the first page."""

    def setUp(self) -> None:
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def home(self) -> Any:
        """Returns the first page of the admin."""
        return self.client.get(reverse("wagtailadmin_home"))

    def test_an_empty_site_shows_the_counties(self) -> None:
        response = self.home()
        self.assertContains(response, "Län utan presentation")
        self.assertNotContains(response, "Dina påbörjade utkast")

    def test_a_draft_left_is_found_again_by_its_owner_alone(self) -> None:
        page = draft_profile(title="Lämnat utkast")
        page.save_revision(user=self.editor)
        self.assertContains(self.home(), "Dina påbörjade utkast")
        self.client.force_login(make_editor("sam"))
        self.assertNotContains(self.home(), "Lämnat utkast")

    def test_a_submitted_draft_is_no_longer_left(self) -> None:
        page = draft_profile(title="Inskickat utkast")
        page.save_revision(user=self.editor)
        page.get_workflow().start(page, self.editor)
        self.assertNotContains(self.home(), "Dina påbörjade utkast")

    def test_a_submitted_draft_waits_for_the_chief(self) -> None:
        page = draft_profile(title="Inskickat utkast")
        page.save_revision(user=self.editor)
        page.get_workflow().start(page, self.editor)
        self.client.force_login(make_chief())
        self.assertContains(self.home(), "Inskickat utkast")

    def test_a_returned_draft_waits_for_its_editor_with_the_comment(self) -> None:
        page = draft_profile(title="Tillbakaskickat")
        page.save_revision(user=self.editor)
        state = page.get_workflow().start(page, self.editor)
        state.current_task_state.specific.reject(user=make_chief(), comment="Byt rubrik.")
        response = self.home()
        self.assertContains(response, "Väntar på dig")
        self.assertContains(response, "Byt rubrik.")
        # One panel is enough: it is neither a draft left nor still with the chief.
        self.assertContains(response, f"/admin/pages/{page.pk}/edit/", count=1)

    def test_a_scheduled_profile_shows_its_time(self) -> None:
        page = draft_profile(title="Senare")
        page.go_live_at = timezone.now() + timedelta(days=3)
        page.save_revision().publish()
        self.assertContains(self.home(), "Schemalagda")

    def test_a_county_with_a_visible_profile_is_left_out(self) -> None:
        make_profile(code="0120", title="Värmdö växer")
        response = self.home()
        self.assertNotContains(response, "<li>Stockholms län</li>", html=True)
        self.assertContains(response, "<li>Skåne län</li>", html=True)
        self.assertContains(response, "Senast publicerade")

    def test_costs_the_same_queries_for_five_and_fifteen_profiles(self) -> None:
        counts = []
        for number in (5, 10):
            for _ in range(number):
                draft_profile().save_revision(user=self.editor)
            self.home()
            counts.append(count_queries(self.home))
        assert counts[0] == counts[1], counts
