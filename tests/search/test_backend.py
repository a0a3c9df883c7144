"""Wagtail's own way of asking."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.base import FilterFieldError
from wagtail.search.query import MATCH_ALL, Boost, Fuzzy, Not, Phrase, PlainText

from profiles.models import Municipality, ProfilePage
from profiles.public.filters import Filters
from search import backend_results
from search.checks import check_search_backend
from search.models import IndexedDocument, Posting, WordKey
from search.site_search import Wanted, find
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db


def titles(results: object) -> list[str]:
    """Returns the titles of what was found."""
    return [page.title for page in results]


class ConfigurationTests:
    """The site's own index under any name."""

    OTHER_DEFAULT = {"default": {"BACKEND": "wagtail.search.backends.database"}}

    def test_asks_for_the_own_index(self, settings: Any) -> None:
        """Visitors' searches would find nothing without it."""
        assert check_search_backend(None) == []
        settings.WAGTAILSEARCH_BACKENDS = self.OTHER_DEFAULT
        (error,) = check_search_backend(None)
        assert error.id == "search.E001"

    def test_goes_on_under_its_own_name(self, settings: Any) -> None:
        """Pages that are published meanwhile are found."""
        own = {"BACKEND": "search.backend"}
        settings.WAGTAILSEARCH_BACKENDS = {**self.OTHER_DEFAULT, "site": own}
        make_profile(title="Utkiken")
        assert check_search_backend(None) == []
        assert find("utkiken", Wanted(Filters())).found.total == 1


@pytest.fixture
def two() -> None:
    """Two profiles with a word in common."""
    make_profile(title="Segling vid Ekerö", code="0125", body=[("paragraph", "<p>Hav</p>")])
    make_profile(title="Rodd", code="1267", body=[("paragraph", "<p>Segling på hav</p>")])


@pytest.mark.usefixtures("two")
class SearchTests:
    """``search`` and ``autocomplete`` on a queryset."""

    def test_ranks_by_weight(self) -> None:
        """Title before text, on pages and on profiles alike."""
        for model in (Page, ProfilePage):
            assert titles(model.objects.search("segling")) == ["Segling vid Ekerö", "Rodd"]

    def test_keeps_to_the_queryset(self) -> None:
        """What it leaves out is not found."""
        draft_profile(title="Segling i utkast", code="0114")
        assert "Segling i utkast" in titles(Page.objects.search("segling"))
        assert "Segling i utkast" not in titles(Page.objects.live().search("segling"))

    def test_keeps_the_order_of_the_queryset_when_asked(self) -> None:
        """Relevance is then left aside."""
        found = Page.objects.order_by("title").search("segling", order_by_relevance=False)
        assert titles(found) == ["Rodd", "Segling vid Ekerö"]

    def test_wants_all_words_or_any(self) -> None:
        """As the operator says."""
        assert titles(Page.objects.search("segling ekerö")) == ["Segling vid Ekerö"]
        assert len(Page.objects.search("segling ekerö", operator="or")) == 2

    def test_is_sliced_and_counted(self) -> None:
        """Like a queryset."""
        found = Page.objects.search("segling")
        assert (found.count(), len(found[1:]), found[1].title) == (2, 1, "Rodd")
        assert found[:1].count() == 1

    def test_answers_alike_when_there_are_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """More than a database takes in one list."""
        monkeypatch.setattr(backend_results, "_LONGEST_LIST", 1)
        found = Page.objects.search("segling")
        assert (found.count(), titles(found)) == (2, ["Segling vid Ekerö", "Rodd"])

    def test_takes_wagtails_query_objects(self) -> None:
        """Phrase, not, and, or, boost, fuzzy, all."""
        segling, rodd = PlainText("segling"), PlainText("rodd")
        objects = ProfilePage.objects
        assert titles(objects.search(Phrase("segling på hav"))) == ["Rodd"]
        assert titles(objects.search(segling & Not(rodd))) == ["Segling vid Ekerö"]
        assert len(objects.search(segling | rodd)) == 2
        assert len(objects.search(Boost(rodd, 2))) == 1
        assert len(objects.search(Fuzzy("rodd"))) == 1
        assert len(objects.search(MATCH_ALL)) == 2

    def test_limits_to_fields(self) -> None:
        """A word of the text is no word of the title."""
        assert titles(ProfilePage.objects.search("segling", fields=["title"])) == [
            "Segling vid Ekerö"
        ]
        assert len(ProfilePage.objects.search("segling", fields=["body"])) == 1

    def test_gives_scores(self) -> None:
        """Higher is better."""
        first, second = ProfilePage.objects.search("segling").annotate_score("score")
        assert first.score > second.score > 0

    def test_counts_by_field(self) -> None:
        """For fields that may be filtered by."""
        assert dict(ProfilePage.objects.search("segling").facet("label")) == {"redaktionellt": 2}
        with pytest.raises(FilterFieldError):
            ProfilePage.objects.search("segling").facet("kicker")

    def test_completes_half_typed_words(self) -> None:
        """From the first letter on, marks or no marks."""
        for typed in ("s", "seg", "segli", "SEGLING", "ekero", "eker seg"):
            assert "Segling vid Ekerö" in titles(Page.objects.autocomplete(typed)), typed
        assert not Page.objects.autocomplete("hav")

    def test_answers_the_api(self, client: Client) -> None:
        """Which filters by columns that no model names as a field to filter by."""
        items = client.get("/api/v2/pages/", {"search": "segling"}).json()["items"]
        assert [item["title"] for item in items] == ["Segling vid Ekerö", "Rodd"]

    def test_finds_snippets(self) -> None:
        """The register that the migrations fill is searchable from the start."""
        found = get_search_backend().search("varmdo", Municipality)
        assert [municipality.name for municipality in found] == ["Värmdö"]


