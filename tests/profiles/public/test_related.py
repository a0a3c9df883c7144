"""Tests of what a profile leads on to."""

import datetime as dt

from profiles.public.related import related_content
from profiles.registers.neighbours import neighbours_of
from tests.profiles.public.test_facets import row, topics

# Värmdö, Nacka (its land neighbour), Ekerö (same county), Höör (another county).
VARMDO = row(1, code="0120", published_on=dt.date(2018, 1, 31))
NACKA = row(2, code="0182", published_on=dt.date(2017, 1, 1))
EKERO = row(3, code="0125", published_on=dt.date(2018, 9, 11))
HOOR = row(4, code="1267", county_code="12", published_on=dt.date(2016, 9, 7))


def newest_first(*rows: object) -> list:
    return sorted(rows, key=lambda row: row.newest_first_key)


class RelatedTests:
    def test_a_neighbour_comes_before_the_county_and_the_county_before_others(self) -> None:
        related = related_content(VARMDO, newest_first(VARMDO, NACKA, EKERO, HOOR))
        assert [item.row.code for item in related.related] == ["0182", "0125", "1267"]
        assert [item.reason for item in related.related] == ["Grannkommun", "Samma län", ""]

    def test_shared_topics_can_outweigh_the_county(self) -> None:
        shared = topics("handledning", "unga", "lss")
        current = row(1, code="0120", topics=shared)
        far = row(4, code="1267", county_code="12", topics=shared)
        related = related_content(current, newest_first(current, EKERO, far))
        assert related.related[0].row.code == "1267"
        assert related.related[0].reason.startswith("Gemensamma ämnen: handledning, unga")

    def test_never_leads_to_the_municipality_itself(self) -> None:
        older = row(9, code="0120", published_on=dt.date(2015, 1, 1))
        related = related_content(VARMDO, newest_first(VARMDO, older, EKERO))
        assert [item.row.code for item in related.related] == ["0125"]


class SeriesOrderTests:
    def test_previous_is_newer_and_next_is_older(self) -> None:
        related = related_content(VARMDO, newest_first(VARMDO, NACKA, EKERO, HOOR))
        assert related.previous is EKERO
        assert related.following is NACKA

    def test_the_ends_of_the_series_have_one_step_only(self) -> None:
        rows = newest_first(VARMDO, NACKA)
        assert related_content(VARMDO, rows).previous is None
        assert related_content(NACKA, rows).following is None

    def test_profiles_of_one_day_keep_their_order(self) -> None:
        same_day = [row(n, code=f"01{n:02}", published_on=dt.date(2016, 9, 7)) for n in (14, 15)]
        assert related_content(same_day[0], same_day).following is same_day[1]
        assert related_content(same_day[1], same_day).previous is same_day[0]


class EditionTests:
    def test_tells_newer_from_earlier_editions(self) -> None:
        oldest = row(7, code="0120", published_on=dt.date(2014, 1, 1))
        newest = row(8, code="0120", published_on=dt.date(2022, 1, 1))
        related = related_content(VARMDO, newest_first(VARMDO, oldest, newest))
        assert related.newer_edition is newest
        assert related.earlier_editions == [oldest]


class NeighbourTests:
    def test_borders_are_mutual(self) -> None:
        assert "0182" in neighbours_of("0120").bordering
        assert "0120" in neighbours_of("0182").bordering

    def test_an_unknown_code_has_none(self) -> None:
        assert not neighbours_of("9999").all

    def test_neighbours_not_among_the_related_are_named(self) -> None:
        current = row(1, code="0180")
        around = [row(n, code=code) for n, code in enumerate(("0182", "0184", "0183", "0126"), 2)]
        related = related_content(current, newest_first(current, *around))
        assert len(related.related) == 3
        assert len(related.neighbours) == 1
