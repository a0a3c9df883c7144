"""A profile leaves as a manuscript and comes back as the same profile."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from profiles.interchange.builder import build_profile
from profiles.interchange.exporter import export_draft
from profiles.interchange.manuscripts import draft_of
from profiles.manuscript import read_manuscript
from profiles.models import ProfilePage
from tests.profiles.factories import PARAGRAPH, make_profile
from tests.profiles.interchange.test_exporter import FULL_DRAFT
from tests.profiles.public.situations import make_image

pytestmark = pytest.mark.django_db

NOT_WRITTEN = {"source"}
"""A file for proof-reading does not say which file the profile came from."""

EDITORS_ONLY = {
    "year",
    "number",
    "measure",
    "as_of_year",
    "language",
    "valid_until",
    "source",
    "application_contact",
    "job_search",
}
"""What only JSON carries: settings of the admin that no manuscript has words for."""


@pytest.fixture
def page() -> ProfilePage:
    """Returns a profile with every field and block the draft knows."""
    draft = without(FULL_DRAFT, EDITORS_ONLY - NOT_WRITTEN | {"file"})
    draft["fact_panels"] = without(draft["fact_panels"], EDITORS_ONLY)
    return build_profile(draft)


def without(value: Any, keys: set[str]) -> Any:
    """Returns the data without the keys, at any depth."""
    if isinstance(value, dict):
        return {key: without(part, keys) for key, part in value.items() if key not in keys}
    return [without(part, keys) for part in value] if isinstance(value, list) else value


@pytest.fixture
def chief(client: Client) -> Client:
    """Returns a client logged in as someone who may edit."""
    client.force_login(get_user_model().objects.create_superuser("chef", "c@example.se", "h"))
    return client


def exported(client: Client, page: ProfilePage, ending: str) -> Any:
    """Returns the answer with the file."""
    return client.get(reverse("profile_export", args=[page.pk, ending]))


class ExportTests:
    @pytest.mark.parametrize("ending", ["docx", "md"])
    def test_comes_back_as_the_same_profile(
        self, chief: Client, page: ProfilePage, ending: str
    ) -> None:
        response = exported(chief, page, ending)
        draft, _ = draft_of(read_manuscript(response.content, f"haninge.{ending}"))
        again = export_draft(build_profile(draft))
        before = export_draft(page)
        for key in before.keys() - NOT_WRITTEN:
            assert again.get(key) == before[key], key

    @pytest.mark.parametrize("ending", ["docx", "md"])
    def test_comes_back_where_its_pictures_are_not(self, chief: Client, ending: str) -> None:
        picture = {"image": make_image(), "alt_text": "En bro", "caption": "Bron i dimma"}
        page = make_profile(
            lead_image=make_image(),
            lead_image_alt="En bro",
            lead_image_caption="Bron i morgonljus",
            body=[("paragraph", PARAGRAPH), ("image", picture)],
        )
        content = exported(chief, page, ending).content
        again = build_profile(*draft_of(read_manuscript(content, f"haninge.{ending}"))[:1])
        assert again.lead_image_caption == "Bron i morgonljus"
        assert again.body[1].value["caption"] == "Bron i dimma"

    def test_is_named_after_the_profile(self, chief: Client, page: ProfilePage) -> None:
        response = exported(chief, page, "docx")
        assert response["Content-Disposition"] == 'attachment; filename="haninge.docx"'

    def test_knows_no_other_kind_of_file(self, chief: Client, page: ProfilePage) -> None:
        assert exported(chief, page, "exe").status_code == 404

    @pytest.mark.parametrize("key", [1, 10**30])
    def test_answers_404_where_there_is_no_profile(self, chief: Client, key: int) -> None:
        url = reverse("profile_export", args=[key, "json"])
        assert chief.get(url).status_code == 404

    def test_is_for_those_who_may_edit(self, client: Client, page: ProfilePage) -> None:
        assert exported(client, page, "json")["Location"].startswith(reverse("wagtailadmin_login"))
