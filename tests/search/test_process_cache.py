"""What a process remembers of the index is never older than the index."""

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import ProfilePage
from profiles.public.filters import Filters
from search.index import generation
from search.models import IndexEdition
from search.query import process_cache
from search.query.expanding import expand
from search.query.process_cache import ProcessCache, current_cache
from search.query.reading import read_facts, read_groups
from search.site_search import find
from tests.profiles.factories import make_profile
from tests.search.test_locking import in_a_thread


def number_found(word: str) -> int:
    """Returns how many pages visitors find; what it has read is remembered."""
    return find(word, Filters()).documents.bit_count()


@pytest.mark.django_db
class RememberingTests:
    """What is read once is at hand until the index changes."""

    def test_reads_only_the_edition_when_nothing_has_changed(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        """Facts, postings and the words that answer."""
        make_profile(title="Utkiken")
        first = read_facts(), read_groups({"a": ["utkiken"]}), expand(["utkiken"])
        with django_assert_num_queries(3):
            again = read_facts(), read_groups({"b": ["utkiken"]}), expand(["utkiken"])
        assert first[0] == again[0]
        assert first[1]["a"] == again[1]["b"]
        assert first[2] == again[2]

    def test_tells_groups_of_terms_apart(self) -> None:
        """One term, another, and both together."""
        make_profile(title="Utkiken", code="0125")
        make_profile(title="Fyren", code="1267")
        for _ in range(2):
            read = read_groups({"a": ["utkiken"], "b": ["fyren"], "both": ["utkiken", "fyren"]})
            assert read["a"] != read["b"]
            assert [x | y for x, y in zip(read["a"], read["b"], strict=True)] == read["both"]

    def test_tells_a_synonym_from_a_word_of_the_query(self) -> None:
        """Compounds answer for one of them only."""
        make_profile(title="Socionomglimpan")
        assert "socionomglimpan" not in expand([], ["socionom"])["socionom"]
        assert "socionomglimpan" in expand(["socionom"])["socionom"]

    def test_keeps_nothing_of_an_index_without_an_edition(self) -> None:
        """Such an index was built before there were any."""
        IndexEdition.objects.all().delete()
        read_facts()
        assert current_cache().get("facts") is None

    def test_lets_an_unchanged_page_be(self) -> None:
        """Saving it again changes nothing in the index."""
        page = make_profile(title="Utkiken")
        before = generation.current()
        ProfilePage.objects.get(pk=page.pk).save()
        assert generation.current() == before


@pytest.mark.django_db
class ChangeTests:
    """A change is seen by the very next search."""

    def test_finds_what_is_published(self) -> None:
        """Though the word was asked for in vain before."""
        assert number_found("utkiken") == 0
        make_profile(title="Utkiken")
        assert number_found("utkiken") == 1

    def test_finds_nothing_that_is_unpublished_or_deleted(self, client: Client) -> None:
        """Neither counted nor shown."""
        first, second = (
            make_profile(title=f"Utkiken {code}", code=code) for code in ("0125", "1267")
        )
        assert number_found("utkiken") == 2
        first.unpublish()
        assert number_found("utkiken") == 1
        second.delete()
        assert number_found("utkiken") == 0
        assert "Inga träffar" in client.get("/sok/", {"q": "utkiken"}).content.decode()

    def test_forgets_what_was_rolled_back(self) -> None:
        """Also what was searched for meanwhile."""
        make_profile(title="Utkiken", code="0125")
        assert number_found("utkiken") == 1
        with transaction.atomic():
            make_profile(title="Utkiken igen", code="1267")
            assert number_found("utkiken") == 2
            transaction.set_rollback(True)
        assert number_found("utkiken") == 1
        make_profile(title="Fyren", code="1267")
        assert number_found("utkiken") == 1
        assert number_found("fyren") == 1


@pytest.mark.django_db(transaction=True)
class OtherWriterTests:
    """Another connection writes, as another process would."""

    def test_sees_what_another_has_published(self) -> None:
        """Once it is committed."""
        assert number_found("fyren") == 0
        in_a_thread(lambda: make_profile(title="Fyren", code="1267")).join()
        assert number_found("fyren") == 1

    def test_sees_what_another_has_unpublished(self) -> None:
        """The page is gone from the hits and from the counts of the facets."""
        page = make_profile(title="Fyren", code="1267")
        assert number_found("fyren") == 1
        in_a_thread(lambda: ProfilePage.objects.get(pk=page.pk).unpublish()).join()
        assert number_found("fyren") == 0


class MemoryTests:
    """The memory itself."""

    def test_forgets_the_oldest_when_full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was asked for lately stays."""
        monkeypatch.setattr(process_cache, "_MOST_BYTES", 3000)
        kept = ProcessCache("one")
        kept.put("a", "A", 1000)
        kept.put("b", "B", 1000)
        assert kept.get("a") == "A"
        kept.put("c", "C", 1000)
        assert [kept.get(key) for key in "abc"] == ["A", None, "C"]
