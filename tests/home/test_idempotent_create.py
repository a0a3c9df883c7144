"""One form for a new page makes one page, however often and however fast it is sent."""

import ast
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.idempotent_create import TOKEN_FIELD
from home.models import PageCreation, StandardPage
from profiles.admin.new_profile import add_url
from profiles.models import Municipality, ProfileIndexPage, ProfilePage
from tests.home.creating_together import ROUNDS, create_together
from tests.profiles.admin.editor_form import posted
from tests.profiles.admin.people import make_chief, make_editor

AUTOSAVE = {"Accept": "application/json"}


class CreationTests(TestCase):
    """What an editor's browser sends one after the other."""

    def setUp(self) -> None:
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.url = add_url(ProfileIndexPage.objects.get())
        self.token = uuid4().hex

    def send(self, title: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        """Sends the form to the URL that creates."""
        municipality = str(Municipality.objects.get(code="0136").pk)
        data = posted(title=title, municipality=municipality, **{TOKEN_FIELD: self.token, **fields})
        return self.client.post(self.url, data, headers=headers or {})

    def person(self, name: str = "Alva Norling") -> dict[str, str]:
        """Returns a person who was just added in the form."""
        return {"name": name, "role": "chef", "unit": "", "ORDER": "1", "id": ""}

    def latest(self) -> ProfilePage:
        """Returns the only page in its latest version."""
        latest: ProfilePage = ProfilePage.objects.get().get_latest_revision_as_object()
        return latest

    def test_the_form_carries_a_token_of_its_own(self) -> None:
        first, second = (self.client.get(self.url).context["creation_token"] for _ in range(2))
        assert first != second
        self.assertContains(self.client.get(self.url), f'name="{TOKEN_FIELD}"', count=1)

    def test_submitting_while_autosave_creates_goes_on_with_that_page(self) -> None:
        self.send("Utkastet", AUTOSAVE, people=[self.person()])
        response = self.send("Det färdiga", people=[self.person()], **{"action-submit": "1"})
        assert response.status_code == 302
        page = self.latest()
        assert page.title == "Det färdiga"
        assert page.workflow_in_progress
        assert [person.name for person in page.people.all()] == ["Alva Norling"]

    def test_a_second_autosave_is_told_where_the_page_is(self) -> None:
        first = self.send("Ett", AUTOSAVE, people=[self.person()]).json()
        people = [self.person(), self.person("Sigge Lind")]
        second = self.send("Två", AUTOSAVE, people=people).json()
        assert second["success"]
        assert (second["url"], second["pk"]) == (first["url"], first["pk"])
        assert "_w_hydrate_create_view" in second["hydrate_url"]
        self.send("Tre", people=people)
        assert self.latest().title == "Tre"
        assert [person.name for person in self.latest().people.all()] == [
            "Alva Norling",
            "Sigge Lind",
        ]

    def test_an_autosave_that_the_editor_has_overtaken_changes_nothing(self) -> None:
        self.send("Det färdiga", **{"action-submit": "1"})
        answer = self.send("Äldre", AUTOSAVE).json()
        assert answer["error_code"] == "invalid_revision"
        assert self.latest().title == "Det färdiga"

    def test_pressing_twice_opens_the_page_and_says_so(self) -> None:
        self.send("Det färdiga")
        response = self.send("Det färdiga", **{"action-submit": "1"})
        edit = reverse("wagtailadmin_pages:edit", args=[self.latest().pk])
        self.assertRedirects(response, edit, fetch_redirect_response=False)
        self.assertContains(self.client.get(edit), "Sidan var redan skapad")

    def test_a_refused_form_keeps_its_token(self) -> None:
        self.client.force_login(make_chief())
        response = self.send("Utan datum", published_on="", **{"action-publish": "1"})
        assert response.context["creation_token"] == self.token
        self.send("Med datum", **{"action-publish": "1"})
        assert self.latest().live

    def test_what_publishing_refuses_is_shown_in_the_editor_of_the_page(self) -> None:
        self.client.force_login(make_chief())
        self.send("Utkast", AUTOSAVE)
        response = self.send("Utkast", published_on="", **{"action-publish": "1"})
        assert response.status_code == 200
        self.assertContains(response, "Ange publiceringsdatum.")
        assert not self.latest().live
        self.assertContains(response, f'action="/admin/pages/{self.latest().pk}/edit/"')

    def test_another_form_makes_another_page(self) -> None:
        self.send("Ett")
        self.token = uuid4().hex
        self.send("Två")
        assert ProfilePage.objects.count() == 2

    def test_the_token_of_a_colleague_leads_nowhere(self) -> None:
        self.send("Rut")
        self.client.force_login(make_editor("sune"))
        self.send("Sune")
        assert {page.title for page in ProfilePage.objects.all()} == {"Rut", "Sune"}

    def test_a_token_that_is_none_counts_as_none(self) -> None:
        for self.token in ("", "x" * 5000, "\x00" * 32):
            assert self.send("Ett").status_code == 302
        assert ProfilePage.objects.count() == 3
        assert not PageCreation.objects.exists()

    def test_a_page_that_was_deleted_meanwhile_is_made_again(self) -> None:
        self.send("Ett", AUTOSAVE)
        ProfilePage.objects.get().delete()
        self.send("Två")
        assert self.latest().title == "Två"

    def test_old_tokens_are_forgotten(self) -> None:
        old = timezone.now() - timedelta(days=8)
        PageCreation.objects.create(token=uuid4().hex, user=self.editor, created_at=old)
        self.send("Ett")
        assert [creation.token for creation in PageCreation.objects.all()] == [self.token]

    def test_text_pages_are_guarded_too(self) -> None:
        self.client.force_login(make_chief())
        parent = Page.objects.get(depth=2)
        url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk])
        token = self.client.get(url).context["creation_token"]
        data = posted(title="Om oss", slug="om-oss", **{TOKEN_FIELD: token})
        for headers in (AUTOSAVE, {}):
            self.client.post(url, {**data, "intro": "Om"}, headers=headers)
        assert StandardPage.objects.filter(slug__startswith="om-oss").count() == 1


def create_in_a_file(folder: Path, *arguments: str) -> dict[str, Any]:
    """Sends in a process of its own: a test's SQLite lies in memory, without locks."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:////{folder / 'desk.sqlite3'}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.home.creating_together", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    outcome: dict[str, Any] = ast.literal_eval(done.stdout.splitlines()[-1])
    return outcome


@pytest.mark.django_db(transaction=True)
def test_three_requests_at_once_make_one_page_with_what_was_submitted(tmp_path: Path) -> None:
    is_sqlite = connection.vendor == "sqlite"
    outcome = create_in_a_file(tmp_path) if is_sqlite else create_together()
    assert set(outcome["statuses"]) <= {200, 302, 400}  # 400: an autosave that was overtaken
    assert outcome["pages"] == outcome["submitted"] == ROUNDS
    assert outcome["titles"] == ["inskickad"]
    assert outcome["people"] == [1]
