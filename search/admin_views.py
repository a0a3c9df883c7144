"""The editors' view of the search: what visitors look for, and what can be done about it."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.contrib.search_promotions.models import Query
from wagtail.contrib.search_promotions.views import CreateView as AddPromotionView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.search.utils import normalise_query_string
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from home.reports import ExplainedReport
from home.snippet_listing import RegisterIndexView
from profiles.registers.viewsets import WORDS
from search.log import forget_old_searches
from search.models import SearchLog, Synonym
from search.synonym_form import SynonymForm
from search.synonym_preview import synonym_preview


class SearchedWordsColumn(Column):
    """The words as a link to what visitors find, and what an editor can do for them."""

    cell_template_name = "search/admin/searched_words_cell.html"


class SearchesReport(ExplainedReport):
    """The report of searches: those without hits first."""

    page_title = "Sökningar"
    lists = "Det besökarna har sökt på. Ord utan träffar står först."
    nothing = "Ingen har sökt än."
    header_icon = "search"
    model = SearchLog
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["words"]
    index_url_name = "searches_report"
    columns: ClassVar[list[Column]] = [
        SearchedWordsColumn("words", label="Sökord", sort_key="words"),
        NumberColumn("count", label="Sökningar", sort_key="count"),
        NumberColumn("hits", label="Träffar", sort_key="hits"),
        DateColumn("last_seen", label="Senast", sort_key="last_seen"),
    ]
    list_export: ClassVar[list[str]] = [column.name for column in columns]
    permission_policy = ModelPermissionPolicy(SearchLog)
    any_permission_required: ClassVar[list[str]] = ["view"]

    def get_base_queryset(self) -> Any:
        """Returns the searches that are still kept."""
        forget_old_searches()
        return SearchLog.objects.all()


class PrefilledSynonymView(CreateView):
    """Begins with the word that visitors searched for in vain."""

    def get_initial_form_instance(self) -> Synonym:
        """Fills in the word from the URL."""
        return Synonym(word=self.request.GET.get(WORDS, "")[:100])


class SynonymViewSet(SnippetViewSet):
    """The list of synonyms, in the menu of reports' neighbour "Register"."""

    model = Synonym
    icon = "openquote"
    menu_label = "Synonymer"
    index_view_class = RegisterIndexView
    add_view_class = PrefilledSynonymView
    copy_view_enabled = False
    list_display = [
        Column("word", label="Ord", sort_key="word"),
        Column("synonyms", label="Synonymer", accessor=lambda one: ", ".join(one.synonym_list)),
    ]
    search_fields = ["word", "synonyms"]
    list_per_page = 100
    add_to_settings_menu = True
    menu_order = 890

    edit_handler = ObjectList(
        [
            FieldPanel("word"),
            FieldPanel("synonyms"),
            HelpPanel(
                heading="Vad orden hittar", template="search/admin/synonym_preview_panel.html"
            ),
        ],
        base_form_class=SynonymForm,
    )


class PrefilledPromotionView(AddPromotionView):
    """Begins with the words that visitors searched for."""

    def get_initial(self) -> dict[str, Any]:
        """Fills in the words from the URL."""
        return {**super().get_initial(), "query_string": self.request.GET.get(WORDS, "")[:255]}


def promote(request: HttpRequest) -> HttpResponse:
    """Opens the form for promoted results: the one there is for the words, or a new one."""
    words = normalise_query_string(request.GET.get(WORDS, "").replace("\x00", ""))
    query = Query.objects.filter(query_string=words, editors_picks__isnull=False).first()
    if query:
        return redirect("wagtailsearchpromotions:edit", query.pk)
    return PrefilledPromotionView.as_view()(request)


urlpatterns = [
    path("sokningar/", SearchesReport.as_view(), name="searches_report"),
    path(
        "sokningar/resultat/",
        SearchesReport.as_view(results_only=True),
        name="searches_report_results",
    ),
    path("sokningar/lyft-fram/", promote, name="search_promote"),
    path("sokningar/synonymer/", synonym_preview, name="synonym_preview"),
]
