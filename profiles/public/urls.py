"""URLs below the series, built from the URL of the series itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from profiles.public.rows import SeriesRow

COMPARED = "k"


@dataclass(frozen=True)
class Link:
    """A way on and what it is called."""

    label: str
    url: str


@dataclass(frozen=True)
class SeriesUrls:
    """``series`` ends with a slash: ``/profiler/``."""

    series: str

    @classmethod
    def around(cls, profile_url: str | None) -> SeriesUrls:
        """Returns the URLs of the series that a profile's URL lies in."""
        above, _, _ = (profile_url or "").rstrip("/").rpartition("/")
        return cls(f"{above}/")

    @property
    def feed(self) -> str:
        """Returns the URL of the feed of the whole series."""
        return f"{self.series}flode/"

    @property
    def comparison(self) -> str:
        """Returns the URL where municipalities are chosen for comparison."""
        return f"{self.series}jamfor/"

    @property
    def letters(self) -> str:
        """Returns the URL of the municipalities A–Ö."""
        return f"{self.series}a-o/"

    @property
    def map(self) -> str:
        """Returns the URL of the map."""
        return f"{self.series}karta/"

    @property
    def follow(self) -> str:
        """Returns the URL that explains the feeds."""
        return f"{self.series}folj/"

    def profile(self, row: SeriesRow) -> str:
        """Returns a profile's URL."""
        return f"{self.series}{row.slug}/"

    def county(self, slug: str) -> str:
        """Returns the URL of a county's profiles."""
        return f"{self.series}lan/{slug}/"

    def topic(self, slug: str) -> str:
        """Returns the URL of a topic's profiles."""
        return f"{self.series}amne/{slug}/"

    def compared(self, codes: Iterable[str]) -> str:
        """Returns the URL that compares the municipalities with these codes."""
        return f"{self.comparison}?{urlencode([(COMPARED, code) for code in codes])}"
