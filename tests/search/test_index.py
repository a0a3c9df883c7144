"""The arithmetic and the storage of the index, against the obvious way to do it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index import facts
from search.index.bitmaps import (
    added,
    at_least,
    bitmap,
    constant,
    descending,
    ordered,
    positions,
    times,
)
from search.index.posting_codec import BLOCK_SIZE, bitmaps_of, changed
from search.index.weights import BODY, NAMES, TITLE, weighed_words

NUMBERS = st.lists(st.integers(0, 60), min_size=1, max_size=600)
WEIGHTS = st.dictionaries(st.integers(0, BLOCK_SIZE - 1), st.integers(0, 15), max_size=300)


def bitmaps(numbers: list[int]) -> list[int]:
    """Returns numbers per document as bitmaps."""
    return [
        bitmap(place for place, number in enumerate(numbers) if number >> bit & 1)
        for bit in range(6)
    ]


class PlanesTests:
    """Whole bitmaps count as single numbers do."""

    @given(NUMBERS, st.integers(0, 20), st.integers(0, 20))
    def test_orders_by_weighted_sums(self, numbers: list[int], one: int, other: int) -> None:
        """Multiplied, added and sorted: the same as number by number."""
        backwards = numbers[::-1]
        score = added(times(bitmaps(numbers), one), times(bitmaps(backwards), other))
        everyone = (1 << len(numbers)) - 1
        sums = [a * one + b * other for a, b in zip(numbers, backwards, strict=True)]
        best = sorted(range(len(sums)), key=lambda place: (-sums[place], place))
        assert list(ordered(everyone, descending(score), 0, len(sums))) == best

    @given(NUMBERS, st.integers(0, 600), st.integers(0, 50))
    def test_takes_a_page_out_of_the_order(
        self, numbers: list[int], start: int, length: int
    ) -> None:
        """A page is a slice of the whole order."""
        everyone, order = (1 << len(numbers)) - 1, descending(bitmaps(numbers))
        whole = list(ordered(everyone, order, 0, len(numbers)))
        assert list(ordered(everyone, order, start, start + length)) == whole[start:][:length]

    @given(NUMBERS, st.integers(0, 70))
    def test_finds_those_of_a_least_number(self, numbers: list[int], least: int) -> None:
        """Compared without looking at any document by itself."""
        found = at_least(bitmaps(numbers), least, (1 << len(numbers)) - 1)
        assert positions(found) == [p for p, number in enumerate(numbers) if number >= least]

    @given(st.sets(st.integers(0, 5000)))
    def test_lists_what_it_was_made_of(self, places: set[int]) -> None:
        """Bitmaps and lists are two forms of one thing."""
        assert positions(bitmap(places)) == sorted(places)

    def test_spells_a_constant(self) -> None:
        """The same number for each document."""
        assert constant(0b101, 6) == [0, 0b101, 0b101]


class BlockTests:
    """Postings as they are stored."""

    @given(st.lists(WEIGHTS, max_size=5))
    @settings(max_examples=60)
    def test_keeps_weights_through_changes(self, changes: list[dict[int, int]]) -> None:
        """Whatever form a block is stored in."""
        stored, expected = b"", {}
        for weights in changes:
            stored = changed(stored, weights)
            expected |= weights
        read = bitmaps_of(stored)
        for place, weight in expected.items():
            assert sum((bitmap >> place & 1) << bit for bit, bitmap in enumerate(read)) == weight

    def test_vanishes_when_nothing_is_left(self) -> None:
        """An emptied posting takes no room."""
        assert changed(changed(b"", {5: 3, 9: 1}), {5: 0, 9: 0}) == b""

    def test_is_a_bitmap_when_many_documents_share_a_fact(self) -> None:
        """Which is read at once; of a few it is a list again."""
        many, few = dict.fromkeys(range(100), 1), dict.fromkeys(range(90), 0)
        assert len(changed(b"", many)) == 1 + BLOCK_SIZE // 8
        assert len(changed(changed(b"", many), few)) == 1 + 10 * 2

    def test_stays_short_for_few_documents(self) -> None:
        """Most words stand in few documents."""
        assert len(changed(b"", {5: 3})) == 3


class WeighingTests:
    """From places in a text to one weight per word."""

    def test_takes_the_heaviest_place(self) -> None:
        """A word of the title is a word of the title."""
        weights = weighed_words([(BODY, "segling"), (TITLE, "Segling"), (BODY, "rodd")])
        assert weights["segling"] > weights["rodd"]

    def test_adds_a_little_for_recurrence(self) -> None:
        """Never so much that a text outweighs a name."""
        weights = weighed_words([(BODY, "segling " * 500), (BODY, "rodd")])
        assert weights["rodd"] < weights["segling"] < NAMES

    def test_leaves_out_small_words_except_in_names(self) -> None:
        """There is a municipality called Vara."""
        assert "vara" not in weighed_words([(BODY, "att vara")])
        assert "vara" in weighed_words([(TITLE, "Vara")])


class FactTests:
    """What a document is."""

    @pytest.mark.parametrize(
        "day", [dt.date(1850, 1, 1), dt.date(2018, 1, 31), dt.date(2070, 1, 1)]
    )
    def test_spells_a_day_that_sorts(self, day: dt.date) -> None:
        """A later day sorts first."""
        early, late = list(facts.day_facts(dt.date(2000, 1, 1))), list(facts.day_facts(day))
        bitmaps = {fact: (fact in early) | (fact in late) << 1 for fact in {*early, *late}}
        first = next(ordered(0b11, facts.day_bitmaps(bitmaps), 0, 2))
        assert first == (1 if day > dt.date(2000, 1, 1) else 0)
