"""Each rule that stops publishing, one by one."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from home.models import SiteImage
from profiles.content import UNTITLED
from profiles.models import ProfilePage, ProfilePerson
from profiles.rules import Finding, publishing_errors
from tests.home.images.pictures import make_image
from tests.profiles.factories import draft_profile

pytestmark = pytest.mark.django_db

CONTACT = {"organisation": "Exempelby kommun"}


def codes(page: ProfilePage) -> list[str]:
    """Returns the codes of what stops the page."""
    return [finding.code for finding in publishing_errors(page)]


def only_error(page: ProfilePage) -> Finding:
    """Returns the one thing that stops the page."""
    (finding,) = publishing_errors(page)
    return finding


class PageFieldRuleTests:
    def test_accept_a_complete_profile(self) -> None:
        assert codes(draft_profile()) == []

    def test_accept_nothing_of_an_empty_profile(self) -> None:
        page = ProfilePage(title="")
        assert codes(page) == [
            "municipality-missing",
            "label-missing",
            "title-missing",
            "date-missing",
        ]

    @pytest.mark.parametrize("title", ["", "   ", UNTITLED])
    def test_ask_for_a_title(self, title: str) -> None:
        page = draft_profile()
        page.title = title
        assert only_error(page).field == "title"

    def test_limit_the_title_to_120_characters(self) -> None:
        page = draft_profile(title="Å" * 120)
        assert codes(page) == []
        page.title = "Å" * 121
        assert codes(page) == ["title-too-long"]

    def test_ask_who_paid_for_an_advertisement(self) -> None:
        page = draft_profile(label="annons")
        assert only_error(page).field == "advertiser"
        page.advertiser = "Haninge kommun"
        assert codes(page) == []

    def test_refuse_a_date_in_the_future(self) -> None:
        page = draft_profile(published_on=timezone.localdate() + dt.timedelta(days=3))
        assert codes(page) == ["date-in-future"]

    def test_accept_a_future_date_that_the_schedule_reaches(self) -> None:
        later = timezone.now() + dt.timedelta(days=3)
        page = draft_profile(published_on=timezone.localdate(later), go_live_at=later)
        assert codes(page) == []
        page.published_on += dt.timedelta(days=1)
        assert codes(page) == ["date-in-future"]

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", "https://", "ftp://example.se", "a b"]
    )
    def test_refuse_addresses_that_are_none(self, address: str) -> None:
        page = draft_profile(body=[("video", {"title": "Film", "url": address})])
        assert codes(page) == ["url-invalid"]
        page = draft_profile(code="0120", logo_url=address)
        assert only_error(page).field == "logo_url"


class PictureRuleTests:
    def test_ask_for_alternative_text_on_the_lead_picture(self) -> None:
        page = draft_profile(lead_image=make_image())
        assert only_error(page).field == "lead_image_alt"
        page.lead_image_decorative = True
        assert codes(page) == []

    def test_ask_for_alternative_text_in_the_body(self) -> None:
        image = make_image()
        page = draft_profile(body=[("image", figure(image)), ("image", figure(image, "En sjö."))])
        finding = only_error(page)
        assert (finding.code, finding.path) == ("alt-missing", (0, "alt_text"))

    def test_need_no_alternative_text_without_a_picture(self) -> None:
        assert codes(draft_profile(lead_image_caption="Två kollegor.")) == []


class TextRuleTests:
    def test_refuse_a_heading_as_the_last_block(self) -> None:
        page = draft_profile(body=[("paragraph", "<p>Text.</p>"), ("heading", {"text": "Slut"})])
        assert only_error(page).path == (1, "text")

    def test_refuse_an_empty_quotation(self) -> None:
        page = draft_profile(body=[("quote", {"text": "  "}), ("paragraph", "<p>Text.</p>")])
        assert only_error(page).path == (0, "text")

    def test_refuse_an_empty_quotation_in_the_standfirst(self) -> None:
        assert only_error(draft_profile(standfirst=[("quote", {"text": ""})])).field == "standfirst"


class FactRuleTests:
    def test_ask_for_the_value_of_a_label(self) -> None:
        page = draft_profile(aside=[panel({"label": "Anställda", "values": [""]})])
        assert only_error(page).path == (0, "items", 0, "values")

    def test_accept_an_untouched_row(self) -> None:
        assert codes(draft_profile(aside=[panel({"label": "", "values": []})])) == []

    @pytest.mark.parametrize("number", ["många", "1e5", "٣", "12 34x"])
    def test_ask_for_a_number_that_can_be_compared(self, number: str) -> None:
        row = {"label": "Anställda", "values": ["185"], "number": number}
        assert codes(draft_profile(aside=[panel(row)])) == ["fact-number-invalid"]

    @pytest.mark.parametrize("number", ["185", "180 000 000", "180\u00a0000", "7,5"])
    def test_accept_swedish_numbers(self, number: str) -> None:
        row = {"label": "Anställda", "values": ["185"], "number": number}
        assert codes(draft_profile(aside=[panel(row)])) == []

    def test_limit_fact_panels_and_contacts_to_three(self) -> None:
        page = draft_profile(aside=[panel({})] * 4 + [("contact", CONTACT)] * 4)
        assert codes(page) == ["too-many-fact-panels", "too-many-contacts"]


class ContactRuleTests:
    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("postal_code", "1234", "postal-code-invalid"),
            ("postal_code", "SE-123 45", "postal-code-invalid"),
            ("website", "inte en adress", "url-invalid"),
            ("job_url", "javascript:alert(1)", "url-invalid"),
        ],
    )
    def test_refuse_fields_of_the_wrong_form(self, field: str, value: str, code: str) -> None:
        page = draft_profile(aside=[("contact", {**CONTACT, field: value})])
        finding = only_error(page)
        assert (finding.code, finding.path) == (code, (0, field))

    @pytest.mark.parametrize("number", ["12345", "08-46", "465 004 00", "+46112", "ring oss"])
    def test_refuse_numbers_that_reach_nobody(self, number: str) -> None:
        page = draft_profile(aside=[("contact", {**CONTACT, "phones": [{"number": number}]})])
        assert only_error(page).path == (0, "phones", 0, "number")

    @pytest.mark.parametrize(
        "number",
        ["08-465 004 00", "(08) 465 004 00", "+46 8 465 004 00", "08-465 004 00 ankn. 12", "1177",
         "+47 22 12 34 56"],
    )  # fmt: skip
    def test_accept_every_swedish_way_to_write_a_number(self, number: str) -> None:
        page = draft_profile(aside=[("contact", {**CONTACT, "phones": [{"number": number}]})])
        assert codes(page) == []

    def test_refuse_an_address_that_is_no_email(self) -> None:
        page = draft_profile(aside=[("contact", {**CONTACT, "emails": [{"address": "social@"}]})])
        assert only_error(page).path == (0, "emails", 0, "address")


class PeopleRuleTests:
    def test_keep_a_hidden_name_out_of_the_text(self) -> None:
        page = draft_profile(
            title="Alva Norling leder gruppen",
            body=[("quote", {"text": "Ja, säger Alva Norling."})],
        )
        page.people = [ProfilePerson(name="Alva Norling", hidden=True)]
        assert [finding.field for finding in publishing_errors(page)] == ["title", "body"]
        page.people = [ProfilePerson(name="Alva Norling")]
        assert codes(page) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Alva\u00a0Norling leder gruppen.",
            "Gruppen leds av alva  norling.",
            "Al\u00adva Nor\u00adlings grupp",
            "Gruppen leds av\nAlva\nNorling.",
        ],
    )
    def test_find_a_hidden_name_however_it_is_spaced(self, text: str) -> None:
        page = draft_profile(lead_image_caption=text)
        page.people = [ProfilePerson(name="Alva Norling", hidden=True)]
        assert only_error(page).field == "lead_image_caption"

    def test_find_a_hidden_name_with_its_marks_apart_or_hyphens_that_hold(self) -> None:
        page = draft_profile(title="A\u0308lva\u2011Maria Ek leder gruppen")
        page.people = [ProfilePerson(name="Älva-Maria Ek", hidden=True)]
        assert only_error(page).field == "title"

    def test_find_a_hidden_name_that_a_line_break_parts(self) -> None:
        page = draft_profile(body=[("paragraph", "<p>Ring Alva<br/>Norling.</p>")])
        page.people = [ProfilePerson(name="Alva Norling", hidden=True)]
        assert only_error(page).field == "body"

    @pytest.mark.parametrize(
        "field", ["advertiser", "author", "employer_unit", "lead_image_credit"]
    )
    def test_find_a_hidden_name_in_every_field_that_is_shown(self, field: str) -> None:
        page = draft_profile(**{field: "Alva Norling"})
        page.people = [ProfilePerson(name="Alva Norling", hidden=True)]
        assert only_error(page).field == field


def panel(row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Returns a fact panel with one row."""
    return ("fact_panel", {"title": "Fakta", "items": [("row", row)] if row else []})


def figure(image: SiteImage, alt: str = "") -> dict[str, Any]:
    """Returns a placed picture."""
    return {"image": image, "alt_text": alt, "caption": "En sjö", "credit": "Alva Norling"}
