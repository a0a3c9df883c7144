"""Which municipalities lie beside each other (computed from SCB's boundaries)."""

import json
from dataclasses import dataclass
from functools import cache

from profiles.registers.source_data import DATA


@dataclass(frozen=True)
class Neighbours:
    """Codes of municipalities that share a land border, and of those close over water."""

    bordering: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Returns both kinds."""
        return self.bordering | self.near


def neighbours_of(code: str) -> Neighbours:
    """Returns the neighbours of a municipality; none for an unknown code."""
    return _register().get(code, Neighbours())


@cache
def _register() -> dict[str, Neighbours]:
    records = json.loads((DATA / "neighbours.json").read_text(encoding="utf-8"))
    return {
        code: Neighbours(frozenset(record["granne"]), frozenset(record["nara"]))
        for code, record in records.items()
    }
