"""What the admin's editor costs beside Wagtail's own."""

import datetime as dt
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from home.models import HomePage, StandardPage
from profiles.models import ProfilePage
from tests.profiles.admin.editor_form import PARAGRAPH, posted
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.admin.queries import count_queries
from tests.profiles.factories import draft_profile, make_profile

BLOCKS = 40
MOST = 1.3


class EditorCostTests(TestCase):
    """Queries of opening a profile of forty blocks."""

    def setUp(self) -> None:
        self.client.force_login(make_editor())

    def opening(self, page: Page) -> int:
        """Returns the queries of opening the page's editor, once the caches are warm."""
        open_editor = partial(self.client.get, reverse("wagtailadmin_pages:edit", args=[page.pk]))
        open_editor()
        return count_queries(open_editor)

    def test_opening_costs_little_more_than_a_page_without_the_desk(self) -> None:
        body = [("paragraph", PARAGRAPH)] * BLOCKS
        stock = StandardPage(title="Textsida", slug="textsida", body=body, live=False)
        HomePage.objects.get().add_child(instance=stock)
        stock.save_revision()
        ours, wagtails = self.opening(draft_profile(body=body)), self.opening(stock)
        assert ours <= wagtails * MOST, (ours, wagtails)

    def test_forty_blocks_cost_what_two_cost(self) -> None:
        few = self.opening(draft_profile(body=[("paragraph", PARAGRAPH)] * 2))
        many = self.opening(draft_profile(body=[("paragraph", PARAGRAPH)] * BLOCKS))
        assert few == many

    def test_the_definitions_of_the_blocks_are_packed_once_for_all_forms(self) -> None:
        handler = ProfilePage.get_edit_handler()
        assert handler.get_form_class() is handler.get_form_class()


class StepCostTests(TestCase):
    """The most queries of each thing that an editor in chief waits for, with what follows."""

    def setUp(self) -> None:
        self.client.force_login(make_chief())

    def cost_of(self, page: ProfilePage, *, headers: Any = None, **action: str) -> int:
        """Returns the queries of sending the form of a profile of forty blocks."""
        data = posted(
            municipality=str(page.municipality_id),
            published_on=str(page.published_on),
            body=[("paragraph", rich_text(PARAGRAPH))] * BLOCKS,
        )
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        answers: list[HttpResponse] = []

        def send() -> None:
            with self.captureOnCommitCallbacks(execute=True):
                answers.append(self.client.post(url, {**data, **action}, headers=headers))

        queries = count_queries(send)
        assert answers[0].status_code in {200, 302}
        assert b"error-message" not in answers[0].content
        return queries

    def test_a_published_profile(self) -> None:
        page = make_profile(code="0136")
        self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        publish = {"action-publish": "1"}
        self.cost_of(page, **publish)  # the first of a process asks for content types, too
        json = {"Accept": "application/json"}
        costs = {
            "autosave": self.cost_of(page, headers=json),
            "save": self.cost_of(page),
            "publish": self.cost_of(page, **publish),
        }
        assert all(costs[step] <= most for step, most in MOST_QUERIES.items()), costs

    def test_a_first_publication_costs_the_same_however_many_editions_there_are(self) -> None:
        costs = []
        for years in ((2011, 2012), (2013, 2014, 2015)):
            for year in years:
                make_profile(published_on=dt.date(year, 5, 3))
            page = draft_profile(published_on=dt.date(years[-1] + 10, 5, 3))
            self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            costs.append(self.cost_of(page, **{"action-publish": "1"}))
            page.refresh_from_db()
            assert page.live
            assert page.slug == "haninge"
        assert costs[1] <= min(costs[0], MOST_OF_FIRST_PUBLICATION), costs


MOST_QUERIES = {"autosave": 81, "save": 75, "publish": 95}
MOST_OF_FIRST_PUBLICATION = 109
