"""Found is what is meant: words left out, typed as one, said otherwise, dated."""

import datetime as dt

import pytest

from profiles.public.filters import Filters
from search.models import Synonym
from search.site_search import Wanted, find
from tests.profiles.factories import make_profile

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    """Returns the titles of what visitors find."""
    from wagtail.models import Page

    found = find(query, Wanted(Filters())).found
    pages = Page.objects.in_bulk([page for _, page in found.hits])
    return [pages[page].title for _, page in found.hits]


class MeaningTests:
    """Queries by kind."""

    def test_leaves_out_what_has_a_minus(self) -> None:
        """A hyphen within a word is none."""
        make_profile(title="Segling och rodd", code="0125")
        make_profile(title="Segling", code="1267")
        assert titles("segling -rodd") == ["Segling"]
        assert len(titles("segling")) == 2

    def test_takes_apart_what_was_typed_as_one(self) -> None:
        """Only where the words stand side by side."""
        make_profile(title="Lyhörda grannar", code="0125")
        make_profile(title="Grannar, alltid lyhörda", code="1267")
        assert titles("lyhördagrannar") == ["Lyhörda grannar"]

    def test_puts_together_what_was_typed_apart(self) -> None:
        """A page with the whole word stands before one with the two."""
        make_profile(title="Fyr och vakt, fyr och vakt", code="0125")
        make_profile(title="En fyrvakt", code="1267")
        assert titles("fyr vakt") == ["En fyrvakt", "Fyr och vakt, fyr och vakt"]

    def test_finds_a_short_word_in_a_compound_of_ordinary_words(self) -> None:
        """A husky is no house."""
        make_profile(title="Fritidshusen", code="0125")
        make_profile(title="Huskyn", code="1267")
        assert titles("hus") == ["Fritidshusen"]

    def test_finds_a_number_by_its_last_groups(self) -> None:
        """With and without country code."""
        make_profile(title="Utkiken", body=[("paragraph", "<p>Ring 08-465 004 00.</p>")])
        for query in ("+46 8 465 004 00", "0846500400", "465 004 00", "46500400"):
            assert titles(query) == ["Utkiken"], query

    def test_corrects_no_ordinary_word(self) -> None:
        """However near it is to a word of the site."""
        make_profile(title="En god lösning")
        assert titles("löpning") == []
        assert titles("lössning") == ["En god lösning"]

    def test_hears_an_ordinary_word_as_a_name(self) -> None:
        """Veronika is a plant, and nobody has asked for one."""
        make_profile(title="Utkiken hos Veronica")
        assert titles("veronika") == ["Utkiken hos Veronica"]

    def test_corrects_a_word_in_another_form_than_the_page_has(self) -> None:
        """The page has the plural only."""
        make_profile(title="Seglingsskolorna")
        assert titles("segllingsskola") == ["Seglingsskolorna"]

    def test_finds_either_where_somebody_writes_eller(self) -> None:
        """A page with all words of one side is enough, and one with half of a side is not."""
        make_profile(title="Segling", code="0125")
        make_profile(title="Fri rodd", code="1267")
        make_profile(title="Rodd", code="2181")
        assert set(titles("segling eller fri rodd")) == {"Segling", "Fri rodd"}

    def test_puts_the_word_itself_first(self) -> None:
        """Before a compound in a title, and that before a synonym in one."""
        Synonym.objects.create(word="segling", synonyms="regatta")
        make_profile(title="Regatta", code="0125")
        make_profile(title="Kappsegling", code="1267")
        make_profile(
            title="Tystnad", code="2181", body=[("paragraph", "<p>Vi seglar segling.</p>")]
        )
        assert titles("segling") == ["Tystnad", "Kappsegling", "Regatta"]

    def test_knows_the_plural_of_nouns_in_or(self) -> None:
        """Lektor, lektorer."""
        make_profile(title="En lektor")
        assert titles("lektorer") == ["En lektor"]

    def test_finds_the_shown_date(self) -> None:
        """Year, month, day, as people write them."""
        make_profile(title="Utkiken", published_on=dt.date(2016, 9, 7))
        for query in ("2016", "september 2016", "7 september 2016", "2016-09-07"):
            assert titles(query) == ["Utkiken"], query
        assert titles("2019") == []

    def test_finds_a_province(self) -> None:
        """Sandviken lies in Gästrikland."""
        make_profile(title="Utkiken", code="2181")
        assert titles("gästrikland") == ["Utkiken"]

    def test_wants_a_synonym_of_several_words_side_by_side(self) -> None:
        """And puts it below the word itself."""
        Synonym.objects.create(word="fyrväktare", synonyms="vakt vid fyren")
        make_profile(title="En vakt vid fyren", code="0125")
        make_profile(title="Vid fyren står en vakt", code="0136")
        make_profile(title="Tystnad", code="1267", body=[("paragraph", "<p>Fyrväktare</p>")])
        assert titles("fyrväktare") == ["Tystnad", "En vakt vid fyren"]

    def test_counts_such_a_synonym_beside_a_mere_compound(self) -> None:
        """Of two pages that only have the word within another, the one with the synonym leads."""
        Synonym.objects.create(word="fyrväktare", synonyms="vakt vid fyren")
        body = [("paragraph", "<p>Här ligger fyrväktarbostaden.</p>")]
        make_profile(title="En vakt vid fyren", code="0125", body=body)
        make_profile(title="Tystnad", code="1267", body=body, published_on=dt.date(2026, 1, 1))
        assert titles("fyrväktare") == ["En vakt vid fyren", "Tystnad"]
