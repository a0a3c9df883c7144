"""The link: what it shows, takes and refuses."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment, PageLogEntry

from profiles.approval.views import WRONG_LINKS
from profiles.models import Approval, ProfilePage
from tests.profiles.admin.people import make_editor
from tests.profiles.approval.proofs import answer, change, quoting_profile, send

pytestmark = pytest.mark.django_db


def actions(page: ProfilePage) -> list[str]:
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="profiles.approval.")
    return [entry.action.rpartition(".")[2] for entry in entries.order_by("pk")]


class LinkTests:
    def test_shows_the_draft_as_it_was_sent(self, client: Client) -> None:
        page = quoting_profile()
        _, url = send(page)
        change(page, title="En ny rubrik om Haninge")
        html = client.get(url).content.decode()
        assert "Korrektur" in html
        assert "Att arbeta i Haninge" in html
        assert "En ny rubrik" not in html
        assert "Gruppen träffas varje måndag." in html

    def test_keeps_only_a_hash_of_the_token(self) -> None:
        approval, url = send(quoting_profile())
        token = url.split("/")[2]
        assert len(token) >= 43
        stored = " ".join(str(value) for value in Approval.objects.values().get().values())
        assert token not in stored
        assert approval.token_hash != token

    def test_is_never_indexed_cached_or_told_to_others(self, client: Client) -> None:
        _, url = send(quoting_profile())
        for response in (client.get(url), client.get(url), client.get("/korrektur/fel/")):
            assert response["Cache-Control"] == "private, no-store"
            assert "noindex" in response["X-Robots-Tag"]
            assert response["Referrer-Policy"] == "no-referrer"
            assert "X-Page-Cache" not in response
            assert not response.cookies
        assert '<meta name="robots" content="noindex' in client.get(url).content.decode()

    def test_notes_the_first_opening_but_not_the_office(self, client: Client) -> None:
        page = quoting_profile()
        approval, url = send(page)
        office = Client()
        office.force_login(make_editor())
        office.get(url)
        client.head(url)
        approval.refresh_from_db()
        assert approval.state == "Skickad"
        client.get(url)
        client.get(url)
        approval.refresh_from_db()
        assert approval.state == "Öppnad"
        assert actions(page) == ["opened"]

    def test_of_a_speaker_shows_that_speakers_quotes_alone(self, client: Client) -> None:
        _, url = send(quoting_profile(), speaker="Alva Norling")
        html = client.get(url).content.decode()
        assert "Vi bestämmer tillsammans." in html
        assert "Ingen bär det ensam." not in html
        assert "Gruppen träffas varje måndag." not in html
        assert "185" not in html

    @pytest.mark.parametrize(
        ("fields", "status"),
        [
            ({"revoked_at": timezone.now()}, 410),
            ({"expires_at": timezone.now() - dt.timedelta(seconds=1)}, 410),
        ],
    )
    def test_leads_nowhere_when_revoked_or_expired(
        self, client: Client, fields: dict, status: int
    ) -> None:
        approval, url = send(quoting_profile())
        assert client.get(url).status_code == 200
        Approval.objects.filter(pk=approval.pk).update(**fields)
        for response in (client.get(url), client.post(url, answer())):
            assert response.status_code == status
            assert "Gruppen träffas" not in response.content.decode()
        approval.refresh_from_db()
        assert approval.answer == ""

    @pytest.mark.parametrize("token", ["fel", "a" * 43, "%00", "x" * 5000, "../admin", "å"])
    def test_guessed_leads_nowhere(self, client: Client, token: str) -> None:
        send(quoting_profile())
        for response in (client.get(f"/korrektur/{token}/"), client.post(f"/korrektur/{token}/")):
            assert response.status_code == 404

    def test_stops_who_guesses_on_and_nobody_else(self, client: Client) -> None:
        _, url = send(quoting_profile())
        for number in range(WRONG_LINKS):
            assert client.get(f"/korrektur/gissning-{number}/").status_code == 404
        assert client.get(url).status_code == 429
        assert client.get(url, REMOTE_ADDR="192.0.2.7").status_code == 200


class CommentTests:
    def test_stands_beside_its_block_for_both_sides(self, client: Client) -> None:
        page = quoting_profile()
        editor = make_editor()
        approval, url = send(page, sent_by=editor)
        html = client.get(url).content.decode()
        (target,) = set(re.findall(r'value="(body\.[^"]+)"', html)[1:2])
        response = client.post(url, {"target": target, "text": "Tisdagar."})
        comment = approval.comments.get()
        assert response["Location"] == f"{url}#kommentar-{comment.pk}"
        assert "Gruppen träffas" in comment.where
        assert f'id="kommentar-{comment.pk}"' in client.get(url).content.decode()
        beside = Comment.objects.get(page=page.pk)
        assert (beside.contentpath, beside.user) == (target, editor)
        assert "Bea Ström" in beside.text
        assert beside.has_valid_contentpath(page)
        assert "commented" in actions(page)

    def test_every_part_has_a_place_in_the_editor(self, client: Client) -> None:
        page = quoting_profile()
        _, url = send(page)
        html = client.get(url).content.decode()
        paths = set(re.findall(r'value="((?:body|aside|standfirst|title)[^"]*)"', html))
        assert len(paths) == 9
        assert "aside.panel.items.row2.label" in paths
        for path in paths:
            assert Comment(page=page, contentpath=path).has_valid_contentpath(page), path

    def test_pressed_twice_is_kept_once_and_mailed_once(self, client: Client) -> None:
        approval, url = send(quoting_profile(), sent_by=make_editor())
        for text in ("Fel år.", "Fel år.", "Fel namn."):
            client.post(url, {"target": "title", "text": text})
        assert approval.comments.count() == 2
        assert Comment.objects.count() == 2
        (message,) = mail.outbox
        assert message.subject == "Bea Ström kommenterar ”Att arbeta i Haninge”"
        assert "Fel år." in message.body

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({"target": "title", "text": " "}, "Skriv kommentaren innan du sparar den."),
            ({"target": "title", "text": "x" * 2001}, "Skriv högst 2000 tecken."),
            ({"target": "seo_title", "text": "Hej"}, None),
            ({}, None),
            ({"target": "\x00", "text": "\x00"}, None),
        ],
    )
    def test_that_cannot_be_kept_says_why(
        self, client: Client, data: dict, sentence: str | None
    ) -> None:
        approval, url = send(quoting_profile())
        response = client.post(url, data)
        assert response.status_code == 422
        assert sentence is None or sentence in response.content.decode()
        assert not approval.comments.exists()

    def test_on_a_quote_link_reaches_only_those_quotes(self, client: Client) -> None:
        approval, url = send(quoting_profile(), speaker="Alva Norling")
        assert client.post(url, {"target": "title", "text": "Hej"}).status_code == 422
        assert not approval.comments.exists()


class AnswerTests:
    def test_is_kept_with_name_role_and_time_and_mailed(self, client: Client) -> None:
        page = quoting_profile()
        approval, url = send(page, sent_by=make_editor())
        response = client.post(url, answer(text="Fint!"))
        assert response["Location"] == f"{url}#svar"
        html = client.get(url).content.decode()
        assert "Svaret lämnades av Bea Ström, kommunikatör" in html
        assert "<textarea" not in html
        approval.refresh_from_db()
        assert approval.state == "Godkänd"
        assert actions(page)[-1] == "approved"
        entry = PageLogEntry.objects.filter(page=page.pk).latest("pk")
        assert "Bea Ström, kommunikatör" in entry.message
        (message,) = mail.outbox
        assert message.subject == "Godkänd: ”Att arbeta i Haninge”"
        assert "Fint!" in message.body

    def test_needs_neither_cookie_nor_login(self) -> None:
        approval, url = send(quoting_profile())
        phone = Client(enforce_csrf_checks=True)
        phone.get(url)
        assert phone.post(url, answer()).status_code == 302
        assert not phone.cookies
        approval.refresh_from_db()
        assert approval.state == "Godkänd"

    def test_is_given_once(self, client: Client) -> None:
        approval, url = send(quoting_profile(), sent_by=make_editor())
        client.post(url, answer())
        replayed = client.post(url, answer(answer="changes", text="Nej"))
        assert replayed.status_code == 409
        assert client.post(url, {"target": "title", "text": "Hej"}).status_code == 409
        approval.refresh_from_db()
        assert approval.answer == "approved"
        assert len(mail.outbox) == 1

    def test_that_wants_changes_says_which(self, client: Client) -> None:
        approval, url = send(quoting_profile())
        response = client.post(url, answer(answer="changes"))
        assert response.status_code == 422
        assert "Skriv vad som ska ändras" in response.content.decode()
        client.post(url, {"target": "title", "text": "Stavfel."})
        assert client.post(url, answer(answer="changes")).status_code == 302
        approval.refresh_from_db()
        assert approval.state == "Ändringar behövs"

    @pytest.mark.parametrize(
        "data",
        [
            answer(name=""),
            answer(role=""),
            answer(answer="kanske"),
            answer(name="x" * 300),
            answer(name="\x00"),
        ],
    )
    def test_that_cannot_be_kept_changes_nothing(self, client: Client, data: dict) -> None:
        approval, url = send(quoting_profile())
        assert client.post(url, data).status_code == 422
        approval.refresh_from_db()
        assert approval.answer == ""

    def test_stands_when_the_link_is_revoked_or_revisions_are_purged(self, client: Client) -> None:
        page = quoting_profile()
        approval, url = send(page)
        client.post(url, answer())
        change(page, title="En ny rubrik om Haninge")
        approval.revision.delete()
        Approval.objects.update(revoked_at=timezone.now())
        approval.refresh_from_db()
        assert approval.state == "Godkänd"
        assert approval.get_page().title == "Att arbeta i Haninge"
