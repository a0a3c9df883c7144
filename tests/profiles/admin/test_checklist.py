"""”Redo att publicera?”: what the list says, and how it answers while typing."""

import json
from functools import partial
from typing import Any

from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Revision
from wagtail.test.utils.form_data import rich_text

from profiles.admin.checklist import build_checklist
from profiles.models import ChecklistState, Municipality, ProfileIndexPage, ProfilePage
from tests.profiles.admin.editor_form import posted
from tests.profiles.admin.people import make_editor
from tests.profiles.admin.queries import count_queries
from tests.profiles.factories import draft_profile

QUOTE = {"text": "", "speakers": [], "attribution": "auto", "language": ""}


class ChecklistTests(TestCase):
    """The list of a page."""

    def test_separates_errors_from_warnings(self) -> None:
        checklist = build_checklist(draft_profile(label="", lead_image_caption="Vid sjön."))
        assert [entry.field for entry in checklist.errors] == ["label"]
        assert "lead_image_credit" in [entry.field for entry in checklist.warnings]
        assert checklist.summary == "1 fel måste rättas före publicering."

    def test_names_the_part_of_the_page(self) -> None:
        checklist = build_checklist(draft_profile(body=[("quote", QUOTE)]))
        (entry,) = checklist.errors
        assert (entry.section.name, entry.field) == ("Citat", "body")
        assert json.loads(entry.way) == [0, "text"]

    def test_lists_what_is_done_and_leaves_out_what_is_not_there(self) -> None:
        checklist = build_checklist(draft_profile())
        assert "Rubriken är skriven." in checklist.done
        assert "Citaten har text och talare." not in checklist.done

    def test_an_empty_paragraph_is_not_a_written_text(self) -> None:
        checklist = build_checklist(draft_profile(body=[("paragraph", "")]))
        assert "Brödtexten är skriven." not in checklist.done

    def test_an_empty_page_passes_through(self) -> None:
        assert build_checklist(ProfilePage()).errors


class StoredStateTests(TestCase):
    """The counts that lists show."""

    def test_follow_each_revision(self) -> None:
        page = draft_profile(label="")
        assert ChecklistState.objects.get(page=page).error_count == 1
        page.label = "redaktionellt"
        page.save_revision()
        assert ChecklistState.objects.get(page=page).error_count == 0

    def test_an_overwritten_revision_counts_anew(self) -> None:
        page = draft_profile()
        revision = page.get_latest_revision()
        page.title = ""
        page.save_revision(overwrite_revision=revision, clean=False)
        assert Revision.objects.filter(object_id=str(page.pk)).count() == 1
        assert ChecklistState.objects.get(page=page).error_count == 1

    def test_disappear_with_the_page(self) -> None:
        draft_profile().delete()
        assert not ChecklistState.objects.exists()


class ChecklistAnswerTests(TestCase):
    """The URL that checks a form without saving it."""

    def setUp(self) -> None:
        self.page = draft_profile()
        self.client.force_login(make_editor())
        self.url = reverse("profile_checklist", args=[self.page.pk])
        self.haninge = str(Municipality.objects.get(code="0136").pk)

    def answer(self, **fields: Any) -> dict[str, Any]:
        """Returns the answer to a form with the fields."""
        data = posted(**{"municipality": self.haninge, **fields})
        response = self.client.post(self.url, data)
        assert response.status_code == 200
        return response.json()

    def test_a_complete_form_has_no_errors(self) -> None:
        assert self.answer()["errors"] == 0

    def test_tells_what_the_form_lacks(self) -> None:
        answer = self.answer(label="", title="")
        assert answer["errors"] == 2
        assert "Skriv en rubrik." in answer["html"]
        assert answer["short"] == "2 fel kvar"

    def test_reads_blocks_from_the_form(self) -> None:
        body = [
            ("paragraph", rich_text("<p>Text</p>")),
            ("heading", {"text": "Slut", "language": ""}),
        ]
        assert "slutar med en mellanrubrik" in self.answer(body=body)["html"]

    def test_saves_nothing(self) -> None:
        revisions = Revision.objects.count()
        self.answer(title="Något helt annat i Haninge")
        assert Revision.objects.count() == revisions
        assert ProfilePage.objects.get(pk=self.page.pk).title == "Att arbeta i Haninge"

    def test_an_unreadable_date_is_an_error_on_its_field(self) -> None:
        answer = self.answer(published_on="i går")
        assert answer["errors"] >= 1
        assert 'data-checklist-field="published_on"' in answer["html"]

    def test_escapes_what_the_editor_wrote(self) -> None:
        answer = self.answer(logo_url="<script>alert(1)</script>")
        assert "<script>" not in answer["html"]

    def test_a_new_page_is_checked_before_it_exists(self) -> None:
        parent = ProfileIndexPage.objects.get()
        url = reverse("new_profile_checklist", args=[parent.pk])
        response = self.client.post(url, posted(municipality=self.haninge, label=""))
        assert response.json()["errors"] == 1

    def test_costs_the_same_queries_for_two_and_forty_blocks(self) -> None:
        counts = []
        for number in (2, 40):
            body = [("paragraph", rich_text("<p>Text i Haninge.</p>"))] * number
            data = posted(municipality=self.haninge, body=body)
            counts.append(count_queries(partial(self.client.post, self.url, data)))
        assert counts[0] == counts[1], counts


class ChecklistDoorTests(TestCase):
    """Who gets an answer, and what a hostile post gets."""

    def setUp(self) -> None:
        self.page = draft_profile()
        self.url = reverse("profile_checklist", args=[self.page.pk])

    def test_a_stranger_is_sent_to_the_login(self) -> None:
        response = self.client.post(self.url, posted())
        assert response.status_code == 302
        assert "/login/" in response["Location"]

    def test_a_post_without_the_token_is_refused(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_editor())
        assert client.post(self.url, posted()).status_code == 403

    def test_reading_is_not_allowed(self) -> None:
        self.client.force_login(make_editor())
        assert self.client.get(self.url).status_code == 405

    def test_an_unknown_page_is_not_found(self) -> None:
        self.client.force_login(make_editor())
        for url in (
            reverse("profile_checklist", args=[999_999]),
            reverse("new_profile_checklist", args=[self.page.pk]),
        ):
            assert self.client.post(url, posted()).status_code == 404

    def test_malformed_forms_never_break_it(self) -> None:
        self.client.force_login(make_editor())
        whole = posted()
        hostile: list[dict[str, Any]] = [
            {},
            {"title": "\x00"},
            {**whole, "body-count": "många"},
            {**whole, "body-count": "-1"},
            {**whole, "body-count": "7"},
            {**whole, "body-0-order": "x"},
            {**whole, "body-0-type": "script"},
            {**whole, "body-0-value": "{inte json"},
            {**whole, "body-0-value": "[]"},
            {**whole, "body-0-value": '{"blocks": 3}'},
            {**whole, "body-0-value": "null"},
            {**whole, "people-TOTAL_FORMS": "x"},
            {**whole, "people-TOTAL_FORMS": "3", "people-0-id": "9999"},
            {**whole, "municipality": "-1"},
            {**whole, "lead_image": "9" * 40},
            {**whole, "topics": ["x"]},
            {**whole, "go_live_at": "9999-99-99"},
            {**whole, "title": "x" * 100_000},
            {**whole, "action-publish": "1"},
        ]
        for data in hostile:
            with self.subTest(list(data)[-1:]):
                assert self.client.post(self.url, data).status_code in (200, 400)
