"""The cache of what all pages share."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from home.shared_cache import (
    BoundedCache,
    cached_each_until_publish,
    cached_until_publish,
    caching_under,
    clear_caches,
)


class Counter:
    """Counts how often it is asked, and for what."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.square = cached_until_publish(largest=3)(self._square)
        self.squares = cached_each_until_publish(largest=3)(self._squares)

    def _square(self, number: int) -> int:
        self.asked.append(number)
        return number * number

    def _squares(self, numbers: list[int]) -> dict[int, int]:
        self.asked.append(numbers)
        return {number: number * number for number in numbers if number > 0}


@pytest.fixture
def outside_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache alone, without a database."""
    connect(monkeypatch, in_atomic_block=False)


def connect(monkeypatch: pytest.MonkeyPatch, *, in_atomic_block: bool) -> None:
    """Puts a connection in or out of a transaction in the database's place."""
    connection = SimpleNamespace(in_atomic_block=in_atomic_block)
    monkeypatch.setattr("home.shared_cache.connection", connection)


@pytest.mark.usefixtures("outside_transaction")
class SharedCacheTests:
    def test_asks_once_under_a_version(self) -> None:
        counter = Counter()
        with caching_under("a"):
            answers = [counter.square(4), counter.square(4)]
        assert (answers, counter.asked) == ([16, 16], [4])

    def test_asks_again_under_another_version_and_under_none(self) -> None:
        counter = Counter()
        for version in ("a", "b", None, None):
            with caching_under(version):
                assert counter.square(4) == 16
        assert counter.asked == [4] * 4

    def test_markup_is_not_taken_for_the_text_it_equals(self) -> None:
        cache = BoundedCache(largest=3)
        with caching_under("a"):
            cache.get_or_make(("&",), lambda: "escaped")
            assert cache.get_or_make((SafeString("&"),), lambda: "as it is") == "as it is"

    def test_version_ends_with_the_request(self) -> None:
        counter = Counter()
        with caching_under("a"):
            counter.square(4)
        counter.square(4)
        assert len(counter.asked) == 2

    def test_inside_a_transaction_nothing_is_cached(self, monkeypatch: pytest.MonkeyPatch) -> None:
        counter = Counter()
        connect(monkeypatch, in_atomic_block=True)
        with caching_under("a"):
            counter.square(4)
            counter.squares([4])
            connect(monkeypatch, in_atomic_block=False)
            counter.square(4)
            counter.squares([4])
        assert counter.asked == [4, [4], 4, [4]]

    def test_only_unknown_ones_of_many_are_asked_for(self) -> None:
        counter = Counter()
        with caching_under("a"):
            counter.squares([1, 2])
            assert counter.squares([2, 3]) == {2: 4, 3: 9}
            assert counter.squares([]) == {}
        assert counter.asked == [[1, 2], [3]]

    def test_what_is_not_there_is_left_out(self) -> None:
        with caching_under("a"):
            assert Counter().squares([-1, 2]) == {2: 4}

    def test_size_is_limited(self) -> None:
        cache = BoundedCache(largest=3)
        for number in range(10):
            cache.put(number, number)
        assert list(cache.entries) == [7, 8, 9]

    def test_forgets(self) -> None:
        counter = Counter()
        with caching_under("a"):
            counter.square(4)
            clear_caches()
            counter.square(4)
        assert counter.asked == [4, 4]

    def test_markup_is_rendered_once_for_each_value(self) -> None:
        template = Template(
            "{% load cached_markup %}"
            "{% cached_until_publish x a %}{{ b }}{% endcached_until_publish %}"
        )
        with caching_under("a"):
            shown = [template.render(Context({"a": a, "b": b})) for a, b in ["12", "13", "24"]]
        assert shown == ["2", "2", "4"]
        assert template.render(Context({"a": "1", "b": "3"})) == "3"
