"""Every field that editors fill is cleaned, whichever form it stands in."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import HomePage, PublisherSettings, StandardPage
from profiles.models import ProfilePage, Topic
from tests.profiles.admin.editor_form import posted
from tests.profiles.factories import draft_profile

UNSEEN = "\u200b\ufffe"
TEXTS_OF_A_CONTACT = (
    "organisation unit visiting_street visiting_locality postal_street postal_code postal_locality "
    "website job_text job_url application_contact"
).split()


def listed(value: dict[str, str]) -> dict[str, Any]:
    """Returns what the form of a list posts of one item."""
    return {"count": "1", "0": {"value": value, "order": "0", "deleted": "", "id": ""}}


@pytest.mark.django_db
class NamesOfOtherPackagesTests:
    """What has no validation of ours is cleaned on its way to the database."""

    @pytest.mark.parametrize(
        ("model", "values", "field"),
        [
            (Document, {"file": "a.pdf"}, "title"),
            (Collection, {"depth": 1, "path": "0009"}, "name"),
            (Workflow, {}, "name"),
            (Group, {}, "name"),
            (User, {"username": "alva"}, "first_name"),
        ],
    )
    def test_are_cleaned(self, model: type[Model], values: dict[str, Any], field: str) -> None:
        row = model(**values, **{field: f" A\u030ake\u200b\u202fEk{UNSEEN}"})
        row.save()
        assert getattr(row, field) == "Åke\u00a0Ek"

    def test_a_name_that_nobody_sees_is_not_emptied(self) -> None:
        assert Workflow.objects.create(name="\u200b").name == "\u200b"


@pytest.mark.django_db
class CleanTextsTests:
    """Invisible characters, decomposed letters and what follows from them."""

    def test_a_page_and_its_streams(self, admin_client: Client) -> None:
        data = nested_form_data(
            {
                "title": f"Om a\u030amnet{UNSEEN}",
                "slug": "om-amnet",
                "intro": f"Rad{UNSEEN}\r\nrad",
                "body": streamfield(
                    [
                        ("heading", {"text": f"Rubrik{UNSEEN}", "language": ""}),
                        ("paragraph", rich_text(f"<p>Ha{UNSEEN}bo</p>")),
                    ]
                ),
            }
        )
        home = HomePage.objects.get()
        url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
        admin_client.post(url, data)
        page = StandardPage.objects.get(slug="om-amnet").get_latest_revision_as_object()
        assert (page.title, page.intro) == ("Om åmnet", "Rad\nrad")
        assert page.body[0].value["text"] == "Rubrik"
        assert ">Habo</p>" in page.body[1].value.source

    def test_a_profile_with_people_and_contact(self, admin_client: Client) -> None:
        page = draft_profile()
        phone = {"label": "", "number": "\u200e031\u2212390\u202f06\u202f10"}
        contact = dict.fromkeys(TEXTS_OF_A_CONTACT, "") | {
            "website": "https://www.example.se/%E2%80%8B?fbclid=1",
            "phones": listed(phone),
            "emails": listed({"label": "", "address": "\u2068social@example.se\u2069"}),
        }
        data = posted(
            municipality=page.municipality_id,
            title=f"Att arbeta i Haninge {UNSEEN}",
            aside=[("contact", contact)],
            people=[{"name": f"Mo\u0308na{UNSEEN} Ek", "ORDER": "1"}],
            seo_title=f"Haninge{UNSEEN}",
        )
        response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        assert response.status_code == 302
        saved = ProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert (saved.title, saved.seo_title) == ("Att arbeta i Haninge", "Haninge")
        assert [person.name for person in saved.people.all()] == ["Möna Ek"]
        stored = saved.aside[0].value
        assert stored["phones"][0]["number"] == "031-390\xa006\xa010"
        assert stored["emails"][0]["address"] == "social@example.se"
        assert stored["website"] == "https://www.example.se/"

    def test_a_topic_and_the_publisher(self) -> None:
        topic = Topic(
            label=f"A\u0308mne{UNSEEN}",
            slug="amne-ett",
            synonyms=f"bibass{UNSEEN}\nfamiljera\u030att",
        )
        topic.clean_fields(exclude=["group"])
        assert (topic.label, topic.synonyms) == ("Ämne", "bibass\nfamiljerått")
        publisher = PublisherSettings(phone="\u202d08\u2011465\u2009004\u200900\u202c")
        publisher.clean_fields(exclude=["site"])
        publisher.clean()
        assert publisher.phone == "08-465 004 00"
