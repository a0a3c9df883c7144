"""The reports that keep the series alive, and the reminders to review."""

import datetime as dt
from io import BytesIO, StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.admin.views.reports import ReportView

from home.link_check.checking import store
from home.link_check.client import Answer, Outcome
from home.link_check.links import Link
from home.models import CheckedLink, SiteImage
from home.reports import ExplainedReport
from profiles.admin.reports import REPORTS, RowsReport
from profiles.models import ProfilePage, ProfilePerson
from profiles.rules import findings
from tests.profiles.admin.people import make_chief, make_editor
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def busy_profile() -> ProfilePage:
    """Returns a live page that each report has something to say of."""
    page = make_profile(
        lead_image_caption="Vid sjön.",
        review_by=TODAY - dt.timedelta(days=1),
        aside=[("fact_panel", {"title": "Fakta om oss", "items": [], "as_of_year": "2009"})],
    )
    page.people = [
        ProfilePerson(name="Alva Norling"),
        ProfilePerson(name="Sigge Lind", consent_on=dt.date(2010, 1, 2)),
        ProfilePerson(name="Bea Ström", consent_on=TODAY),
    ]
    page.save_revision().publish()
    store(page, Link("https://metod.example.se/", "metoden", "body"), Answer(Outcome.GONE, 404))
    return ProfilePage.objects.get(pk=page.pk)


WORDS = {
    "reviews_report": ["Försenad"],
    "links_report": ["https://metod.example.se/", "metoden", "Finns inte längre (404)"],
    "pictures_report": ["Skriv vem som har fotograferat"],
    "consents_report": ["Alva Norling: inget samtycke", "Sigge Lind: samtycket är äldre"],
    "figures_report": ["Fakta om oss", "2009"],
}


