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

    def actions_offered(self, user: User, url: str) -> list[str]:
        """Returns the names of the actions below the list."""
        self.client.force_login(user)
        return ACTION.findall(self.client.get(url).content.decode())

    def test_pages_are_published_by_chiefs_alone(self) -> None:
        series = reverse("wagtailadmin_explore", args=[ProfileIndexPage.objects.get().pk])
        for url in (series, "/admin/presentationer/"):
            assert self.actions_offered(self.editor, url) == ["move", "delete"], url
            assert self.actions_offered(self.chief, url) == [
                "move",
                "delete",
                "publish",
                "unpublish",
            ], url

    def test_pictures_are_for_everyone_who_uploads_them(self) -> None:
        url = reverse("wagtailimages:index")
        assert self.actions_offered(self.editor, url) == [
            "add_tags",
            "add_to_collection",
            "delete",
        ]

    def test_topics_are_deleted_by_chiefs_alone(self) -> None:
        url = reverse("wagtailsnippets_profiles_topic:list")
        assert self.actions_offered(self.chief, url) == ["delete"]
        self.assertContains(self.client.get(url), MARKED)
        assert self.actions_offered(self.editor, url) == []
        self.assertNotContains(self.client.get(url), MARKED)

    def test_nobody_deletes_what_comes_with_the_register(self) -> None:
        for model in ("municipality", "county"):
            url = reverse(f"wagtailsnippets_profiles_{model}:list")
            assert self.actions_offered(self.chief, url) == []
            self.assertNotContains(self.client.get(url), MARKED)
