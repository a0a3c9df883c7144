"""The list of the series: every profile with what an editor asks about it."""

from functools import partial
from typing import Any

from django.db.models import F, OrderBy, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.formats import date_format
from django_filters import ChoiceFilter, DateFromToRangeFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageListingMixin
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.models import PagePermissionTester, WorkflowState

from home.guarded_autosave import GuardedAutosaveEditView
from home.revision_revert import WarningRevertView
from home.sorting import swedish_sort_key
from profiles.admin.approvals import approval_state
from profiles.admin.editor_views import ProfileCreateView, ProfileEditView
from profiles.content import CommercialLabel
from profiles.models import Approval, County, ProfileIndexPage, ProfilePage

READY, WITH_WARNINGS, WITH_ERRORS = "klar", "varningar", "fel"


def municipality_of(page: ProfilePage) -> str:
    """Returns the short name of the municipality, or "": the column's head says what it is."""
    return page.municipality.name if page.municipality else ""


def county_of(page: ProfilePage) -> str:
    """Returns the short name of the county, or ""."""
    return page.municipality.county.name.removesuffix(" län") if page.municipality else ""


def date_of(page: ProfilePage) -> str:
    """Returns the shown date in figures, which need one line, or ""."""
    return date_format(page.published_on, "SHORT_DATE_FORMAT") if page.published_on else ""


def editor_of(page: ProfilePage) -> str:
    """Returns who saved the latest version, or ""."""
    user = page.latest_revision.user if page.latest_revision else None
    return (user.get_full_name() or user.get_username()) if user else ""


def state_of(page: ProfilePage) -> str:
    """Returns the state of the checklist in words, or "" when it was never counted."""
    state = getattr(page, "checklist_state", None)
    return state.words if state else ""


class ChecklistColumn(Column):
    """The state of the checklist in words and colour, and below it that of the approval."""

    cell_template_name = "profiles/admin/checklist_cell.html"

    def get_cell_context_data(self, instance: ProfilePage, parent_context: Any) -> dict[str, Any]:
        """Adds how far the approval has come: a column of its own would be one too many."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["approval"] = approval_state(instance)
        return context


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label="Rubrik", sort_key="title", classname="title"),
    Column(
        "municipality", label="Kommun", sort_key="municipality__sort_key", accessor=municipality_of
    ),
    Column("county", label="Län", accessor=county_of, sort_key="municipality__county__sort_key"),
    Column("label", label="Märkning", accessor="get_label_display", sort_key="label"),
    Column(
        "published_on",
        label="Datum",
        accessor=date_of,
        sort_key="published_on",
        classname="profile-admin-date",
    ),
    ChecklistColumn(
        "checklist", label="Checklista", accessor=state_of, sort_key="checklist_state__error_count"
    ),
    Column("editor", label="Redaktör", accessor=editor_of),
    DateColumn("latest_revision_created_at", label="Ändrad", sort_key="latest_revision_created_at"),
    PageStatusColumn("status", label="Status", sort_key="live"),
]


class ProfileFilterSet(WagtailFilterSet):
    """Narrows the list by county, label, state of the checklist and dates."""

    county = ModelMultipleChoiceFilter(
        field_name="municipality__county",
        queryset=County.objects.all(),
        label="Län",
        widget=CheckboxSelectMultiple,
    )
    label = ChoiceFilter(
        choices=CommercialLabel.choices, label="Märkning", empty_label="Alla", widget=RadioSelect
    )
    state = ChoiceFilter(
        label="Checklista",
        choices=[
            (READY, "Klar"),
            (WITH_WARNINGS, "Något att se över"),
            (WITH_ERRORS, "Fel som stoppar publicering"),
        ],
        method="filter_state",
        empty_label="Alla",
        widget=RadioSelect,
    )
    live = ChoiceFilter(
        label="Status",
        choices=[("True", "Publicerad"), ("False", "Utkast")],
        empty_label="Alla",
        widget=RadioSelect,
    )
    published_on = DateFromToRangeFilter(label="Datum", widget=DateRangePickerWidget)

    class Meta:
        model = ProfilePage
        fields: list[str] = []

    def filter_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keeps the pages whose checklist is in the state."""
        if value == WITH_ERRORS:
            return queryset.filter(checklist_state__error_count__gt=0)
        clean = queryset.filter(checklist_state__error_count=0)
        if value == WITH_WARNINGS:
            return clean.filter(checklist_state__warning_count__gt=0)
        return clean.filter(checklist_state__warning_count=0)


def workflow_states() -> Prefetch:
    """Fetches what ``workflow_in_progress`` asks, as Wagtail does for specific pages."""
    active = WorkflowState.objects.active().select_related("current_task_state__task")
    return Prefetch(
        "_specific_workflow_states", queryset=active, to_attr="_current_workflow_states"
    )


