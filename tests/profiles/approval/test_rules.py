"""The rules: an advertisement goes live when it was approved as it is, where that is asked for."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.models import PublisherSettings
from profiles.models import ProfilePage
from profiles.rules import PublishingError, findings
from profiles.rules.approval import content_digest
from tests.profiles.approval.proofs import answer, change, quoting_profile, send

pytestmark = pytest.mark.django_db


def ask_for_approval() -> None:
    settings = PublisherSettings.for_site(Site.objects.get())
    settings.advertisements_need_approval = True
    settings.save()


def advertisement() -> ProfilePage:
    return quoting_profile(label="annons", advertiser="Haninge kommun")


def approve(client: Client, page: ProfilePage, **fields: str) -> None:
    _, url = send(page, **fields)
    assert client.post(url, answer()).status_code == 302


def codes(page: ProfilePage) -> set[str]:
    found = findings(ProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object())
    return {finding.code for finding in found if finding.code.startswith("approval-")}


class RequiredApprovalTests:
    def test_is_not_asked_for_unless_the_publisher_says_so(self) -> None:
        page = advertisement()
        assert codes(page) == set()
        page.get_latest_revision().publish()

    def test_stops_publishing_until_the_very_version_is_approved(self, client: Client) -> None:
        ask_for_approval()
        page = advertisement()
        with pytest.raises(PublishingError, match="godkänna annonsen"):
            page.get_latest_revision().publish()
        approve(client, page, speaker="Alva Norling")
        assert codes(page) == {"approval-missing"}
        approve(client, page)
        assert codes(page) == set()
        change(page, title="En annan rubrik om Haninge")
        assert codes(page) == {"approval-missing"}
        with pytest.raises(PublishingError):
            page.get_latest_revision().publish()

    def test_takes_a_scheduled_page_off_the_schedule(self) -> None:
        page = advertisement()
        page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
        page.save_revision().publish()
        ask_for_approval()
        revision = page.get_latest_revision()
        type(revision).objects.update(approved_go_live_at=timezone.now())
        out = StringIO()
        call_command("publish_scheduled", stdout=out, stderr=out)
        assert not ProfilePage.objects.get(pk=page.pk).live
        assert "godkänna annonsen" in out.getvalue()

    def test_leaves_the_editors_own_articles_alone(self) -> None:
        ask_for_approval()
        assert codes(quoting_profile()) == set()


class AdviceTests:
    def test_tells_that_an_older_version_was_approved(self, client: Client) -> None:
        page = quoting_profile()
        approve(client, page)
        assert codes(page) == set()
        change(page, title="En annan rubrik om Haninge")
        assert codes(page) == {"approval-outdated"}

    def test_tells_that_changes_are_wanted_until_something_changes(self, client: Client) -> None:
        page = quoting_profile()
        _, url = send(page)
        client.post(url, answer(answer="changes", text="Fel år."))
        assert codes(page) == {"approval-changes"}
        change(page, title="En annan rubrik om Haninge")
        assert codes(page) == set()


class DigestTests:
    def test_follows_what_a_reader_meets(self) -> None:
        page = quoting_profile()
        before = content_digest(page)
        page.published_on = page.reviewed_on = timezone.localdate()
        page.topics_suggested = True
        assert content_digest(page) == before
        page.body = [("paragraph", '<p><a href="https://example.se/">Gruppen</a> träffas.</p>')]
        with_link = content_digest(page)
        page.body = [
            ("paragraph", '<p><a href="https://annan.example.se/">Gruppen</a> träffas.</p>')
        ]
        assert len({before, with_link, content_digest(page)}) == 3
