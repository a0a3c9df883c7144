"""A–Ö of the municipalities that have a profile."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from profiles.public.rows import SeriesRow


@dataclass(frozen=True)
class Letter:
    """An initial and the newest profiles of the municipalities that begin with it."""

    initial: str
    rows: list[SeriesRow]


def alphabet(newest: Iterable[SeriesRow]) -> list[Letter]:
    """Returns the letters in Swedish order: Å, Ä and Ö come last."""
    municipalities = sorted((row for row in newest if row.code), key=lambda row: row.sort_key)
    return [Letter(letter, list(group)) for letter, group in groupby(municipalities, key=_initial)]


def _initial(row: SeriesRow) -> str:
    return unicodedata.normalize("NFC", row.name)[:1].upper()
