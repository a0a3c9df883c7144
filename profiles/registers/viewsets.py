"""The registers that editors keep: municipalities, counties and topics."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from home.snippet_listing import RegisterIndexView
from profiles.registers.models import County, Municipality, Topic

WORDS = "ord"


class ReadingPolicy(ModelPermissionPolicy):
    """Lets those who may view look, and nobody change."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuses everything but looking."""
        return action == "view" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Any) -> Any:
        """Answers for looking alone."""
        return super().users_with_any_permission({"view"} & set(actions))


register_permission_policy(County, ReadingPolicy(County))


class MunicipalityViewSet(SnippetViewSet):
    """The 290 municipalities; new ones come with the register, not by hand."""

    model = Municipality
    icon = "site"
    index_view_class = RegisterIndexView
    menu_label = "Kommuner"
    list_display = [
        Column("display_name", label="Kommun", sort_key="sort_key"),
        Column("county", label="Län", sort_key="county__sort_key"),
        Column("code", label="Kommunkod", sort_key="code"),
        NumberColumn("population", label="Folkmängd", sort_key="population"),
        Column("website", label="Webbplats"),
    ]
    list_filter = ["county"]
    list_per_page = 50
    ordering = ["sort_key"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["sort_key"]

    def get_queryset(self, request: Any) -> Any:
        """Joins the county, which every row shows."""
        return Municipality.objects.select_related("county")


class CountyViewSet(SnippetViewSet):
    """Shows the 21 counties; they follow the law, so nobody adds or deletes one."""

    model = County
    icon = "globe"
    index_view_class = RegisterIndexView
    menu_label = "Län"
    list_display = [
        Column("name", label="Län", sort_key="sort_key"),
        Column("code", label="Länskod", sort_key="code"),
    ]
    search_fields = ["name"]
    ordering = ["sort_key"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["sort_key"]
    list_per_page = 50


class TopicIndexView(RegisterIndexView):
    """The list of topics, from which a word that visitors searched for goes along to one."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says what is to be chosen."""
        if (words := request.GET.get(WORDS)) and not self.results_only:
            messages.info(request, f"Välj det ämne som ska få synonymen ”{words}”.")
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_edit_url(self, instance: Topic) -> str | None:
        """Returns the URL of the form with the word from this one's."""
        url: str | None = super().get_edit_url(instance)
        words = self.request.GET.get(WORDS)
        return f"{url}?{urlencode({WORDS: words})}" if url and words else url


class PrefilledTopicView(EditView):
    """Begins with the word that was to be added."""

    def get_initial(self) -> dict[str, Any]:
        """Adds the word from the URL to the synonyms."""
        initial: dict[str, Any] = super().get_initial()
        words = self.request.GET.get(WORDS)
        if words and words not in self.object.synonym_list:
            initial["synonyms"] = "\n".join([*self.object.synonym_list, words])
        return initial


class TopicViewSet(SnippetViewSet):
    """The controlled list of topics with their synonyms."""

    model = Topic
    icon = "tag"
    index_view_class = TopicIndexView
    edit_view_class = PrefilledTopicView
    menu_label = "Ämnen"
    list_display = [
        Column("label", label="Ämne", sort_key="sort_key"),
        Column("get_group_display", label="Grupp", sort_key="group"),
        Column("synonyms", label="Synonymer", accessor=lambda topic: ", ".join(topic.synonym_list)),
    ]
    list_filter = ["group"]
    list_per_page = 100
    ordering = ["sort_key"]
    copy_view_enabled = False


class RegisterViewSetGroup(SnippetViewSetGroup):
    """Collects topics, municipalities and counties under ”Register” in the menu."""

    items = (TopicViewSet, MunicipalityViewSet, CountyViewSet)
    menu_label = "Register"
    menu_icon = "list-ul"
    menu_order = 250
