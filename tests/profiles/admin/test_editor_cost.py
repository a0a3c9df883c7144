"""What the admin's editor costs beside Wagtail's own."""

from functools import partial

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage, StandardPage
from tests.profiles.admin.editor_form import PARAGRAPH
from tests.profiles.admin.people import make_editor
from tests.profiles.admin.queries import count_queries
from tests.profiles.factories import draft_profile

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
