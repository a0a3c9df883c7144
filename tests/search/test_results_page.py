"""The page of results, as a visitor gets it."""

import datetime as dt
import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from home.models import HomePage, StandardPage
from home.pagination import PAGE_SIZE
from profiles.models import ProfileIndexPage, ProfilePage, ProfilePerson, Topic
from search.models import IndexedDocument, Synonym
from tests.profiles.factories import draft_profile, make_profile

pytestmark = pytest.mark.django_db

EKERO, HANINGE, HOOR = "0125", "0136", "1267"


def search(client: Client, query: str, **parameters: str) -> str:
    """Returns the main part of a page of results."""
    response = client.get("/sok/", {"q": query, **parameters})
    assert response.status_code == 200
    return re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]


def found(html: str, list_id: str = "results") -> list[str]:
    """Returns the titles in a list of hits, in order."""
    listed = re.search(rf'<ol [^>]*id="{list_id}".*?</ol>', html, re.DOTALL)
    titles = re.findall(r"<h2[^>]*><a [^>]*>(.*?)</a>", listed[0], re.DOTALL) if listed else []
    return [re.sub(r"<[^>]+>", "", title) for title in titles]


class VisibilityTests:
    """Only what any visitor may read is found, everywhere."""

    def test_finds_a_published_profile(self, client: Client) -> None:
        """By a word of its text."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Trivseln är hög.</p>")])
        assert found(search(client, "trivsel")) == ["Utkiken"]

    def test_does_not_find_a_draft(self, client: Client) -> None:
        """Neither a new page nor the draft of a live one."""
        draft_profile(title="Hemligheten")
        page = make_profile(title="Utkiken", code=HOOR)
        page.title = "Hemligheten ändrad"
        page.save_revision()
        assert found(search(client, "hemligheten")) == []

    def test_does_not_find_what_is_unpublished(self, client: Client) -> None:
        """From the moment it is."""
        page = make_profile(title="Utkiken")
        page.unpublish()
        html = search(client, "utkiken")
        assert found(html) == []
        assert "Inga träffar" in html

    def test_does_not_find_a_private_page(self, client: Client) -> None:
        """Nor count it, nor suggest it."""
        page = make_profile(title="Utkiken")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert "Inga träffar" in search(client, "utkiken")
        assert client.get("/sok/forslag/", {"q": "utkik"}).json() == []

    def test_does_not_find_below_a_private_page(self, client: Client) -> None:
        """A restriction holds for the whole branch."""
        make_profile(title="Utkiken")
        series = ProfileIndexPage.objects.get()
        PageViewRestriction.objects.create(page=series, restriction_type="login")
        assert "Inga träffar" in search(client, "utkiken")

    def test_does_not_find_a_deleted_page(self, client: Client) -> None:
        """The index forgets it."""
        page = make_profile(title="Utkiken")
        key = str(page.pk)
        page.delete()
        assert "Inga träffar" in search(client, "utkiken")
        content_type = ContentType.objects.get_for_model(ProfilePage)
        assert not IndexedDocument.objects.filter(content_type=content_type, object_id=key).exists()

    def test_does_not_find_notes_or_hidden_people(self, client: Client) -> None:
        """What editors keep to themselves is not in the index."""
        page = draft_profile(title="Utkiken")
        page.people = [
            ProfilePerson(name="Vilma Fjällborg", hidden=True),
            ProfilePerson(name="Sixten Dalby", consent_note="klartecken", years_text="veteran"),
        ]
        page.save_revision().publish()
        assert found(search(client, "Sixten Dalby")) == ["Utkiken"]
        for word in ("Fjällborg", "klartecken", "veteran"):
            assert "Inga träffar" in search(client, word)

    def test_finds_other_pages_too(self, client: Client) -> None:
        """A page about the series is a hit like any other."""
        HomePage.objects.get().add_child(
            instance=StandardPage(title="Om serien", slug="om", intro="Ansvarig utgivare")
        )
        assert found(search(client, "utgivare")) == ["Om serien"]


class RankingTests:
    """The best first."""

    def test_puts_the_municipality_before_the_mention(self, client: Client) -> None:
        """Its own profile comes before one that tells of it."""
        make_profile(title="Grannar", body=[("paragraph", "<p>Ekerö, Ekerö, Ekerö!</p>")])
        make_profile(title="Hemma", code=EKERO)
        assert found(search(client, "ekerö")) == ["Hemma", "Grannar"]

    def test_puts_title_above_standfirst_above_text(self, client: Client) -> None:
        """Weights."""
        make_profile(title="A", code="0114", body=[("paragraph", "<p>Segling</p>")])
        make_profile(title="B", code="0115", standfirst=[("text", "<p>Segling</p>")])
        make_profile(title="C segling", code="0117")
        assert found(search(client, "segling")) == ["C segling", "B", "A"]

    def test_puts_the_exact_spelling_above_the_folded(self, client: Client) -> None:
        """Lån is not län."""
        make_profile(title="A", code="0114", body=[("paragraph", "<p>Ett lån</p>")])
        make_profile(title="B", code="0115", body=[("paragraph", "<p>Ett lan</p>")])
        assert found(search(client, "lån"))[0] == "A"
        assert found(search(client, "lan"))[0] == "B"

    def test_wants_all_words_before_some(self, client: Client) -> None:
        """A page with one of two words is no hit while another has both."""
        make_profile(title="A", code="0114", body=[("paragraph", "<p>Segling</p>")])
        make_profile(title="B", code="0115", body=[("paragraph", "<p>Segling och rodd</p>")])
        assert found(search(client, "segling rodd")) == ["B"]

    def test_sorts_by_date_when_asked(self, client: Client) -> None:
        """The shown date, the latest first."""
        for year, code in ((2016, "0114"), (2020, "0115"), (2018, "0117")):
            make_profile(title=f"År {year}", code=code, published_on=dt.date(year, 5, 1))
        html = search(client, "ärenden", sortera="datum")
        assert found(html) == ["År 2020", "År 2018", "År 2016"]


class ReadingTests:
    """How a query was understood is said."""

    def test_corrects_a_misspelled_word(self, client: Client) -> None:
        """With its results, and a link to the corrected query."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Handledning varje vecka</p>")])
        html = search(client, "handleding")
        assert found(html) == ["Utkiken"]
        assert "Menade du" in html
        assert "?q=handledning" in html

    @pytest.mark.parametrize(
        ("query", "correction"),
        [
            ("ekeröö", "Ekerö"),
            ("handleding ekeröö", "handledning Ekerö"),
            ("stokholms", "Stockholms"),
            ("södermannland", "Södermanland"),
            ("västtra", "västra"),
            ("göttalands", "Götalands"),
        ],
    )
    def test_writes_places_with_their_capital(
        self, client: Client, query: str, correction: str
    ) -> None:
        """Municipalities, counties and provinces; ordinary words stay small."""
        text = "<p>Handledning varje vecka i västra Götalands län</p>"
        make_profile(title="Utkiken", code=EKERO, body=[("paragraph", text)])
        html = search(client, query)
        assert f"<em>{correction}</em></a>?" in html
        assert found(html) == ["Utkiken"]

    def test_writes_a_place_as_such_though_an_address_answers(self, client: Client) -> None:
        """An address has no dots over its letters."""
        text = "<p>Vi nås på jobb.ekero.example.se varje dag</p>"
        make_profile(title="Utkiken", code=EKERO, body=[("paragraph", text)])
        assert "<em>Ekerö</em></a>?" in search(client, "ekeröö")

    def test_does_not_correct_to_words_of_drafts(self, client: Client) -> None:
        """What is not published is not hinted at."""
        draft_profile(body=[("paragraph", "<p>Handledning varje vecka</p>")])
        assert "Menade du" not in search(client, "handleding")

    def test_says_when_words_are_left_out(self, client: Client) -> None:
        """And which."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Segling och rodd</p>")])
        for number in range(4):
            make_profile(title=f"Annat {number}", code=f"01{14 + number}".replace("0116", "0120"))
        html = search(client, "segling rodd ballong")
        assert found(html) == ["Utkiken"]
        assert "utan ”ballong”" in html

    def test_takes_a_quoted_phrase_word_for_word(self, client: Client) -> None:
        """The words in another order are no phrase."""
        make_profile(title="A", code="0114", body=[("paragraph", "<p>Högt i tak råder</p>")])
        make_profile(title="B", code="0115", body=[("paragraph", "<p>Tak som är högt</p>")])
        assert set(found(search(client, "högt tak"))) == {"A", "B"}
        assert found(search(client, '"högt i tak"')) == ["A"]
        assert found(search(client, "”HÖGT I TAK”")) == ["A"]

    def test_helps_on_when_nothing_is_found(self, client: Client) -> None:
        """Counties and the newest profiles."""
        make_profile(title="Utkiken")
        html = search(client, "kvantfysik")
        assert "Inga träffar" in html
        assert "Stockholms län" in html
        assert "Utkiken" in html
        assert 'id="results"' not in html

    def test_says_when_help_is_paid_for(self, client: Client) -> None:
        """There is no room for who has paid, only that somebody has."""
        make_profile(title="Utkiken", label="annons", advertiser="Ekerö kommun", code=EKERO)
        assert "Annons: Utkiken</a>" in search(client, "kvantfysik")

    def test_helps_on_to_nothing_that_is_hidden(self, client: Client) -> None:
        """A county whose only profile is taken down."""
        make_profile(title="Utkiken", code=EKERO)
        make_profile(title="Nedtagen", code=HOOR).unpublish()
        html = search(client, "kvantfysik")
        assert "Stockholms län" in html
        assert "Skåne län" not in html
        assert "Nedtagen" not in html

    def test_asks_for_words_first(self, client: Client) -> None:
        """An empty field finds nothing, counts nothing, and shows the same ways on."""
        make_profile(title="Utkiken")
        html = search(client, "  ")
        assert 'role="status"' not in html
        assert "Stockholms län</a>" in html
        assert "Utkiken</a>" in html

    def test_helps_on_to_the_topics_that_most_have(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Named A–Ö; the small ones are left out."""
        monkeypatch.setattr("search.no_results._MOST_TOPICS", 1)
        pages = [make_profile(title=code, code=code) for code in (HANINGE, HOOR)]
        for slug, count in {"barn-och-familj": 1, "handledning": 2}.items():
            for page in pages[:count]:
                page.topics.add(Topic.objects.get(slug=slug))
                page.save_revision().publish()
        html = search(client, "kvantfysik")
        assert "amne=handledning" in html
        assert "amne=barn-och-familj" not in html


