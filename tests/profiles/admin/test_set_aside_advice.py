"""Advice is put aside with a reason, and the list follows the order of the page."""

import pytest
from django.test import Client
from django.urls import reverse

from profiles.admin.checklist import build_checklist, form_order
from profiles.models import ChecklistState, ProfilePage, ProfilePerson
from tests.profiles.admin.people import make_editor
from tests.profiles.factories import draft_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def advice(page: ProfilePage) -> list[str]:
    return [entry.message for entry in build_checklist(page).warnings]


class SetAsideTests:
    def test_leaves_the_list_with_its_reason_and_the_count_with_it(self, office: Client) -> None:
        page = draft_profile(lead_image_caption="Vid sjön.")
        (entry, *others) = build_checklist(page).warnings
        url = reverse("set_aside_advice", args=[page.pk])
        office.post(url, {"key": entry.key, "message": entry.message, "reason": "Bild saknas."})
        checklist = build_checklist(page)
        assert [line.message for line in checklist.warnings] == [line.message for line in others]
        assert [(line.message, line.reason) for line in checklist.set_aside] == [
            (entry.message, "Bild saknas.")
        ]
        assert ChecklistState.objects.get(page=page).warning_count == len(others)
        office.post(url, {"key": entry.key, "again": "1"})
        assert build_checklist(page).set_aside == []

    def test_comes_back_when_it_says_something_else(self, office: Client) -> None:
        page = draft_profile()
        page.people = [ProfilePerson(name="Alva Norling")]
        (entry,) = [line for line in build_checklist(page).warnings if line.field == "people"]
        page.set_aside_advice.create(key=entry.key, message=entry.message, reason="Muntligt.")
        assert entry.message not in advice(page)
        page.people = [ProfilePerson(name="Sigge Lind")]
        assert any("Sigge Lind" in message for message in advice(page))

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"key": "x", "reason": "För att"},
            {"key": "a" * 64, "reason": " "},
            {"key": "a" * 64, "reason": "x" * 256},
            {"key": "a" * 64, "reason": "\x00"},
        ],
    )
    def test_asks_for_a_reason(self, office: Client, data: dict) -> None:
        page = draft_profile()
        response = office.post(reverse("set_aside_advice", args=[page.pk]), data)
        assert response.status_code == 400
        assert not page.set_aside_advice.exists()

    def test_an_error_cannot_be_put_aside(self, office: Client) -> None:
        page = draft_profile(label="")
        (entry,) = build_checklist(page).errors
        page.set_aside_advice.create(key=entry.key, message=entry.message, reason="Nej.")
        assert len(build_checklist(page).errors) == 1
        page.save_revision()
        assert ChecklistState.objects.get(page=page).error_count == 1


class OrderTests:
    def test_follows_the_form(self) -> None:
        page = draft_profile(
            label="", title="", published_on=None, body=[("quote", {"text": ""}), ("image", {})]
        )
        checklist = build_checklist(page)
        for entries in (checklist.errors, checklist.warnings):
            places = [form_order()[entry.field] for entry in entries]
            assert places == sorted(places)

    def test_knows_the_form_from_top_to_bottom(self) -> None:
        told = "municipality title lead_image_alt body people topics review_by corrections".split()
        assert sorted(told, key=form_order().__getitem__) == told
