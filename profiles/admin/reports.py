"""Reports that keep the series alive: links, reviews, pictures, consents and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn

from home.models import CheckedLink, JobRun
from home.reports import ExplainedReport
from home.sorting import swedish_sort_key
from profiles.models import ProfilePage
from profiles.rules import findings
from profiles.rules.block_walk import places
from profiles.rules.facts import OLD_AFTER_YEARS

CONSENT_YEARS = 5
REVIEW_AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """A line of a report: a profile, what is about it, and the day or year it is from or due."""

    page: ProfilePage
    what: str
    when: date | int | None = None

    @property
    def title(self) -> str:
        """Returns the profile's title."""
        return str(self.page.get_admin_display_title())

    @property
    def when_words(self) -> str:
        """Returns the day or year as editors read it."""
        if isinstance(self.when, date):
            return str(date_format(self.when, "j F Y"))
        return str(self.when or "")

    @property
    def searched(self) -> str:
        """Returns what the line is found by, folded."""
        return swedish_sort_key(f"{self.title} {self.page.municipality or ''} {self.what}")

    def sort_key(self, column: str) -> str:
        """Returns the value of a column, to be sorted alike on every database."""
        return swedish_sort_key(str(getattr(self, column) or ""))


def edit_url(row: Any) -> str:
    """Returns where the line is put right."""
    return reverse("wagtailadmin_pages:edit", args=[row.page.pk])


def live_profiles() -> Any:
    """Returns what visitors read, with what the reports look at."""
    return ProfilePage.objects.live().for_page().prefetch_related("people").order_by("title", "pk")


class RowsReport(ExplainedReport):
    """A report whose lines are made in Python: streams cannot be asked by the database."""

    header_icon = "list-ul"
    is_searchable = True
    list_export: ClassVar[list[str]] = ["title", "what", "when"]
    export_headings: ClassVar[dict[str, str]]

    def rows(self) -> Iterator[Row]:
        """Yields the lines."""
        raise NotImplementedError

    def get_queryset(self) -> Any:
        """Returns the lines that were asked for, in the order that was asked for."""
        asked = swedish_sort_key(self.search_query).strip()
        rows = [row for row in self.rows() if asked in row.searched]
        if self.ordering:
            column = self.ordering.removeprefix("-")
            rows.sort(key=lambda row: row.sort_key(column), reverse=column != self.ordering)
        return rows

    @property
    def columns(self) -> list[Column]:
        """Returns profile, what and when."""
        headings = self.export_headings
        return [
            TitleColumn("title", label=headings["title"], sort_key="title", get_url=edit_url),
            Column("what", label=headings["what"], sort_key="what"),
            Column("when", label=headings["when"], sort_key="when", accessor="when_words"),
        ]


class PictureReport(RowsReport):
    """Pictures that are not shown, and those without credit or alternative text."""

    page_title = "Bilder att se över"
    lists = (
        "Bilder i publicerade presentationer som inte visas, "
        "eller som saknar fotograf eller alternativtext."
    )
    nothing = "Alla bilder visas, och ingen saknar fotograf eller alternativtext."
    export_headings = {"title": "Presentation", "what": "Att göra", "when": "När"}
    index_url_name = "pictures_report"

    def rows(self) -> Iterator[Row]:
        """Asks the publishing rules."""
        for page in live_profiles():
            for finding in findings(page):
                if finding.code in ("picture-broken", "alt-missing", "credit-missing"):
                    yield Row(page, finding.message)


class ConsentReport(RowsReport):
    """People without a noted consent, and those who gave it long ago."""

    page_title = "Samtycken"
    lists = (
        "Personer i publicerade presentationer utan antecknat samtycke, "
        f"eller med ett som är äldre än {CONSENT_YEARS} år."
    )
    nothing = f"Alla personer har ett antecknat samtycke från de senaste {CONSENT_YEARS} åren."
    export_headings = {"title": "Presentation", "what": "Person", "when": "Samtyckte"}
    index_url_name = "consents_report"

    def rows(self) -> Iterator[Row]:
        """Passes over those whom visitors don't see."""
        oldest = _years_ago(CONSENT_YEARS)
        for page in live_profiles():
            for person in page.get_visible_people():
                if not person.consent_on:
                    yield Row(page, f"{person.name}: inget samtycke antecknat")
                elif person.consent_on < oldest:
                    what = f"{person.name}: samtycket är äldre än {CONSENT_YEARS} år"
                    yield Row(page, what, person.consent_on)


