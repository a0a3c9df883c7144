"""Reading: fetches the postings a query needs and puts their blocks together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from search.index import facts
from search.index.bitmaps import Planes, united
from search.index.posting_codec import (
    BLOCK_SIZE,
    WEIGHT_BITS,
    bitmaps_of,
    listed,
    mark,
)
from search.query.process_cache import cached_reading, current_cache

_BATCH = 900
_BYTES_OF_FACT = 6_000
_BLOCK_BYTES = BLOCK_SIZE // 8

Blocks = dict[int, Planes]
Row = tuple[str, int, bytes]


class _Board:
    """Collects the weights of several terms as bitmaps of all documents."""

    def __init__(self) -> None:
        self._blocks: Blocks = {}
        self._lists: dict[int, bytearray] = defaultdict(bytearray)

    def add(self, block: int, stored: bytes) -> None:
        """Adds a posting; most are short lists, which are put one after the other for now."""
        entries = listed(stored)
        if entries is None:
            _unite(self._blocks, block, bitmaps_of(stored))
        else:
            self._lists[block] += entries

    def bitmaps(self) -> Planes:
        """Returns what was collected."""
        dense = joined(self._blocks)
        return [one | other for one, other in zip(dense, self._listed_bitmaps(), strict=True)]

    def _listed_bitmaps(self) -> Planes:
        """Writes down the lists entry by entry, in a bitmap for each weight."""
        size = (max(self._lists, default=-1) + 1) * _BLOCK_BYTES
        bitmaps: dict[int, bytearray] = defaultdict(lambda: bytearray(size))
        for block, entries in self._lists.items():
            mark(entries, bitmaps, block * _BLOCK_BYTES)
        of_weight = {weight: int.from_bytes(one, "little") for weight, one in bitmaps.items()}
        return [
            united(one for weight, one in of_weight.items() if weight >> bit & 1)
            for bit in range(WEIGHT_BITS)
        ]


def read_groups(groups: Mapping[Any, Iterable[str]]) -> dict[Any, Planes]:
    """Returns the bitmaps of groups of terms; within a group the terms are one.

    What one process reads for one query it has at hand for the next.
    """
    memory = current_cache()
    keys = {group: ("terms", *terms) for group, terms in groups.items()}
    known = {key: memory.get(key) for key in keys.values()}
    for key, bitmaps in _read({key for key, bitmaps in known.items() if bitmaps is None}).items():
        memory.put(key, bitmaps, sum(bitmap.bit_length() // 8 for bitmap in bitmaps))
        known[key] = bitmaps
    return {group: known[key] for group, key in keys.items()}


def _read(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Planes]:
    """Reads groups of terms from the database; a key is what it is called, then its terms."""
    boards = {key: _Board() for key in keys}
    wanted: dict[str, list[_Board]] = defaultdict(list)
    for key, board in boards.items():
        for term in key[1:]:
            wanted[term].append(board)
    for term, block, stored in _postings(sorted(wanted)):
        for board in wanted[term]:
            board.add(block, bytes(stored))
    return {key: board.bitmaps() for key, board in boards.items()}


def read_facts() -> Mapping[str, int]:
    """Returns the bitmap of every fact."""
    return cached_reading("facts", _read_facts, _BYTES_OF_FACT)


def _read_facts() -> Mapping[str, int]:
    boards: dict[str, _Board] = defaultdict(_Board)
    for term, block, stored in _rows("term >= %s AND term < %s", [facts.FIRST, facts.AFTER_LAST]):
        boards[term].add(block, bytes(stored))
    return {term: board.bitmaps()[0] for term, board in boards.items()}


def joined(blocks: Blocks) -> Planes:
    """Puts the bitmaps of blocks together to bitmaps of all documents."""
    nothing = [0] * WEIGHT_BITS
    all_blocks = [blocks.get(block, nothing) for block in range(max(blocks, default=-1) + 1)]
    return [_joined(bitmap) for bitmap in zip(*all_blocks, strict=True)] or nothing


def _joined(bitmaps: Sequence[int]) -> int:
    """Puts the bitmaps of all blocks one after the other."""
    if not any(bitmaps):
        return 0
    stored = b"".join(bitmap.to_bytes(_BLOCK_BYTES, "little") for bitmap in bitmaps)
    return int.from_bytes(stored, "little")


def _postings(terms: Sequence[str]) -> Iterable[Row]:
    """Yields the postings of some terms."""
    for start in range(0, len(terms), _BATCH):
        some = terms[start : start + _BATCH]
        marks = ", ".join(["%s"] * len(some))
        yield from _rows(f"term IN ({marks})", some)


def _rows(condition: str, values: Sequence[str]) -> Sequence[Row]:
    """Reads postings without making objects of them: there may be thousands."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT term, block, weights FROM search_posting WHERE {condition}",  # noqa: S608 written above
            values,
        )
        return cursor.fetchall()


def _unite(blocks: Blocks, block: int, bitmaps: Planes) -> None:
    known = blocks.get(block)
    if known is None:
        blocks[block] = bitmaps
    else:
        blocks[block] = [one | other for one, other in zip(known, bitmaps, strict=True)]
