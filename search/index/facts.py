"""Facts: what a document is, beside what it says.

A fact is a term like any other, so a filter or the count of a facet is one more bitmap. The day
of publishing is written in binary, one term for each bit, which makes it a number to sort by.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

LIVE = "#live"
PAGE = "#sida"
COUNTY = "#lan:"
TOPIC = "#amne:"
YEAR = "#ar:"
LABEL = "#etikett:"
SIZE = "#storlek:"
DAY = "#dag:"
# The facets of a listing, by the parameter that chooses among their values.
OF_PARAMETER = {"lan": COUNTY, "amne": TOPIC, "ar": YEAR, "etikett": LABEL, "storlek": SIZE}

# Every fact sorts between these two.
FIRST, AFTER_LAST = "#", "$"

DAY_BITS = 16
_FIRST_DAY = date(1900, 1, 1)


def day_facts(day: date) -> Iterator[str]:
    """Yields the facts that spell a day, counted from 1900."""
    number = max(day - _FIRST_DAY, timedelta()).days
    for bit in range(DAY_BITS):
        if number >> bit & 1:
            yield f"{DAY}{bit:02}"


def day_bitmaps(bitmaps: Mapping[str, int]) -> list[int]:
    """Returns the days as an order, the latest first."""
    return [bitmaps.get(f"{DAY}{bit:02}", 0) for bit in reversed(range(DAY_BITS))]
