"""What the three roles of the editorial office may and may not do."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import TestCase
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow

from profiles.models import County, ProfileIndexPage, Topic
from tests.profiles.admin.people import make_chief, make_editor, make_member
from tests.profiles.factories import draft_profile


class RoleTests(TestCase):
    """Groups, rights and the workflow come from migrations."""

    def test_exactly_the_three_groups_exist(self) -> None:
        names = set(Group.objects.values_list("name", flat=True))
        assert names == {"Redaktörer", "Redaktionschefer", "Administratörer"}

    def test_an_editor_writes_and_submits_but_does_not_publish(self) -> None:
        permissions = draft_profile().permissions_for_user(make_editor())
        assert permissions.can_edit()
        assert permissions.can_submit_for_moderation()
        assert not permissions.can_publish()

    def test_a_chief_publishes_and_unpublishes(self) -> None:
        page = draft_profile()
        page.get_latest_revision().publish()
        page.refresh_from_db()
        permissions = page.permissions_for_user(make_chief())
        assert permissions.can_publish()
        assert permissions.can_unpublish()

    def test_every_page_has_the_swedish_workflow_reviewed_by_the_chiefs(self) -> None:
        workflow = ProfileIndexPage.objects.get().get_workflow()
        assert workflow.name == "Granskning före publicering"
        (task,) = GroupApprovalTask.objects.all()
        assert [group.name for group in task.groups.all()] == ["Redaktionschefer"]
        assert Workflow.objects.count() == 1

    def screens(self, user: User) -> dict[str, bool]:
        """Returns what the admin answers the user on the screens that differ."""
        self.client.force_login(user)
        names = {
            "topic_add": reverse(Topic.snippet_viewset.get_url_name("add")),
            "settings": reverse("wagtailsettings:edit", args=["home", "publishersettings"]),
            "redirects": reverse("wagtailredirects:index"),
            "promoted": reverse("wagtailsearchpromotions:index"),
            "users": reverse("wagtailusers_users:index"),
            "images": reverse("wagtailimages:add"),
        }
        return {name: self.gets_in(url) for name, url in names.items()}

    def gets_in(self, url: str) -> bool:
        """Tells whether the screen is shown; Wagtail sends the others to its first page."""
        response = self.client.get(url, follow=True)
        ends_at = response.redirect_chain[-1][0] if response.redirect_chain else url
        return response.status_code == 200 and ends_at != reverse("wagtailadmin_home")

    def test_an_editor_reaches_pictures_only(self) -> None:
        reached = {name for name, got_in in self.screens(make_editor()).items() if got_in}
        assert reached == {"images"}

    def test_a_chief_reaches_topics_settings_redirects_and_promoted_results(self) -> None:
        reached = {name for name, got_in in self.screens(make_chief()).items() if got_in}
        assert reached == {"images", "topic_add", "settings", "redirects", "promoted"}

    def test_an_administrator_reaches_everything(self) -> None:
        screens = self.screens(make_member("Administratörer"))
        assert all(screens.values()), screens

    def test_nobody_changes_counties_by_hand(self) -> None:
        self.client.force_login(make_member("Administratörer"))
        viewset: Any = County.snippet_viewset  # type: ignore[attr-defined]
        assert self.client.get(reverse(viewset.get_url_name("list"))).status_code == 200
        response = self.client.get(reverse(viewset.get_url_name("add")), follow=True)
        assert response.redirect_chain

    def test_the_rights_reach_the_whole_tree(self) -> None:
        top = Page.objects.get(depth=1)
        assert top.permissions_for_user(make_chief()).can_publish_subpage()
