"""An autosave that comes late changes nothing of what was decided."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from profiles.models import ProfilePage
from tests.profiles.admin.editor_form import posted
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


@pytest.fixture
def chief(client: Client) -> User:
    user = make_chief()
    client.force_login(user)
    return user


@pytest.fixture
def page() -> ProfilePage:
    return make_profile()


def send(client: Client, page: ProfilePage, headers: Any = None, **fields: Any) -> Any:
    """Posts the editor's form."""
    data = posted(municipality=str(page.municipality_id), **fields)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers=headers)


def autosave(client: Client, page: ProfilePage, **fields: Any) -> Any:
    """Posts the form as autosave does and returns the answer."""
    return send(client, page, JSON, **fields).json()


def stored(page: ProfilePage) -> ProfilePage:
    return ProfilePage.objects.get(pk=page.pk)


@pytest.mark.usefixtures("chief")
class LateAutosaveTests:
    def begin(self, client: Client, page: ProfilePage) -> int:
        """Saves once by itself while the page waits for approval; returns the revision."""
        page.save_revision(user=make_editor())
        page.get_workflow().start(page, User.objects.get(username="rut"))
        return int(autosave(client, page, kicker="Ny")["revision_id"])

    def test_leaves_an_approved_page_alone(self, client: Client, page: ProfilePage) -> None:
        revision = self.begin(client, page)
        approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        assert send(client, page, kicker="Ny", **approval).status_code == 302
        late = autosave(client, page, kicker="Halvskriv", overwrite_revision_id=revision)
        assert late["error_code"] == "invalid_revision"
        approved = stored(page)
        assert (approved.kicker, approved.has_unpublished_changes) == ("Ny", False)
        assert approved.get_latest_revision_as_object().kicker == "Ny"

    def test_does_not_approve(self, client: Client, page: ProfilePage) -> None:
        revision = self.begin(client, page)
        approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        autosave(client, page, kicker="Nyast", overwrite_revision_id=revision, **approval)
        assert stored(page).kicker != "Nyast"
        assert stored(page).workflow_in_progress

    def test_does_not_take_a_page_off_its_schedule(self, client: Client, page: ProfilePage) -> None:
        revision = int(autosave(client, page, kicker="Ny")["revision_id"])
        latest = page.revisions.get(pk=revision)
        tomorrow = timezone.now() + timedelta(days=1)
        page.revisions.filter(pk=latest.pk).update(approved_go_live_at=tomorrow)
        late = autosave(client, page, kicker="Halvskriv", overwrite_revision_id=revision)
        assert not late["success"]
        assert stored(page).revisions.get(pk=revision).approved_go_live_at == tomorrow


@pytest.mark.usefixtures("chief")
class UnpublishedChangesTests:
    def test_a_page_has_none_when_it_says_what_is_live(
        self, client: Client, page: ProfilePage
    ) -> None:
        person = {"name": "Alva Norling", "role": "enhetschef"}
        send(client, page, people=[person], **{"action-publish": "1"})
        for kicker, differs in (("Ny", True), ("Presentation", False)):
            page = stored(page).get_latest_revision_as_object()
            page.kicker = kicker
            page.save_revision()
            assert stored(page).has_unpublished_changes is differs