class LeafPermissionTester(PagePermissionTester):
    """Wagtail's permissions of a page that has none below it, without a query for those."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Answers for those who write but don't publish: they may delete drafts."""
        may_write_only = not self.user.is_superuser and "publish" not in self.permissions
        if may_write_only and "change" in self.permissions and self.page.is_leaf():
            return not self.page.live
        return super().can_delete(ignore_bulk)


class ProfileListMixin(PageListingMixin):
    """Loads what the columns show in a fixed number of queries, whoever looks."""

    model = ProfilePage
    page_title = "Presentationer"
    default_ordering = "-latest_revision_created_at"
    add_item_label = "Ny presentation"
    export_headings = {
        "title": "Rubrik",
        "municipality": "Kommun",
        "county": "Län",
        "label": "Märkning",
        "published_on": "Datum",
        "checklist": "Checklista",
        "approval": "Godkännande",
        "editor": "Redaktör",
        "latest_revision_created_at": "Ändrad",
        "live": "Publicerad",
        "full_url": "Adress",
    }
    list_export = tuple(export_headings)

    def annotate_queryset(self, pages: Any) -> Any:
        """Joins the register, the checklist and the editor; the streams stay in the database."""
        return (
            pages.select_related(
                "municipality__county", "checklist_state", "latest_revision__user", "content_type"
            )
            .defer_streamfields()
            .defer("latest_revision__content")
            .prefetch_related("sites_rooted_here", "view_restrictions")
            .prefetch_related(workflow_states())
            .prefetch_related(Prefetch("approvals", Approval.objects.defer("content")))
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Answers questions of permission without asking the database for each row."""
        context = super().get_context_data(**kwargs)
        for page in context["object_list"]:
            page.permissions_for_user = partial(LeafPermissionTester, page=page)
        return context

    def search_queryset(self, queryset: Any) -> Any:
        """Finds titles and municipalities, å ä ö in upper and lower case alike."""
        if not self.is_searching:
            return queryset
        by_title = ProfilePage.objects.autocomplete(self.search_query, order_by_relevance=False)
        key = swedish_sort_key(self.search_query).strip()
        found = Q(pk__in=[page.pk for page in by_title[:500]])
        if key:
            found |= Q(municipality__sort_key__startswith=key)
            found |= Q(municipality__county__sort_key__startswith=key)
        return queryset.filter(found)

    def get_ordering(self) -> Any:
        """Sorts searched lists like all others: newest change first unless asked."""
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset: Any) -> Any:
        """Puts pages without a value last and keeps the order steady."""
        key = self.ordering.removeprefix("-")
        if key == "ord":
            return queryset
        value: Any = F(key)
        if key == "checklist_state__error_count":
            value = Coalesce(value * 1000 + F("checklist_state__warning_count"), -1)
        descending = self.ordering.startswith("-")
        ordered = OrderBy(value, descending=descending, nulls_last=True)
        return queryset.order_by(ordered, "title", "pk")

    def to_row_dict(self, item: ProfilePage) -> dict[str, Any]:
        """Returns one line of the export."""
        return {
            "title": item.title,
            "municipality": str(item.municipality or ""),
            "county": str(item.municipality.county) if item.municipality else "",
            "label": item.get_label_display(),
            "published_on": item.published_on,
            "checklist": state_of(item),
            "approval": approval_state(item),
            "editor": editor_of(item),
            "latest_revision_created_at": item.latest_revision_created_at,
            "live": item.live,
            "full_url": item.full_url if item.live else "",
        }


class ProfileListView(ProfileListMixin, IndexView):
    """All profiles in one flat list, from the menu."""

    def get_add_url(self) -> str | None:
        """Leads to the choice of municipality."""
        return reverse("new_profile") if super().get_add_url() else None


class SeriesIndexView(ProfileListMixin, ExplorableIndexView):
    """The same columns where an editor gets to the series through the page tree."""


class ProfileListViewSet(PageListingViewSet):
    """”Presentationer” in the menu."""

    model = ProfilePage
    index_view_class = ProfileListView
    icon = "doc-full"
    menu_label = "Presentationer"
    menu_order = 90
    add_to_admin_menu = True
    columns = COLUMNS
    filterset_class = ProfileFilterSet
    list_per_page = 50


class ProfilePageViewSet(PageViewSet):
    """Every admin view of a profile, the list of the series in the page tree among them."""

    model = ProfilePage
    icon = "doc-full"
    add_view_class = ProfileCreateView
    edit_view_class = ProfileEditView
    revisions_revert_view_class = WarningRevertView
    index_view_class = SeriesIndexView
    columns = COLUMNS
    filterset_class = ProfileFilterSet
    list_per_page = 50


class ProfileIndexPageViewSet(PageViewSet):
    """Wagtail's views of the series' own page."""

    model = ProfileIndexPage
    edit_view_class = GuardedAutosaveEditView
    revisions_revert_view_class = WarningRevertView
