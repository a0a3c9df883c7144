"""Editors are offered the bulk actions they may take, and no boxes that lead nowhere."""

import re

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from profiles.models import ProfileIndexPage
from tests.profiles.admin.people import make_chief, make_editor

ACTION = re.compile(r"/admin/bulk/\w+/\w+/(\w+)/")
MARKED = "data-bulk-action-checkbox"


class BulkActionTests(TestCase):
    def setUp(self) -> None:
        self.editor = make_editor()
        self.chief = make_chief()

    def actions_offered(self, user: User, address: str) -> list[str]:
        """Returns the names of the actions below the list."""
        self.client.force_login(user)
        return ACTION.findall(self.client.get(address).content.decode())

    def test_pages_are_published_by_chiefs_alone(self) -> None:
        series = reverse("wagtailadmin_explore", args=[ProfileIndexPage.objects.get().pk])
        for address in (series, "/admin/presentationer/"):
            assert self.actions_offered(self.editor, address) == ["move", "delete"], address
            assert self.actions_offered(self.chief, address) == [
                "move",
                "delete",
                "publish",
                "unpublish",
            ], address

    def test_pictures_are_for_everyone_who_uploads_them(self) -> None:
        address = reverse("wagtailimages:index")
        assert self.actions_offered(self.editor, address) == [
            "add_tags",
            "add_to_collection",
            "delete",
        ]

    def test_topics_are_deleted_by_chiefs_alone(self) -> None:
        address = reverse("wagtailsnippets_profiles_topic:list")
        assert self.actions_offered(self.chief, address) == ["delete"]
        self.assertContains(self.client.get(address), MARKED)
        assert self.actions_offered(self.editor, address) == []
        self.assertNotContains(self.client.get(address), MARKED)

    def test_nobody_deletes_what_comes_with_the_register(self) -> None:
        for model in ("municipality", "county"):
            address = reverse(f"wagtailsnippets_profiles_{model}:list")
            assert self.actions_offered(self.chief, address) == []
            self.assertNotContains(self.client.get(address), MARKED)
