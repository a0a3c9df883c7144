"""Every way to publish asks the publishing rules, and none answers with a server error."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from profiles.content import UNTITLED
from profiles.models import Municipality, ProfileIndexPage, ProfilePage
from profiles.rules import PublishingError
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db

DATE_SENTENCE = "Ange publiceringsdatum."


@pytest.fixture
def editor() -> Any:
    """Returns a user who may do everything."""
    return get_user_model().objects.create_superuser("chef", "chef@example.se", "hemligt")


@pytest.fixture
def admin(editor: Any) -> Client:
    """Returns a client logged in as that user."""
    client = Client()
    client.force_login(editor)
    return client


def form_data(**changes: Any) -> dict[str, Any]:
    """Returns what the editor's form posts for a profile that may be published."""
    values = {
        "title": "Tid att göra jobbet klart",
        "label": "redaktionellt",
        "municipality": municipality_pk(),
        "published_on": "2024-05-03",
        "lead_image_credit_role": "foto",
        "standfirst": streamfield([("text", rich_text("<p>Här finns tid.</p>"))]),
        "body": streamfield([("paragraph", rich_text("<p>Gruppen träffas.</p>"))]),
        "aside": streamfield([]),
        "corrections": streamfield([]),
        "people": inline_formset([]),
        "comments": inline_formset([]),
        "topics": [],
        **changes,
    }
    return nested_form_data({key: value for key, value in values.items() if value != []})


def municipality_pk() -> int:
    """Returns Haninge's primary key."""
    return Municipality.objects.get(code="0136").pk


def edit(admin: Client, page: ProfilePage, **changes: Any) -> Any:
    """Posts the editor's form of the page."""
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_data(**changes))


def add(admin: Client, **changes: Any) -> Any:
    """Posts the form of a new page."""
    series = ProfileIndexPage.objects.get()
    url = reverse("wagtailadmin_pages:add", args=["profiles", "profilepage", series.pk])
    return admin.post(url, form_data(**changes))


def without_date() -> ProfilePage:
    """Returns a draft that the rules refuse."""
    return draft_profile(published_on=None)


class DraftTests:
    def test_is_created_with_nothing_filled_in(self, admin: Client) -> None:
        response = add(admin, title="", municipality="", label="", published_on="")
        page = ProfilePage.objects.get()
        assert response.status_code == 302
        assert (page.title, page.live) == (UNTITLED, False)
        # The words that stand in for a headline would stay beside the one that is typed.
        form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
        assert form["title"].value() == ""

    def test_keeps_formats_that_publishing_would_refuse(self, admin: Client) -> None:
        contact = {
            "organisation": "",
            "unit": "",
            "visiting_street": "",
            "visiting_locality": "",
            "postal_street": "",
            "postal_code": "12",
            "postal_locality": "",
            "phones": {"count": "0"},
            "emails": {"count": "0"},
            "website": "inte en adress",
            "job_text": "",
            "job_url": "javascript:alert(1)",
            "application_contact": "",
        }
        response = edit(admin, draft_profile(), aside=streamfield([("contact", contact)]))
        latest = ProfilePage.objects.get().get_latest_revision_as_object()
        assert response.status_code == 302
        assert latest.aside[0].value["postal_code"] == "12"
        assert latest.aside[0].value["website"] == "https://inte en adress"


class EditorTests:
    def test_publishes_a_profile_that_follows_the_rules(self, admin: Client) -> None:
        page = draft_profile()
        edit(admin, page, **{"action-publish": "1"})
        page.refresh_from_db()
        assert page.live
        assert page.title == "Tid att göra jobbet klart"

    def test_publishes_a_new_page_straight_away(self, admin: Client) -> None:
        add(admin, **{"action-publish": "1"})
        assert ProfilePage.objects.get().live

    @pytest.mark.parametrize("action", ["action-publish", "action-submit"])
    def test_shows_the_sentence_on_its_field(self, admin: Client, action: str) -> None:
        page = draft_profile()
        response = edit(admin, page, published_on="", **{action: "1"})
        assert response.status_code == 200
        assert response.context["form"].errors["published_on"] == [DATE_SENTENCE]
        assert not ProfilePage.objects.get().live

    def test_shows_the_sentence_on_the_block(self, admin: Client) -> None:
        quote = {"text": "", "speakers": {"count": "0"}, "attribution": "auto", "language": ""}
        body = streamfield([("quote", quote), ("paragraph", rich_text("<p>Text.</p>"))])
        response = edit(admin, draft_profile(), body=body, **{"action-publish": "1"})
        (error,) = response.context["form"].errors.as_data()["body"]
        assert list(error.block_errors) == [0]
        assert error.block_errors[0].block_errors["text"].messages == [
            "Skriv citatet, eller ta bort rutan."
        ]

    def test_loses_nothing_when_refused(self, admin: Client) -> None:
        response = edit(
            admin, draft_profile(), published_on="", title="Ny rubrik", **{"action-publish": "1"}
        )
        assert "Ny rubrik</textarea>" in response.content.decode()

    def test_refuses_a_hidden_person_who_is_named(self, admin: Client) -> None:
        people = inline_formset(
            [
                {
                    "name": "Alva Norling",
                    "role": "",
                    "unit": "",
                    "since_year": "",
                    "years_text": "",
                    "position": "",
                    "consent_on": "",
                    "consent_note": "",
                    "hidden": "on",
                }
            ]
        )
        response = edit(
            admin, draft_profile(), title="Alva Norling", people=people, **{"action-publish": "1"}
        )
        assert "title" in response.context["form"].errors


