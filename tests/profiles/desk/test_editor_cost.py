"""What the desk's editor costs beside Wagtail's own."""

from functools import partial
from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse
from wagtail.admin.views.pages.edit import EditView

from profiles.desk.overview import ProfilePageViewSet
from profiles.models import ProfilePage
from tests.profiles.desk.editor_form import PARAGRAPH
from tests.profiles.desk.people import make_editor
from tests.profiles.desk.queries import count_queries
from tests.profiles.factories import draft_profile

BLOCKS = 40
MOST = 1.3


class EditorCostTests(TestCase):
    """Queries of opening a profile of forty blocks."""

    def setUp(self) -> None:
        self.client.force_login(make_editor())

    def opening(self, page: ProfilePage) -> int:
        """Returns the queries of opening the page's editor, once the caches are warm."""
        open_editor = partial(self.client.get, reverse("wagtailadmin_pages:edit", args=[page.pk]))
        open_editor()
        return count_queries(open_editor)

    def test_opening_costs_little_more_than_wagtails_own_editor(self) -> None:
        page = draft_profile(body=[("paragraph", PARAGRAPH)] * BLOCKS)
        ours = self.opening(page)
        stock_view = ProfilePageViewSet().construct_view(EditView)
        with patch.object(ProfilePageViewSet, "edit_view", stock_view):
            stock = self.opening(page)
        assert ours <= stock * MOST, (ours, stock)

    def test_forty_blocks_cost_what_two_cost(self) -> None:
        few = self.opening(draft_profile(body=[("paragraph", PARAGRAPH)] * 2))
        many = self.opening(draft_profile(body=[("paragraph", PARAGRAPH)] * BLOCKS))
        assert few == many