class FacetTests:
    """Filters with counts that keep the query."""

    @pytest.fixture(autouse=True)
    def profiles(self) -> None:
        """Three profiles in two counties."""
        make_profile(title="A", code=EKERO, published_on=dt.date(2018, 1, 1))
        make_profile(title="B", code=HANINGE, published_on=dt.date(2016, 1, 1))
        page = make_profile(
            title="C", code=HOOR, published_on=dt.date(2016, 1, 1), label="redaktionellt"
        )
        page.topics.set([Topic.objects.get(slug="familjeradslag")])
        page.save_revision().publish()

    def test_counts_each_choice(self, client: Client) -> None:
        """What is left if it is chosen."""
        html = search(client, "ärenden")
        assert re.search(r"value=\"01\"[^>]*> <span>Stockholms län <span class=\"count\">2<", html)
        assert re.search(r"value=\"12\"[^>]*> <span>Skåne län <span class=\"count\">1<", html)
        assert re.search(r"value=\"2016\"[^>]*> <span>2016 <span class=\"count\">2<", html)

    def test_narrows_and_keeps_the_query(self, client: Client) -> None:
        """The other choices of the group still show their counts."""
        html = search(client, "ärenden", lan="01")
        assert set(found(html)) == {"A", "B"}
        assert "q=%C3%A4renden" in html
        assert re.search(r"Skåne län <span class=\"count\">1<", html)

    def test_combines_filters(self, client: Client) -> None:
        """Across groups all must hold."""
        assert found(search(client, "ärenden", lan="01", ar="2016")) == ["B"]
        assert found(search(client, "ärenden", amne="familjeradslag")) == ["C"]
        assert found(search(client, "ärenden", amne="familjeradslag", lan="01")) == []

    def test_keeps_the_query_when_all_choices_are_taken_off(self, client: Client) -> None:
        """The link says that it clears the choices, not the search."""
        html = search(client, "ärenden", lan="01", ar="2016")
        (url,) = re.findall(r'<a href="([^"]*)">Rensa alla val</a>', html)
        assert url == "/sok/?q=%C3%A4renden"

    def test_lists_by_filter_alone(self, client: Client) -> None:
        """Also without words."""
        assert found(search(client, "", lan="12")) == ["C"]

    def test_passes_over_values_that_do_not_exist(self, client: Client) -> None:
        """They leave nothing, and say so."""
        assert "Inga träffar" in search(client, "ärenden", lan="99")


