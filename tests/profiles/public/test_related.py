"""Tests of what a profile leads on to."""

import datetime as dt
from itertools import pairwise

import pytest

from profiles.models import ProfilePage
from profiles.public.related import RelatedContent, related_content
from profiles.public.rows import SeriesRow, row_of
from profiles.registers.neighbours import neighbours_of
from tests.profiles.public.series_rows import row, topics
from tests.profiles.public.test_facets import add_profile

# Värmdö, Nacka (its land neighbour), Ekerö (same county), Höör (another county).
VARMDO = row(1, code="0120", published_on=dt.date(2018, 1, 31))
NACKA = row(2, code="0182", published_on=dt.date(2017, 1, 1))
EKERO = row(3, code="0125", published_on=dt.date(2018, 9, 11))
HOOR = row(4, code="1267", county_code="12", published_on=dt.date(2016, 9, 7))


def ways_on(current: SeriesRow, *newest: SeriesRow) -> RelatedContent:
    """Returns what the newest editions lead to; the series around is empty."""
    in_order = sorted(newest, key=lambda row: row.newest_first_key)
    return related_content(current, in_order, ProfilePage.objects.none())


def around(page: ProfilePage) -> RelatedContent:
    """Returns what the database says about a profile's place in the series."""
    return related_content(row_of(page), [], ProfilePage.objects.visible())


class RelatedTests:
    def test_a_neighbour_comes_before_the_county_and_the_county_before_others(self) -> None:
        related = ways_on(VARMDO, VARMDO, NACKA, EKERO, HOOR)
        assert [item.row.code for item in related.related] == ["0182", "0125", "1267"]
        assert [item.reason for item in related.related] == ["Grannkommun", "Samma län", ""]

    def test_shared_topics_can_outweigh_the_county(self) -> None:
        shared = topics("handledning", "unga", "lss")
        current = row(1, code="0120", topics=shared)
        far = row(4, code="1267", county_code="12", topics=shared)
        related = ways_on(current, current, EKERO, far)
        assert related.related[0].row.code == "1267"
        assert related.related[0].reason.startswith("Gemensamma ämnen: handledning, unga")

    def test_never_leads_to_the_municipality_itself(self) -> None:
        newer = row(9, code="0120", published_on=dt.date(2025, 1, 1))
        related = ways_on(VARMDO, newer, EKERO)
        assert [item.row.code for item in related.related] == ["0125"]


@pytest.mark.django_db
class SeriesOrderTests:
    def test_previous_is_newer_and_next_is_older(self) -> None:
        older = add_profile("0182", published_on=dt.date(2017, 1, 1))
        page = add_profile("0120", published_on=dt.date(2018, 1, 31))
        newer = add_profile("0125", published_on=dt.date(2018, 9, 11))
        add_profile("0126", published_on=dt.date(2020, 1, 1))
        related = around(page)
        assert related.previous is not None
        assert related.following is not None
        assert (related.previous.pk, related.following.pk) == (newer.pk, older.pk)

    def test_the_ends_of_the_series_have_one_step_only(self) -> None:
        newest = add_profile("0182", published_on=dt.date(2019, 1, 1))
        oldest = add_profile("0120", published_on=dt.date(2018, 1, 31))
        assert around(newest).previous is None
        assert around(oldest).following is None

    def test_a_day_reads_the_same_from_both_ends(self) -> None:
        """What follows the first is what the last comes after, down the whole list."""
        for code in ("0114", "0115", "0117"):
            add_profile(code)
        pages = list(ProfilePage.objects.visible().newest_first())
        for before, after in pairwise(pages):
            following, previous = around(before).following, around(after).previous
            assert (following and following.pk) == after.pk
            assert (previous and previous.pk) == before.pk

    def test_profiles_without_a_date_come_last(self) -> None:
        dated, undated = add_profile("0114"), add_profile("0115")
        ProfilePage.objects.filter(pk=undated.pk).update(published_on=None)
        undated = ProfilePage.objects.get(pk=undated.pk)
        assert list(ProfilePage.objects.visible().newest_first()) == [dated, undated]
        previous = around(undated).previous
        assert (previous and previous.pk) == dated.pk


@pytest.mark.django_db
class EditionTests:
    def test_tells_newer_from_earlier_editions(self) -> None:
        oldest = add_profile("0120", slug="a", published_on=dt.date(2014, 1, 1))
        page = add_profile("0120", slug="b", published_on=dt.date(2018, 1, 31))
        newest = add_profile("0120", slug="c", published_on=dt.date(2022, 1, 1))
        related = around(page)
        assert related.newer_edition is not None
        assert related.newer_edition.pk == newest.pk
        assert [row.pk for row in related.earlier_editions] == [oldest.pk]

    def test_the_newest_of_each_municipality_knows_how_many_there_are(self) -> None:
        for year in (2014, 2018, 2022):
            page = add_profile("0120", slug=f"varmdo-{year}", published_on=dt.date(year, 1, 1))
        other = add_profile("0125")
        newest = ProfilePage.objects.visible().newest_of_each_municipality()
        assert newest == {page.pk: 3, other.pk: 1}


class NeighbourTests:
    def test_borders_are_mutual(self) -> None:
        assert "0182" in neighbours_of("0120").bordering
        assert "0120" in neighbours_of("0182").bordering

    def test_an_unknown_code_has_none(self) -> None:
        assert not neighbours_of("9999").all

    def test_neighbours_not_among_the_related_are_named(self) -> None:
        current = row(1, code="0180")
        codes = ("0182", "0184", "0183", "0126")
        bordering = [row(number, code=code) for number, code in enumerate(codes, 2)]
        related = ways_on(current, current, *bordering)
        assert len(related.related) == 3
        assert len(related.neighbours) == 1