class IndexTests:
    """What is kept of an object."""

    def test_forgets_words_that_are_gone(self) -> None:
        """A corrected text is not found by what it said before."""
        page = make_profile(title="Rodd", body=[("paragraph", "<p>Ballongfärd</p>")])
        page.body = [("paragraph", "<p>Simning</p>")]
        page.save_revision().publish()
        assert not ProfilePage.objects.search("ballongfärd")
        assert titles(ProfilePage.objects.search("simning")) == ["Rodd"]
        assert not Posting.objects.filter(term="ballongfärd").exists()

    def test_is_rebuilt_to_the_same(self) -> None:
        """By Wagtail's command."""
        make_profile(title="Rodd")
        draft_profile(title="Utkast", code="1267")
        before = _index()
        call_command("update_index", verbosity=0)
        assert _index() == before

    def test_drops_what_is_no_longer_there_when_rebuilt(self) -> None:
        """Rows deleted behind its back do not stay."""
        content_type = ContentType.objects.get_for_model(Page)
        IndexedDocument.objects.create(content_type=content_type, object_id="0")
        call_command("update_index", verbosity=0)
        assert not IndexedDocument.objects.filter(object_id="0").exists()

    def test_reads_each_page_once_when_rebuilt(self) -> None:
        """Wagtail's command would load them all before the index reads them as they are."""
        make_profile(title="Rodd")
        with CaptureQueriesContext(connection) as asked:
            call_command("update_index", verbosity=0)
        reading = [one for one in asked if '"profiles_profilepage"."body"' in one["sql"]]
        assert len(reading) == 1

    def test_hands_whole_pages_to_another_backend(self, settings: Any) -> None:
        """Which reads nothing itself."""
        stock = {"BACKEND": "wagtail.search.backends.database"}
        settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, "stock": stock}
        make_profile(title="Rodd")
        with CaptureQueriesContext(connection) as asked:
            call_command("update_index", backend_name="stock", verbosity=0)
        reading = [one for one in asked if '"profiles_profilepage"."body"' in one["sql"]]
        assert len(reading) <= 2  # the second finds no more
        assert titles(get_search_backend("stock").search("rodd", Page)) == ["Rodd"]


def _index() -> tuple[set, set]:
    """Returns what is kept of documents, and the words that live on."""
    document = "document__content_type", "document__object_id"
    postings = set(Posting.objects.values_list(*document, "term", "weight"))
    return postings, set(WordKey.objects.values_list("kind", "key", "word"))
