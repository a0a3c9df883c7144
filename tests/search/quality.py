"""Quality: how well queries find the pages that people expect.

Three numbers between 0 and 1. *Recall@n*: the share of the expected pages among the first
(number expected + 1) hits. *MRR*: one divided by the rank of the first expected page. *nDCG*: how
near the order is to one with all the expected pages first, over the first ten hits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean
from typing import Any

from wagtail.models import Page

from profiles.public.filters import Filters
from search.site_search import QueryInterpretation, Wanted, find

_DEPTH = 10
_LISTED = 50


@dataclass(frozen=True)
class Judged:
    """A query with what was expected and the slugs that were found, best first."""

    query: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    interpretation: QueryInterpretation

    def rank(self, slug: str) -> int | None:
        """Returns at which place a page was found."""
        return self.found.index(slug) + 1 if slug in self.found else None

    @property
    def recall(self) -> float:
        """Returns the share of the expected pages among the first hits."""
        if not self.expected:
            return float(not self.found)
        first = self.found[: len(self.expected) + 1]
        return sum(slug in first for slug in self.expected) / len(self.expected)

    @property
    def reciprocal_rank(self) -> float:
        """Returns one divided by the rank of the first expected page."""
        if not self.expected:
            return float(not self.found)
        ranks = [rank for slug in self.expected if (rank := self.rank(slug))]
        return 1 / min(ranks) if ranks else 0.0

    @property
    def ndcg(self) -> float:
        """Returns the discounted gain of the first ten hits against the best possible."""
        if not self.expected:
            return float(not self.found)
        gain = _gain(slug in self.expected for slug in self.found[:_DEPTH])
        return gain / _gain([True] * min(len(self.expected), _DEPTH))


@dataclass(frozen=True)
class Quality:
    """The averages over all queries."""

    recall: float
    mrr: float
    ndcg: float


def judge(queries: Sequence[dict[str, Any]]) -> list[Judged]:
    """Asks every query; each is ``{"q": words, "expected": [slugs]}``."""
    slugs = dict(Page.objects.values_list("pk", "slug"))
    return [_judge(one["q"], one.get("expected", []), slugs) for one in queries]


def averages(judged: Sequence[Judged]) -> Quality:
    """Returns the averages, all 1 where there was nothing to judge."""
    return Quality(
        recall=_mean(one.recall for one in judged),
        mrr=_mean(one.reciprocal_rank for one in judged),
        ndcg=_mean(one.ndcg for one in judged),
    )


def _judge(query: str, expected: Iterable[str], slugs: dict[int, str]) -> Judged:
    found = find(query, Wanted(Filters(), stop=_LISTED))
    listed = tuple(slugs[page] for _, page in found.found.hits if page in slugs)
    return Judged(query, tuple(expected), listed, found.interpretation)


def _gain(hits: Iterable[bool]) -> float:
    return sum(hit / log2(place + 1) for place, hit in enumerate(hits, 1))


def _mean(numbers: Iterable[float]) -> float:
    listed = list(numbers)
    return fmean(listed) if listed else 1.0