class ReportTests:
    def test_a_picture_that_is_not_shown_is_reported(self, office: Client) -> None:
        image = SiteImage.objects.create(title="Skadad", file="x.jpg", width=10, height=10)
        make_profile(lead_image=image, lead_image_alt="Sjön", lead_image_credit="Sol Ek")
        SiteImage.objects.filter(pk=image.pk).update(is_broken=True)
        answer = office.get(reverse("pictures_report")).content.decode()
        assert "Bilden visas inte för besökarna: filen är skadad eller borta." in answer

    @pytest.mark.parametrize("name", WORDS)
    def test_lists_what_is_to_be_done_and_exports_it(self, office: Client, name: str) -> None:
        page = busy_profile()
        response = office.get(reverse(name))
        html = response.content.decode()
        exported = office.get(reverse(name), {"export": "csv"})
        text = b"".join(exported.streaming_content).decode()
        for word in WORDS[name]:
            assert word in html
            assert word in text
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
        assert "Bea Ström" not in html
        assert office.get(reverse(name), {"export": "xlsx"}).status_code == 200
        assert office.get(reverse(f"{name}_results")).status_code == 200

    @pytest.mark.parametrize(
        ("today", "given", "is_old"),
        [
            ("2027-03-31", dt.date(2022, 3, 30), True),
            ("2027-03-31", dt.date(2022, 3, 31), False),
            ("2028-02-29", dt.date(2023, 2, 27), True),
        ],
    )
    def test_a_consent_is_old_after_five_years_to_the_day(
        self, office: Client, today: str, given: dt.date, is_old: bool
    ) -> None:
        page = make_profile()
        page.people = [ProfilePerson(name="Sigge Lind", consent_on=given)]
        page.save_revision().publish()
        with time_machine.travel(f"{today} 12:00:00+00:00"):
            office.force_login(make_chief())
            answer = office.get(reverse("consents_report")).content.decode()
        assert ("Sigge Lind: samtycket är äldre" in answer) is is_old

    def test_each_stands_in_the_menu(self, office: Client) -> None:
        html = office.get("/admin/").content.decode()
        for report in REPORTS.values():
            assert reverse(report.index_url_name) in html

    def test_says_what_it_lists_and_what_an_empty_list_means(self, client: Client) -> None:
        client.force_login(make_chief())
        for report in set(_subclasses(ExplainedReport)) - {RowsReport}:
            response = client.get(reverse(report.index_url_name))
            view = response.context_data["view"]
            assert view.lists.endswith(".")
            assertContains(response, f'<p class="nice-padding w-mt-4">{view.lists}</p>', html=True)
            assertContains(response, f"<p>{view.nothing}</p>", html=True)

    def test_every_report_of_ours_is_one_that_explains(self) -> None:
        ours = [view for view in _subclasses(ReportView) if not view.__module__.startswith("wag")]
        assert [view for view in ours if not issubclass(view, ExplainedReport)] == []

    def test_is_sorted_by_any_column(self, office: Client) -> None:
        given = {"Åre": dt.date(2009, 12, 1), "Östra": dt.date(2010, 2, 1), "Zon": None}
        for code, (title, consent_on) in zip(("0120", "0125", "0136"), given.items(), strict=True):
            page = make_profile(code=code, title=title)
            page.people = [ProfilePerson(name=f"Alva {code}", consent_on=consent_on)]
            page.save_revision().publish()
        orders = {
            "title": ["Zon", "Åre", "Östra"],
            "-title": ["Östra", "Åre", "Zon"],
            "-what": ["Zon", "Östra", "Åre"],
            "when": ["Zon", "Åre", "Östra"],
        }
        for ordering, titles in orders.items():
            response = office.get(reverse("consents_report"), {"ordering": ordering})
            assert [row.title for row in response.context["object_list"]] == titles, ordering
        assertContains(response, "1 december 2009")
        assertContains(response, "?ordering=-when")

    @pytest.mark.parametrize("name", ["consents_report", "figures_report", "reviews_report"])
    def test_is_searched_by_title_and_municipality(self, office: Client, name: str) -> None:
        busy_profile()
        for words, found in {"haninge KOMMUN": True, "arbeta i": True, "ekerö": False}.items():
            response = office.get(reverse(f"{name}_results"), {"q": words})
            assert bool(response.context["object_list"]) is found, words

    def test_of_links_is_searched_and_sorted(self, office: Client) -> None:
        page = busy_profile()
        url = "https://arkiv.example.se/"
        store(page, Link(url, "arkivet", "body"), Answer(Outcome.UNREACHABLE, None))
        for asked in ({"q": "arkivet"}, {"ordering": "url"}):
            response = office.get(reverse("links_report"), asked)
            assert response.context["object_list"][0].url == url, asked

    def test_of_links_says_when_they_were_asked(self, office: Client) -> None:
        assertContains(office.get(reverse("links_report")), "har inte kontrollerats än.")
        call_command("check_links", stdout=StringIO())
        response = office.get(reverse("links_report"))
        assertContains(response, "Ingen länk är trasig eller har flyttat.")
        assertContains(response, f"senast {date_format(timezone.localtime(), 'j F Y')}")

    def test_of_links_exports_times_and_ticks_in_swedish(self, office: Client) -> None:
        busy_profile()
        at_night = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)
        CheckedLink.objects.update(since=at_night)
        exported = office.get(reverse("links_report"), {"export": "csv"})
        assert ";2026-07-02 01:30;nej" in b"".join(exported.streaming_content).decode()
        exported = office.get(reverse("links_report"), {"export": "xlsx"})
        sheet = load_workbook(BytesIO(b"".join(exported.streaming_content))).active
        assert sheet.cell(2, 6).value == dt.datetime(2026, 7, 2, 1, 30)
        assert sheet.cell(2, 7).value == "nej"

    def test_of_searches_says_when_letters_are_searched_in_vain(self, client: Client) -> None:
        client.force_login(make_chief())
        response = client.get(reverse("searches_report"), {"q": "nattpatrull"})
        assertNotContains(response, "Ingen har sökt än.")

    def test_a_link_can_be_ignored_and_taken_up_again(self, office: Client) -> None:
        busy_profile()
        link = CheckedLink.objects.get()
        url = reverse("ignore_link", args=[link.pk])
        for expected in (True, False):
            office.post(url)
            link.refresh_from_db()
            assert link.is_ignored is expected
        assert office.get(url).status_code == 405


def _subclasses(view: type) -> list[type]:
    return [one for child in view.__subclasses__() for one in (child, *_subclasses(child))]


class ReviewTests:
    def remind(self) -> str:
        out = StringIO()
        call_command("remind_of_reviews", stdout=out, stderr=out)
        return out.getvalue()

    def test_reminds_whoever_changed_the_page_last_once_for_each_date(self) -> None:
        page = make_profile(review_by=TODAY + dt.timedelta(days=10))
        page.save_revision(user=make_editor()).publish()
        make_profile(code="0120", title="Om Värmdö", review_by=TODAY + dt.timedelta(days=100))
        self.remind()
        self.remind()
        (message,) = mail.outbox
        assert message.to == ["rut@example.se"]
        assert message.subject == "Dags att granska: ”Att arbeta i Haninge”"
        page.review_by = TODAY + dt.timedelta(days=12)
        page.save_revision(user=page.latest_revision.user).publish()
        self.remind()
        assert len(mail.outbox) == 2

    def test_says_when_there_is_nobody_to_remind(self) -> None:
        make_profile(review_by=TODAY)
        assert "Ingen att påminna" in self.remind()

    def test_the_checklist_says_when_the_day_has_come(self) -> None:
        codes = {finding.code for finding in findings(make_profile(review_by=TODAY))}
        assert "review-due" in codes
        codes = {
            finding.code
            for finding in findings(
                make_profile(code="0120", title="Om Värmdö", review_by=TODAY + dt.timedelta(days=1))
            )
        }
        assert "review-due" not in codes