class PromotionTests:
    """What editors put first."""

    def test_stands_above_and_not_among_the_hits(self, client: Client) -> None:
        """A promoted page is shown once."""
        page = make_profile(title="Utvalda", code=EKERO)
        make_profile(title="Vanliga", code=HOOR)
        SearchPromotion.objects.create(query=Query.get("ärenden"), page=page, description="Läs!")
        html = search(client, "Ärenden")
        assert found(html, "promoted") == ["Utvalda"]
        assert found(html) == ["Vanliga"]
        assert "2 träffar" in html

    def test_says_first_that_a_page_is_paid_for(self, client: Client) -> None:
        """What editors put first is marked like any other hit."""
        page = make_profile(title="Utvalda", label="annons", advertiser="Ekerö kommun", code=EKERO)
        SearchPromotion.objects.create(query=Query.get("segling"), page=page)
        promoted = search(client, "segling").split('id="promoted"')[1].split("</ol>")[0]
        label = 'commercial-label--annons">Annons från Ekerö kommun<'
        assert promoted.count(label) == 1
        assert promoted.index(label) < promoted.index("Utvalda")

    def test_does_not_show_a_page_that_is_private(self, client: Client) -> None:
        """Being promoted does not make a page visible."""
        page = make_profile(title="Utvalda")
        SearchPromotion.objects.create(query=Query.get("segling"), page=page)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert 'id="promoted"' not in search(client, "segling")


