"""The statement that is put together of a query, whatever the query, on whichever database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from profiles.public.filters import Filters
from search.models import Synonym
from search.query.matching import ask
from search.query.parsing import parse
from search.query.statement import Statement, visitors
from search.site_search import Wanted, find
from tests.profiles.factories import make_profile

PIECES = (
    *("utkik", "fyren", "utkikstornet", "vaktar", "utkikfyren", "utkikk", "finnsinte", "ut kik"),
    *("och", "att", "a", "ö", "0", "2016", "2016-09-07", "08-465 004 00", "46500400", "-", "−"),
    *('"', "”", "-utkik", "-och", '-"', "LSS-handläggare", "hamn- och fyrvakt", "info@example.se"),
    *("www.example.se", "%", "_", "'", "\\", "{}", "{0}", "%s", "fyrväktare", "soc", "värmdö"),
    *(
        "attochsom",
        "fyrenochutkik",
        "\x00",
        "\ud800",
        "é",
        "İ",
        "ﬁ",
        "\U0010ffff",
        "?",
        "*",
        "(",
        ")",
    ),
)
QUERIES = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.text(max_size=30)


@pytest.fixture
def site() -> None:
    """Two profiles, and a synonym of several words."""
    make_profile(title="Utkik från fyren", code="0120")
    make_profile(title="Utkikstornet vaktar", code="1267")
    Synonym.objects.create(word="fyrväktare", synonyms="vakt vid fyren\nutkik")


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
class StatementTests:
    """Whatever is asked, the database understands it, and the numbers agree."""

    def test_answers_any_query(self) -> None:
        """The visitor's search: hits, their number, facets; also filtered and by date."""

        @settings(max_examples=60)
        @given(QUERIES, st.booleans(), st.sets(st.integers(1, 9), max_size=2))
        def answers(query: str, filtered: bool, besides: set[int]) -> None:
            filters = Filters().with_choice("lan", "01") if filtered else Filters()
            found = find(query, Wanted(filters, besides=sorted(besides)))
            assert len(found.found.hits) == found.found.total
            assert found.found.total <= found.found.unfiltered

        answers()

    def test_answers_any_query_of_wagtails(self) -> None:
        """All words, any word, a phrase, half-typed words."""
        backend = get_search_backend()

        @settings(max_examples=30)
        @given(QUERIES)
        def answers(query: str) -> None:
            every = set(backend.search(query, Page, operator="and"))
            assert every <= set(backend.search(query, Page, operator="or"))
            assert len(list(backend.autocomplete(query, Page))) >= 0
            ask(parse(query), visitors()).statement.word_counts()

        answers()

    def test_answers_small_words_typed_as_one(self) -> None:
        """There is nothing to look for when they are taken apart."""
        assert find("attochsom", Wanted(Filters())).found.total == 0

    def test_reads_of_a_common_word_what_stands_in_the_documents_found_so_far(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a large site; what is found and counted is the same."""
        make_profile(title="Fyrväktare utan utkik", code="0125")
        queries = ("utkik fyren", "fyrväktare utkik", "kommun utkik", "utkikstornet vaktar kommun")
        before = [find(query, Wanted(Filters())).found for query in queries]
        monkeypatch.setattr("search.query.statement._MOST_COUNTED", 0)
        after = [find(query, Wanted(Filters())).found for query in queries]
        assert all(found.total for found in before)
        for one, other in zip(before, after, strict=True):
            assert sorted(one.hits) == sorted(other.hits)
            assert (one.total, one.places, one.topics) == (other.total, other.places, other.topics)

    def test_counts_words_of_a_very_large_site(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What a word's number is multiplied by takes it beyond 32 bits, where PostgreSQL stops."""
        monkeypatch.setattr(Statement, "_estimates", lambda _: {0: None, 1: 10_000_000})
        assert find("utkik fyren", Wanted(Filters())).found.total == 1

    def test_looks_for_a_word_that_has_only_a_minus(self) -> None:
        """As people paste lists."""
        assert find("-utkik", Wanted(Filters())).found.total == 2
        assert find("utkik -fyren", Wanted(Filters())).found.total == 1
