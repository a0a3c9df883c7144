"""A linear chain over the lines of a manuscript: the likeliest reading, and how sure it is.

The weights are those of a conditional random field (Lafferty, McCallum and Pereira, 2001): a line
speaks for a kind by its looks, and each kind for the kind of the line after it. Reading needs
nothing but sums, so it is plain Python; see ``tests/profiles/manuscript/train.py`` for learning.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).with_name("weights.json")
NEVER = -100.0
"""The weight of what cannot be."""
NEXT_TO_NOTHING = 1e-5
"""A share of the likelihood that changes no answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind of each line, and how likely each kind is there."""

    kinds: list[str]
    chances: list[dict[str, float]]


class Chain:
    """Kinds of lines, with the weights of looks and of neighbours."""

    def __init__(
        self,
        kinds: Sequence[str],
        looks: dict[str, list[tuple[int, float]]],
        steps: list[list[float]],
    ) -> None:
        self.kinds = list(kinds)
        self.looks = looks
        self.steps = steps
        self.backwards = [list(column) for column in zip(*steps, strict=True)]

    def scores(self, lines: list[list[str]]) -> list[list[float]]:
        """How much the looks of each line speak for each kind."""
        scores = [[0.0] * len(self.kinds) for _ in lines]
        for line, looks in zip(scores, lines, strict=True):
            for look in looks:
                for kind, weight in self.looks.get(look, ()):
                    line[kind] += weight
        return scores

    def read(self, scores: list[list[float]], allowed: list[frozenset[str] | None]) -> Reading:
        """The likeliest kinds of lines with these scores; ``allowed`` holds some to a few kinds."""
        if not scores:
            return Reading([], [])
        scores = [self.held(line, kinds) for line, kinds in zip(scores, allowed, strict=True)]
        best = self.best_path(scores)
        return Reading([self.kinds[kind] for kind in best], self.chances(scores))

    def held(self, scores: list[float], allowed: frozenset[str] | None) -> list[float]:
        """The scores of a line that may be nothing but these kinds."""
        if not allowed:
            return scores
        named = zip(self.kinds, scores, strict=True)
        return [score if name in allowed else score + NEVER for name, score in named]

    def best_path(self, scores: list[list[float]]) -> list[int]:
        """The path with the highest sum (Viterbi)."""
        total = scores[0]
        came_from: list[list[int]] = []
        for here in scores[1:]:
            origins, sums = [], []
            for column, score in zip(self.backwards, here, strict=True):
                ways = [before + step for before, step in zip(total, column, strict=True)]
                best = max(ways)
                origins.append(ways.index(best))
                sums.append(best + score)
            came_from.append(origins)
            total = sums
        path = [total.index(max(total))]
        for origins in reversed(came_from):
            path.append(origins[path[-1]])
        return path[::-1]

    def chances(self, scores: list[list[float]]) -> list[dict[str, float]]:
        """How likely each kind is on each line, over all paths (forward and backward)."""
        steps = [[exp(step) for step in row] for row in self.steps]
        columns = [list(column) for column in zip(*steps, strict=True)]
        local = [[exp(score - top) for score in row] for row in scores for top in [max(row)]]
        forward = [scaled(local[0])]
        for here in local[1:]:
            forward.append(scaled(map(float.__mul__, here, summed(forward[-1], steps))))
        backward = [[1.0] * len(self.kinds)]
        for here in reversed(local[1:]):
            onward = scaled(map(float.__mul__, here, backward[-1]))
            backward.append(summed(onward, columns))
        return [
            dict(zip(self.kinds, scaled(list(map(float.__mul__, a, b))), strict=True))
            for a, b in zip(forward, reversed(backward), strict=True)
        ]


def summed(weights: list[float], rows: list[list[float]]) -> list[float]:
    """The rows added up, each as often as its weight says; those next to nothing are left out."""
    sums = [0.0] * len(rows[0])
    for weight, row in zip(weights, rows, strict=True):
        if weight > NEXT_TO_NOTHING:
            sums = [value + weight * more for value, more in zip(sums, row, strict=True)]
    return sums


def scaled(values: Iterable[float]) -> list[float]:
    """Values that add up to one."""
    values = list(values)
    total = sum(values)
    return [value / total for value in values]


@lru_cache(maxsize=1)
def load_chain() -> Chain:
    """The chain that comes with the project."""
    return chain_of(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def chain_of(data: Mapping[str, Any]) -> Chain:
    """A chain of the numbers in a file, which are hundredths; a look has its kinds in turn."""
    looks = {
        look: [(kind, weight / 100) for kind, weight in zip(row[::2], row[1::2], strict=True)]
        for look, row in data["looks"].items()
    }
    return Chain(data["kinds"], looks, [[step / 100 for step in row] for row in data["steps"]])