class HitTests:
    """What a hit shows."""

    def test_marks_the_words_where_they_stand(self, client: Client) -> None:
        """Safely: the text is escaped, the marks are not."""
        body = [("paragraph", "<p>Annat.</p>"), ("paragraph", "<p>Vi seglar &lt;b&gt; ofta</p>")]
        make_profile(title="Utkiken", body=body)
        html = search(client, "seglar")
        assert "Vi <mark>seglar</mark> &lt;b&gt; ofta" in html

    def test_escapes_the_query(self, client: Client) -> None:
        """Nothing a visitor types becomes markup."""
        assert "<script>" not in search(client, "<script>alert(1)</script>")

    def test_shows_place_date_and_label(self, client: Client) -> None:
        """Who it is about, once, from when, and whether it is paid for."""
        make_profile(title="Utkiken", code=EKERO, label="annons", advertiser="Ekerö kommun")
        make_profile(title="Utkik", code=HOOR, label="redaktionellt")
        html = search(client, "utkiken utkik")
        for text in (
            "Annons från Ekerö kommun</span>",
            "<span>Stockholms län</span>",
            'datetime="2024-05-03"',
            "<span>Höörs kommun, Skåne län</span>",
        ):
            assert text in html

    def test_says_why_when_the_excerpt_does_not(self, client: Client) -> None:
        """A county or a topic is not in the running text."""
        page = make_profile(title="Utkiken", code=HOOR)
        page.topics.set([Topic.objects.get(slug="socialpsykiatri")])
        page.save_revision().publish()
        assert "Län: Skåne län" in search(client, "skåne län")
        assert "Ämne: Socialpsykiatri" in search(client, "psykiatri")

    def test_shows_words_that_stand_far_apart(self, client: Client) -> None:
        """In two stretches of the text."""
        far = "Ingenting. " * 60
        body = [("paragraph", f"<p>Vi seglar. {far}</p>"), ("paragraph", f"<p>{far} Vi ror.</p>")]
        make_profile(title="Utkiken", body=body)
        html = search(client, "seglar ror")
        assert "<mark>seglar</mark>" in html
        assert "<mark>ror</mark>" in html

    def test_offers_the_words_of_a_phrase_that_no_page_has(self, client: Client) -> None:
        """One click away."""
        make_profile(title="Utkiken vid fyren")
        html = search(client, '"fyren utkiken"')
        assert "Ingen sida har orden i just den följden" in html
        (query,) = re.findall(r'\?(q=[^"]*)">Sök på orden utan', html)
        assert found(client.get(f"/sok/?{query}").content.decode()) == ["Utkiken vid fyren"]

    def test_is_paged(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        """By 24, fewer here; and any page number gets an answer."""
        assert PAGE_SIZE == 24
        monkeypatch.setattr("home.pagination.PAGE_SIZE", 3)
        for code in ("0125", "0136", "1267", "0114"):
            make_profile(title=f"Profil {code}", code=code)
        assert len(found(search(client, "ärenden"))) == 3
        assert len(found(search(client, "ärenden", sida="2"))) == 1
        assert len(found(search(client, "ärenden", sida="999"))) == 1
        assert len(found(search(client, "ärenden", sida="x"))) == 3


class HeaderTests:
    """What robots and caches are told."""

    def test_is_for_no_index_and_no_shared_cache(self, client: Client) -> None:
        """A page of results belongs to the visitor."""
        response = client.get("/sok/", {"q": "utkiken"})
        assert response["X-Robots-Tag"] == "noindex"
        assert "private" in response["Cache-Control"]
        assert not response.cookies

    def test_answers_only_reading_methods(self, client: Client) -> None:
        """There is nothing to post."""
        assert client.post("/sok/").status_code == 405

    def test_asks_a_fixed_number_of_queries(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        """However many hits there are."""
        for number in range(6):
            make_profile(title=f"Sida {number}", code=("0125", "0136", "1267")[number % 3])
        client.get("/sok/", {"q": "ärenden"})
        with django_assert_max_num_queries(30):
            client.get("/sok/", {"q": "ärenden"})


class ReindexTests:
    """What changes elsewhere changes what is found."""

    def test_follows_the_name_of_a_topic(self, client: Client) -> None:
        """An editor renames a topic."""
        page = make_profile(title="Utkiken")
        topic = Topic.objects.get(slug="pooltjanst")
        page.topics.set([topic])
        page.save_revision().publish()
        topic.label = "Svävande tjänst"
        topic.save()
        assert found(search(client, "svävande")) == ["Utkiken"]

    def test_takes_a_new_synonym_at_once(self, client: Client) -> None:
        """Nothing is indexed again."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Vi seglar.</p>")])
        assert found(search(client, "båtfärd")) == []
        Synonym.objects.create(word="båtfärd", synonyms="segla")
        assert found(search(client, "båtfärd")) == ["Utkiken"]

    def test_saves_nothing_for_an_unchanged_page(self) -> None:
        """Indexing again is cheap: the row of the document, and a look at the rest."""
        page = ProfilePage.objects.get(pk=make_profile(title="Utkiken").pk)
        with CaptureQueriesContext(connection) as queries:
            get_search_backend().add(page)
        written = [
            query["sql"]
            for query in queries
            if query["sql"].startswith(("INSERT", "DELETE"))
            and "search_indexeddocument" not in query["sql"]
        ]
        assert written == []
