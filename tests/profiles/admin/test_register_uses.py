"""What is used is not deleted, and a page that names what is gone is still edited."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from home.models import HomePage, StandardPage
from profiles.admin.register_uses import refuse_deletion
from profiles.models import Municipality, ProfilePage, Topic
from profiles.rules import findings
from tests.profiles.factories import PARAGRAPH, draft_profile, make_profile

pytestmark = pytest.mark.django_db

GONE = 999_999


@pytest.fixture
def boss(client: Client) -> User:
    user = User.objects.create_superuser("bodil", "bodil@example.se", "bodil")
    client.force_login(user)
    return user


def other_municipality() -> Municipality:
    return Municipality.objects.get(code="0120")


def save_draft(page: ProfilePage, **fields: Any) -> Revision:
    """Saves a draft that differs from the page's own row."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision()


def alter(page: Page, **content: Any) -> None:
    """Changes the stored revision as somebody does in the database."""
    revision = page.get_latest_revision()
    revision.content = {**revision.content, **content}
    revision.save()
    # Else the page's own row is opened.
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)


def texts(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def delete(client: Client, row: Any) -> str:
    """Asks the row's screen to delete it and returns what is said."""
    name = f"wagtailsnippets_profiles_{type(row)._meta.model_name}"
    return texts(client.post(reverse(f"{name}:delete", args=[row.pk]), follow=True))


@pytest.mark.usefixtures("boss")
class DeletionTests:
    def test_municipality_of_a_draft_stays(self, client: Client) -> None:
        municipality = other_municipality()
        save_draft(make_profile(), municipality=municipality)
        said = delete(client, municipality)
        assert f"”{municipality}” kan inte tas bort" in said
        assert "”Att arbeta i Haninge” (utkast)" in said
        assert Municipality.objects.filter(pk=municipality.pk).exists()

    def test_municipality_of_a_published_page_stays(self, client: Client) -> None:
        page = make_profile()
        assert "(publicerad)" in delete(client, page.municipality)

    def test_topic_of_a_scheduled_version_stays(self, client: Client) -> None:
        topic = Topic.objects.all()[0]
        revision = save_draft(make_profile(), topics=[topic])
        tomorrow = timezone.now() + timedelta(days=1)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=tomorrow)
        assert "(schemalagd version)" in delete(client, topic)
        assert Topic.objects.filter(pk=topic.pk).exists()

    def test_topic_of_nothing_but_an_older_version_goes(self, client: Client) -> None:
        topic = Topic.objects.all()[0]
        page = make_profile()
        older = save_draft(page, topics=[topic])
        save_draft(ProfilePage.objects.get(pk=page.pk), topics=[])
        delete(client, topic)
        assert not Topic.objects.filter(pk=topic.pk).exists()
        url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older.pk])
        assert client.get(url).status_code == 200
        opened = older.as_object()
        assert [one.field for one in findings(opened) if one.code == "reference-gone"] == ["topics"]

    def test_many_at_once_stay_when_one_is_used(self, client: Client) -> None:
        used, unused = Topic.objects.all()[:2]
        save_draft(make_profile(), topics=[used])
        url = reverse("wagtail_bulk_action", args=["profiles", "topic", "delete"])
        query = f"?id={used.pk}&id={unused.pk}"
        answer = client.post(url + query, follow=True)
        assert f"”{used}” kan inte tas bort" in texts(answer)
        assert Topic.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2

    def test_unused_rows_go(self, client: Client) -> None:
        topic = Topic.objects.all()[0]
        delete(client, topic)
        delete(client, other_municipality())
        assert not Topic.objects.filter(pk=topic.pk).exists()
        assert not Municipality.objects.filter(code="0120").exists()

    def test_county_says_its_municipalities(self) -> None:
        county = other_municipality().county
        assert "(kommun)" in refuse_deletion(county)
        assert " till." in refuse_deletion(county)


@pytest.mark.usefixtures("boss")
class MissingRowTests:
    @pytest.mark.parametrize(
        ("field", "named"),
        [
            ("municipality", GONE),
            ("lead_image", GONE),
            ("logo", GONE),
            ("previous_edition", GONE),
            ("topics", [GONE]),
        ],
    )
    @pytest.mark.parametrize("make", [make_profile, draft_profile])
    def test_opens_empty_with_a_finding(
        self, client: Client, make: Any, field: str, named: Any
    ) -> None:
        page = make()
        alter(page, **{field: named})
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
        draft = ProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        found = [finding.field for finding in findings(draft) if finding.code == "reference-gone"]
        assert found == [field]

    def test_blocks_open_empty_with_a_finding(self, client: Client) -> None:
        page = draft_profile()
        link = f'<p><a linktype="page" id="{GONE}">En sida</a></p>'
        document = f'<p><a linktype="document" id="{GONE}">En fil</a></p>'
        body = [
            {"type": "image", "value": {"image": GONE, "caption": "Mötet"}, "id": "a"},
            {"type": "paragraph", "value": link, "id": "b"},
            {"type": "paragraph", "value": document, "id": "c"},
            {"type": "nothing_we_know", "value": {"x": [1]}, "id": "d"},
            {"type": "paragraph", "value": PARAGRAPH, "id": "e"},
        ]
        unknown = [{"type": "nothing_we_know", "value": None, "id": "f"}]
        streams = {"standfirst": unknown, "aside": unknown, "corrections": unknown}
        alter(
            page, **{name: json.dumps(value) for name, value in {"body": body, **streams}.items()}
        )
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert answer.status_code == 200
        draft = page.get_latest_revision_as_object()
        codes = {(finding.code, finding.block_id) for finding in findings(draft)}
        assert {("image-gone", "a"), ("link-gone", "b"), ("link-gone", "c")} <= codes
        unknown_in = [one.field for one in findings(draft) if one.code == "block-unknown"]
        assert unknown_in == ["standfirst", "body", "aside", "corrections"]
        assert "slaget ”nothing_we_know”, som inte finns längre" in texts(answer)

    def test_every_screen_of_a_revision_answers(self, client: Client) -> None:
        page = make_profile()
        alter(page, municipality=GONE, topics=[GONE], lead_image=GONE)
        newest = page.get_latest_revision().pk
        for name, args in [
            ("history", [page.pk]),
            ("view_draft", [page.pk]),
            ("revisions_revert", [page.pk, newest]),
            ("revisions_view", [page.pk, newest]),
            ("revisions_compare", [page.pk, "live", newest]),
        ]:
            answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=args), follow=True)
            assert (name, answer.status_code) == (name, 200)

    def test_an_older_version_says_what_is_left_of_it(self, client: Client) -> None:
        for page in (StandardPage(title="Om", slug="om"), None):
            page = page or HomePage.objects.get()
            if not page.pk:
                HomePage.objects.get().add_child(instance=page)
            body = [
                {"type": "image", "value": {"image": GONE, "caption": "Mötet"}, "id": "a"},
                {"type": "nothing_we_know", "value": {"x": [1]}, "id": "d"},
            ]
            page.save_revision()
            alter(page, body=json.dumps(body))
            newest = page.get_latest_revision().pk
            for name, args in (("edit", [page.pk]), ("revisions_revert", [page.pk, newest])):
                answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=args))
                assert answer.status_code == 200
                assert "slaget ”nothing_we_know”, som inte finns längre" in texts(answer)
                assert "bild som var vald i blocket ”Bild” finns inte längre" in texts(answer)