class WorkflowTests:
    @pytest.fixture
    def submitted(self, editor: Any) -> ProfilePage:
        """Returns a page in review whose rules were broken after it was submitted."""
        workflow = Workflow.objects.create(name="Provflöde")
        task = GroupApprovalTask.objects.create(name="Provsteg")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        page = draft_profile()
        workflow.start(page, editor)
        page.published_on = None
        page.save_revision(user=editor)
        state = page.current_workflow_task_state
        state.revision = page.get_latest_revision()
        state.save()
        return page

    def test_approval_is_refused_with_the_sentence(
        self, admin: Client, submitted: ProfilePage
    ) -> None:
        state = submitted.current_workflow_task_state
        url = reverse(
            "wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk]
        )
        response = admin.post(url, {"comment": ""}, follow=True)
        state.refresh_from_db()
        assert response.status_code == 200
        assert DATE_SENTENCE in response.content.decode()
        assert state.status == state.STATUS_IN_PROGRESS
        assert not ProfilePage.objects.get().live

    def test_a_broken_page_can_still_be_sent_back(
        self, admin: Client, submitted: ProfilePage
    ) -> None:
        state = submitted.current_workflow_task_state
        edit(
            admin,
            submitted,
            published_on="",
            **{"action-workflow-action": "1", "workflow-action-name": "reject"},
        )
        state.refresh_from_db()
        assert state.status == state.STATUS_REJECTED


class BulkTests:
    def test_publishes_the_good_and_explains_the_rest(self, admin: Client) -> None:
        good, bad = draft_profile(), draft_profile(code="0120", published_on=None)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = admin.post(
            f"{url}?next=/admin/&id={good.pk}&id={bad.pk}",
            {"include_descendants": ""},
            follow=True,
        )
        assert DATE_SENTENCE in response.content.decode()
        assert ProfilePage.objects.get(pk=good.pk).live
        assert not ProfilePage.objects.get(pk=bad.pk).live

    def test_publishes_descendants_that_may_be_published(self, admin: Client) -> None:
        good, bad = draft_profile(), draft_profile(code="0120", published_on=None)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        series = ProfileIndexPage.objects.get()
        admin.post(f"{url}?next=/admin/&id={series.pk}", {"include_descendants": "on"})
        assert ProfilePage.objects.get(pk=good.pk).live
        assert not ProfilePage.objects.get(pk=bad.pk).live


class ScheduleTests:
    def test_refuses_to_schedule(self) -> None:
        page = draft_profile(published_on=None, go_live_at=timezone.now() + dt.timedelta(days=1))
        with pytest.raises(PublishingError):
            page.get_latest_revision().publish()

    def test_job_skips_a_bad_page_and_goes_on(self, capsys: Any) -> None:
        good, bad = draft_profile(), draft_profile(code="0120", published_on=None)
        past = timezone.now() - dt.timedelta(minutes=1)
        for page in (good, bad):
            page.revisions.update(approved_go_live_at=past)
        call_command("publish_scheduled")
        assert ProfilePage.objects.get(pk=good.pk).live
        assert not ProfilePage.objects.get(pk=bad.pk).live
        assert DATE_SENTENCE in capsys.readouterr().err


class CodeTests:
    def test_publishing_a_revision_asks_the_rules(self) -> None:
        with pytest.raises(PublishingError, match=DATE_SENTENCE):
            without_date().get_latest_revision().publish()

    def test_adding_a_live_page_asks_the_rules(self) -> None:
        with pytest.raises(PublishingError):
            ProfileIndexPage.objects.get().add_child(instance=ProfilePage(title="X", live=True))

    def test_making_a_draft_live_by_hand_asks_the_rules(self) -> None:
        page = without_date()
        page.live = True
        with pytest.raises(PublishingError):
            page.save()

    def test_a_live_page_that_breaks_a_newer_rule_can_be_moved_and_saved(self) -> None:
        page = make_profile()
        ProfilePage.objects.filter(pk=page.pk).update(published_on=None)
        ProfilePage.objects.get(pk=page.pk).save()

    def test_copying_a_live_page_as_live_asks_the_rules(self, admin: Client) -> None:
        page = make_profile()
        ProfilePage.objects.filter(pk=page.pk).update(published_on=None)
        response = admin.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {
                "new_title": "Kopia",
                "new_slug": "kopia",
                "new_parent_page": page.get_parent().pk,
                "publish_copies": "on",
            },
            follow=True,
        )
        assert response.status_code == 200
        assert not ProfilePage.objects.exclude(pk=page.pk).live().exists()
