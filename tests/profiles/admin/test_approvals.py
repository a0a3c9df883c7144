"""”Godkännande” in the admin: sending, following and revoking."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from profiles.models import Approval, ProfilePage
from tests.profiles.admin.people import make_editor
from tests.profiles.approval.proofs import answer, change, quoting_profile, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def list_state(office: Client) -> str:
    html = office.get("/admin/presentationer/").content.decode()
    return " ".join(
        state
        for state in ("Skickad", "Öppnad", "Ändringar behövs", "Godkänd, äldre version", "Godkänd")
        if re.search(rf"profile-admin-approval-state\">{state}<", html)
    )


class SendingTests:
    def test_mails_the_link_and_shows_it_once(self, office: Client) -> None:
        page = quoting_profile()
        url = reverse("approvals", args=[page.pk])
        data = {"recipient": "Bea Ström", "email": "bea@example.se", "days": "14"}
        html = office.post(url, {**data, "message": "Tack för besöket!"}).content.decode()
        (link,) = set(re.findall(r"http://[^\"]+/korrektur/[^\"]+", html))
        (message,) = mail.outbox
        assert message.to == ["bea@example.se"]
        assert link in message.body
        assert "Tack för besöket!" in message.body
        assert link not in office.get(url).content.decode()
        assert Client().get(link.replace("http://localhost", "")).status_code == 200

    def test_offers_each_quoted_person_their_quotes(self, office: Client) -> None:
        page = quoting_profile()
        url = reverse("approvals", args=[page.pk])
        html = office.get(url).content.decode()
        assert "Bara citaten av Alva Norling" in html
        office.post(url, {"recipient": "Alva Norling", "speaker": "Alva Norling", "days": "7"})
        assert Approval.objects.get().speaker == "Alva Norling"

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"recipient": "Bea", "email": "bea@", "days": "14"},
            {"recipient": "Bea", "days": "9999"},
            {"recipient": "Bea", "days": "14", "speaker": "Någon Annan"},
        ],
    )
    def test_asks_again_for_what_is_wrong(self, office: Client, data: dict) -> None:
        page = quoting_profile()
        assert office.post(reverse("approvals", args=[page.pk]), data).status_code == 200
        assert not Approval.objects.exists()

    def test_is_for_those_who_may_write(self, client: Client) -> None:
        page = quoting_profile()
        approval, _ = send(page)
        client.force_login(User.objects.create_user("gäst"))
        for url in (
            reverse("approvals", args=[page.pk]),
            reverse("revoke_approval", args=[page.pk, approval.pk]),
        ):
            assert client.post(url).status_code in (302, 403)
        approval.refresh_from_db()
        assert approval.revoked_at is None


class FollowingTests:
    def test_the_list_says_how_far_it_has_come(self, office: Client) -> None:
        page = quoting_profile()
        assert list_state(office) == ""
        _, url = send(page)
        assert list_state(office) == "Skickad"
        Client().get(url)
        assert list_state(office) == "Öppnad"
        Client().post(url, answer(answer="changes", text="Fel år."))
        assert list_state(office) == "Ändringar behövs"
        _, url = send(change(page, title="Ny rubrik om Haninge"))
        Client().post(url, answer())
        assert list_state(office) == "Godkänd"
        change(page, title="Nyare rubrik om Haninge")
        assert list_state(office) == "Godkänd, äldre version"

    def test_what_came_back_stands_before_the_form_for_the_next(self, office: Client) -> None:
        page = quoting_profile()
        send(page)
        html = office.get(reverse("approvals", args=[page.pk])).content.decode()
        assert html.index("<h2>Skickat</h2>") < html.index('<h2 id="ny-lank">Skicka')

    def test_shows_what_differs_from_what_was_approved(self, office: Client) -> None:
        page = quoting_profile()
        _, url = send(page)
        Client().post(url, answer())
        html = office.get(reverse("approvals", args=[page.pk])).content.decode()
        assert "Ändrat sedan den skickades" not in html
        change(page, title="Ny rubrik om Haninge")
        html = office.get(reverse("approvals", args=[page.pk])).content.decode()
        assert "<del>Att arbeta i Haninge</del>" in html
        assert "<ins>Ny rubrik om Haninge</ins>" in html

    def test_revoking_ends_the_link_at_once(self, office: Client) -> None:
        page = quoting_profile()
        approval, url = send(page)
        office.post(reverse("revoke_approval", args=[page.pk, approval.pk]))
        assert Client().get(url).status_code == 410
        other = ProfilePage.objects.get(pk=quoting_profile(code="0120").pk)
        wrong = reverse("revoke_approval", args=[other.pk, approval.pk])
        assert office.post(wrong).status_code == 404
