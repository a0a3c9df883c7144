"""What a visitor has chosen, read from a URL and written back to one.

``/profiler/`` and ``/sok/`` share the parameters, so that a choice means the same on both.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

COUNTY = "lan"
TOPIC = "amne"
YEAR = "ar"
LABEL = "etikett"
STATED = "anger"
SIZE = "storlek"
SORT = "sortera"
PAGE = "sida"
FACET_PARAMETERS = (COUNTY, TOPIC, STATED, SIZE, YEAR, LABEL)

ALPHABETICAL = "namn"
LOWEST_FIRST = "lagst"
HIGHEST_FIRST = "hogst"

_VALUE = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)
_MOST_VALUES = 10


@dataclass(frozen=True)
class SortChoice:
    """An order offered; ``query`` is the URL's query with it chosen."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Filters:
    """Chosen values per parameter; several values of one parameter mean any of them."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Filters":
        """Reads the parameters; what can't be a value is passed over."""
        chosen = {name: _values(query.getlist(name)) for name in FACET_PARAMETERS}
        sort = query.get(SORT, "")
        return cls(
            chosen={name: values for name, values in chosen.items() if values},
            sort=sort if _VALUE.fullmatch(sort) else "",
        )

    def values(self, parameter: str) -> tuple[str, ...]:
        """Returns what is chosen for a parameter, in the order of the URL."""
        return self.chosen.get(parameter, ())

    def with_choice(self, parameter: str, *values: str) -> "Filters":
        """Returns the filters with these values of a parameter in place of its others."""
        chosen = {name: kept for name, kept in self.chosen.items() if name != parameter}
        if values:
            chosen[parameter] = values
        return Filters(chosen, self.sort)

    def without(self, parameter: str, value: str) -> "Filters":
        """Returns the filters with one value taken off."""
        kept = (other for other in self.values(parameter) if other != value)
        return self.with_choice(parameter, *kept)

    def sorted_by(self, sort: str) -> "Filters":
        """Returns the filters in another order."""
        return Filters(self.chosen, sort)

    def sort_choices(
        self, labels: Mapping[str, str], kept: Iterable[tuple[str, str]] = ()
    ) -> list[SortChoice]:
        """Returns the orders offered by their values in URLs, "" where another is chosen."""
        chosen = self.sort if self.sort in labels else ""
        return [
            SortChoice(label, self.sorted_by(sort).query_string(kept), sort == chosen)
            for sort, label in labels.items()
        ]

    def query_string(self, kept: Iterable[tuple[str, str]] = ()) -> str:
        """Returns the filters as a query string, after other parameters to keep (``q``)."""
        pairs = [*kept]
        for name in FACET_PARAMETERS:
            pairs += [(name, value) for value in self.values(name)]
        if self.sort:
            pairs.append((SORT, self.sort))
        return "&".join(_encoded(name, value) for name, value in pairs)

    @property
    def number_chosen(self) -> int:
        """Returns how many values are chosen."""
        return sum(len(values) for values in self.chosen.values())


@lru_cache(maxsize=2000)
def _encoded(name: str, value: str) -> str:
    """Returns one parameter of a URL; a page has the same ones in all of its choices."""
    return urlencode([(name, value)])


def _values(raw: list[str]) -> tuple[str, ...]:
    found = dict.fromkeys(value for value in raw if _VALUE.fullmatch(value))
    return tuple(found)[:_MOST_VALUES]
