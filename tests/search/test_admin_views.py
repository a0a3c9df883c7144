"""What editors have of the search: the report, synonyms, promoted pages."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from profiles.models import Topic
from search.models import SearchLog, Synonym
from search.synonym_rules import find_problem
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    """Returns the client of somebody who keeps the registers."""
    user = get_user_model().objects.create_user("chef", is_active=True)
    user.groups.add(Group.objects.get(name="Redaktionschefer"))
    client.force_login(user)
    return client


def log(words: str, count: int, hits: int) -> SearchLog:
    """Returns a counted search."""
    return SearchLog.objects.create(words=words, count=count, hits=hits, last_seen=timezone.now())


class CountingTests:
    """What is counted, and what never is."""

    def test_counts_words_and_hits(self, client: Client) -> None:
        """However they are written."""
        make_profile(title="Utkiken")
        for query in ("utkiken", " UTKIKEN "):
            client.get("/sok/", {"q": query})
        counted = SearchLog.objects.get()
        assert (counted.words, counted.count, counted.hits) == ("utkiken", 2, 1)

    @pytest.mark.parametrize(
        "query", ["alva@example.se", "070-174 06 05", "19121212-1212", "a" * 81, "?!", ""]
    )
    def test_does_not_count_what_may_be_personal_or_noise(self, client: Client, query: str) -> None:
        """URLs, numbers, very long texts, marks."""
        client.get("/sok/", {"q": query})
        assert not SearchLog.objects.exists()

    def test_does_not_count_robots(self, client: Client) -> None:
        """They search for everything."""
        client.get("/sok/", {"q": "utkiken"}, headers={"user-agent": "ExampleBot/1.0"})
        assert not SearchLog.objects.exists()

    def test_does_not_count_editors(self, chief: Client) -> None:
        """Neither what the report links to, nor what they look for in the admin."""
        for url in ("/sok/", "/admin/pages/", "/admin/presentationer/", "/admin/choose-page/"):
            assert chief.get(url, {"q": "utkiken"}).status_code == 200
        assert not SearchLog.objects.exists()

    def test_counts_whoever_logs_in_only_to_read(self, client: Client) -> None:
        """A private page has visitors, too."""
        client.force_login(get_user_model().objects.create_user("läsare"))
        client.get("/sok/", {"q": "utkiken"})
        assert SearchLog.objects.count() == 1

    def test_does_not_count_paging_and_filtering(self, client: Client) -> None:
        """It is still the same search."""
        client.get("/sok/", {"q": "utkiken", "sida": "2"})
        client.get("/sok/", {"q": "utkiken", "lan": "01"})
        assert not SearchLog.objects.exists()

    def test_keeps_nothing_about_the_visitor(self) -> None:
        """The columns are words, count, hits and the day they were last seen."""
        names = {field.name for field in SearchLog._meta.get_fields()}
        assert names == {"id", "words", "count", "hits", "last_seen"}

    def test_forgets_after_a_set_time(self, chief: Client, settings: Any) -> None:
        """When the report is opened, at the latest."""
        settings.SEARCH_LOG_DAYS = 30
        old = log("gammalt", 3, 0)
        SearchLog.objects.filter(pk=old.pk).update(last_seen=timezone.now() - dt.timedelta(31))
        log("nytt", 1, 0)
        chief.get("/admin/sokningar/")
        assert [one.words for one in SearchLog.objects.all()] == ["nytt"]


class ReportTests:
    """The report of searches."""

    def test_puts_searches_without_hits_first(self, chief: Client) -> None:
        """The most wanted on top."""
        log("segling", 9, 4)
        log("rodd", 2, 0)
        log("ballong", 5, 0)
        html = chief.get("/admin/sokningar/").content.decode()
        shown = re.findall(r"/sok/\?q=(\w+)", html)
        assert shown == ["ballong", "rodd", "segling"]

    def test_is_one_click_from_a_synonym_and_a_promotion(self, chief: Client) -> None:
        """The forms begin with the words."""
        log("ballong", 5, 0)
        html = chief.get("/admin/sokningar/").content.decode()
        synonym, _, promotion = re.findall(r'href="(/admin/[^"]*\?ord=ballong)"', html)
        for url in (synonym, promotion):
            assert 'value="ballong"' in chief.get(url).content.decode(), url

    def test_is_two_clicks_from_a_topic(self, chief: Client) -> None:
        """The list says what is to be chosen, and the form begins with the words."""
        log("å & ballong", 5, 0)
        topic = Topic.objects.get(slug="mi")
        html = chief.get("/admin/sokningar/").content.decode()
        (url,) = re.findall(r'href="(/admin/snippets/profiles/topic/[^"]*)"', html)
        html = chief.get(url).content.decode()
        assert "Välj det ämne som ska få synonymen ”å &amp; ballong”." in html
        edit = f"/admin/snippets/profiles/topic/edit/{topic.pk}/"
        (form, *_) = re.findall(rf'href="({edit}[^"]*)"', html)
        asked = chief.get(form).context["form"]["synonyms"].value()
        assert asked.splitlines() == [*topic.synonym_list, "å & ballong"]
        assert chief.get(edit).context["form"]["synonyms"].value() == topic.synonyms

    def test_is_not_for_strangers(self, client: Client) -> None:
        """Somebody who is not logged in is asked to."""
        assert client.get("/admin/sokningar/").status_code == 302

    def test_can_be_downloaded(self, chief: Client) -> None:
        """As a table."""
        log("ballong", 5, 0)
        answer = chief.get("/admin/sokningar/", {"export": "csv"})
        assert "ballong;5;0" in b"".join(answer.streaming_content).decode()


class SynonymTests:
    """The editors' own list."""

    def test_is_kept_in_the_admin(self, chief: Client) -> None:
        """And works at once."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Vi seglar.</p>")])
        data = {"word": "båtfärd", "synonyms": "segla\n\nsegla\n"}
        answer = chief.post("/admin/snippets/search/synonym/add/", data)
        assert answer.status_code == 302
        assert Synonym.objects.get(word="båtfärd").synonym_list == ["segla"]
        assert "Utkiken" in chief.get("/sok/", {"q": "båtfärder"}).content.decode()

    def test_shows_what_it_would_find_before_it_is_saved(self, chief: Client) -> None:
        """Each line by itself, with what is wrong with it."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Vi seglar.</p>")])
        asked = {"ord": "båtfärd", "synonymer": "segla\nkanot\nab"}
        html = " ".join(chief.get("/admin/sokningar/synonymer/", asked).content.decode().split())
        assert "”båtfärd”</a> finns inte på någon sida" in html
        assert "”segla”</a> finns på 1 sida: Utkiken" in html
        assert "”kanot”</a> finns inte" in html
        assert "för kort" in html
        form = chief.get("/admin/snippets/search/synonym/add/").content.decode()
        assert 'data-synonym-preview="/admin/sokningar/synonymer/"' in form
        assert "search/synonym-preview.js" in form

    def test_of_several_words_counts_only_as_a_whole(self, client: Client) -> None:
        """One of its words alone brings nothing else along."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Vi seglar.</p>")])
        Synonym.objects.create(word="skadligt bruk", synonyms="segla")
        assert "Utkiken" in client.get("/sok/", {"q": "skadligt bruk"}).content.decode()
        assert "Inga träffar" in client.get("/sok/", {"q": "bruk"}).content.decode()

    @pytest.mark.parametrize(
        ("synonym", "reason"),
        [("ab", "för kort"), ("x", "för kort"), ("och", "småord"), ("…", "inget ord")],
    )
    def test_is_refused_with_a_reason(self, chief: Client, synonym: str, reason: str) -> None:
        """On its field."""
        data = {"word": "segling", "synonyms": synonym}
        html = chief.post("/admin/snippets/search/synonym/add/", data).content.decode()
        assert not Synonym.objects.filter(word="segling").exists()
        assert reason in html

    def test_is_refused_when_it_stands_on_most_pages(self) -> None:
        """It would bring them all."""
        for code in ("0114", "0115", "0117", "0120", "0125", "0136"):
            make_profile(title=f"Profil {code}", code=code)
        assert "för vanligt" in find_problem("ärendet")
        assert find_problem("utkik") == ""

    def test_may_be_an_abbreviation_in_capitals(self) -> None:
        """MI is a method."""
        assert find_problem("MI") == ""

    def test_of_a_topic_is_held_to_the_same_rules(self) -> None:
        """But those of long standing may stay."""
        topic = Topic.objects.get(slug="mi")
        topic.synonyms += "\nab"
        with pytest.raises(ValidationError, match="för kort"):
            topic.full_clean()
        topic.refresh_from_db()
        topic.full_clean()