class FigureReport(RowsReport):
    """Figures of fact panels from more than two years ago."""

    page_title = "Gamla siffror"
    lists = (
        "Uppgifter i de publicerade presentationernas faktarutor "
        f"som är äldre än {OLD_AFTER_YEARS} år."
    )
    nothing = f"Ingen uppgift som har ett årtal är äldre än {OLD_AFTER_YEARS} år."
    export_headings = {"title": "Presentation", "what": "Uppgift", "when": "År"}
    index_url_name = "figures_report"

    def rows(self) -> Iterator[Row]:
        """Looks at the year of each panel, and at the rows' own."""
        oldest = timezone.localdate().year - OLD_AFTER_YEARS
        for page in live_profiles():
            for place in places(page, "fact_panel"):
                year = (place.value.get("as_of_year") or "").strip()
                if year.isdecimal() and int(year) < oldest:
                    yield Row(page, place.value.get("title") or "Faktaruta", int(year))
                for child in place.value.get("items") or []:
                    own = child.value.measured_year if child.block_type == "row" else None
                    if own is not None and own < oldest:
                        yield Row(page, child.value.get("label") or "Rad", own)


class ReviewReport(RowsReport):
    """Profiles that are to be reviewed within a month, the most urgent first."""

    page_title = "Att granska igen"
    lists = (
        "Publicerade presentationer som ska granskas igen inom en månad, de mest försenade först."
    )
    nothing = "Ingen presentation ska granskas igen inom en månad."
    export_headings = {"title": "Presentation", "what": "Läge", "when": "Granskas senast"}
    index_url_name = "reviews_report"

    def rows(self) -> Iterator[Row]:
        """Asks the database, which knows the day."""
        today = timezone.localdate()
        due = live_profiles().filter(review_by__lte=today + REVIEW_AHEAD)
        for page in due.order_by("review_by", "title"):
            what = "Försenad" if page.review_by < today else "Snart"
            yield Row(page, what, page.review_by)


class LinkStateColumn(Column):
    """Says how a link stands, with the button that leaves it out of the checklist."""

    cell_template_name = "profiles/admin/link_state_cell.html"


class LinkReport(ExplainedReport):
    """Links that lead nowhere or have moved, as the nightly check met them."""

    page_title = "Länkar"
    header_icon = "link"
    model = CheckedLink
    index_url_name = "links_report"
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["page__title", "text", "url"]
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "page", label="Sida", accessor="page.title", sort_key="page__title", get_url=edit_url
        ),
        Column("text", label="Länktext", sort_key="text"),
        Column("url", label="Adress", sort_key="url", classname="profile-admin-url"),
        LinkStateColumn("words", label="Läge", sort_key="outcome"),
        Column("since", label="Sedan", sort_key="since", accessor="since_when"),
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "page.title": "Sida",
        "text": "Länktext",
        "url": "Adress",
        "words": "Läge",
        "moved_to": "Ny adress",
        "since": "Sedan",
        "is_ignored": "Bortse från",
    }
    list_export: ClassVar[list[str]] = list(export_headings)

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """Says when the links were asked: before that an empty list means nothing."""
        super().setup(*args, **kwargs)
        self.lists = "Länkar på publicerade sidor som inte fungerar eller har flyttat."
        self.nothing = "Länkarna har inte kontrollerats än."
        if run := JobRun.latest("check_links"):
            time = date_format(timezone.localtime(run.finished_at), "j F Y H:i")
            self.lists += f" De kontrollerades senast {time}."
            self.nothing = "Ingen länk är trasig eller har flyttat."

    def get_base_queryset(self) -> Any:
        """Returns what is worth a look: what is ignored last, then the longest broken first."""
        links = CheckedLink.objects.worth_showing().select_related("page")
        return links.order_by("is_ignored", "outcome", "since", "pk")


@require_POST
def ignore_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Leaves a link out of the checklist, or takes it up again; whoever may change the page may."""
    link = get_object_or_404(CheckedLink.objects.select_related("page"), pk=pk)
    if not link.page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    link.is_ignored = not link.is_ignored
    link.save(update_fields=["is_ignored"])
    return redirect("links_report")


REPORTS: dict[str, type[ExplainedReport]] = {
    "granskas": ReviewReport,
    "lankar": LinkReport,
    "bilder": PictureReport,
    "samtycken": ConsentReport,
    "siffror": FigureReport,
}
"""The reports in the order of the menu, by their part of the URL."""


def report_menu_item(report: type[ExplainedReport], order: int) -> MenuItem:
    """Returns a report's line in the menu."""
    name = report.index_url_name
    icon = report.header_icon
    return MenuItem(report.page_title, reverse(name), name=name, icon_name=icon, order=order)


def _years_ago(years: int) -> date:
    today = timezone.localdate()
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - years, day=28 if is_leap_day else today.day)
