"""Reading: fetches the postings a query needs and puts their blocks together."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from django.db import connection

from search.index import facts
from search.index.blocks import BLOCK_SIZE, WEIGHT_BITS, planes_of
from search.index.planes import Planes
from search.models import Posting

_BATCH = 900
_BLOCK_BYTES = BLOCK_SIZE // 8

Blocks = dict[int, Planes]


def read_groups(groups: Mapping[Any, Iterable[str]]) -> dict[Any, Planes]:
    """Returns the planes of groups of terms; within a group the terms are one."""
    wanted: dict[str, list[Hashable]] = defaultdict(list)
    for group, terms in groups.items():
        for term in terms:
            wanted[term].append(group)
    blocks: dict[Hashable, Blocks] = defaultdict(dict)
    for term, block, stored in _postings(sorted(wanted)):
        planes = planes_of(bytes(stored))
        for group in wanted[term]:
            _unite(blocks[group], block, planes)
    return {group: joined(blocks[group]) for group in groups}


def read_facts() -> dict[str, int]:
    """Returns the bitmap of every fact."""
    blocks: dict[str, Blocks] = defaultdict(dict)
    stored_facts = Posting.objects.filter(term__gte=facts.FIRST, term__lt=facts.AFTER_LAST)
    for term, block, stored in stored_facts.values_list("term", "block", "weights"):
        _unite(blocks[term], block, planes_of(bytes(stored)))
    return {term: joined(of_term)[0] for term, of_term in blocks.items()}


def joined(blocks: Blocks) -> Planes:
    """Puts the planes of blocks together to planes of all documents."""
    if not blocks:
        return [0] * WEIGHT_BITS
    nothing = bytes(_BLOCK_BYTES)
    return [
        int.from_bytes(
            b"".join(
                blocks[block][bit].to_bytes(_BLOCK_BYTES, "little") if block in blocks else nothing
                for block in range(max(blocks) + 1)
            ),
            "little",
        )
        for bit in range(WEIGHT_BITS)
    ]


def _postings(terms: list[str]) -> Iterable[tuple[str, int, bytes]]:
    """Yields rows without making objects of them: there may be thousands."""
    with connection.cursor() as cursor:
        for start in range(0, len(terms), _BATCH):
            some = terms[start : start + _BATCH]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(
                f"SELECT term, block, weights FROM search_posting WHERE term IN ({marks})",  # noqa: S608 only marks
                some,
            )
            yield from cursor.fetchall()


def _unite(blocks: Blocks, block: int, planes: Planes) -> None:
    known = blocks.get(block)
    if known is None:
        blocks[block] = planes
    else:
        blocks[block] = [one | other for one, other in zip(known, planes, strict=True)]
