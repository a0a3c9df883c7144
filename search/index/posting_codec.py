"""Blocks: how a posting is stored.

Documents are numbered, and 2,048 in a row make a block. Within a block a posting holds, for each
document with the term, a weight of 1-15. Few documents are stored as a list, many as *bitmaps*:
one bitmap for each of the four bits of the weight. Either way it is read as bitmaps, because whole
bitmaps are what the ranking counts with (see ``search.index.bitmaps``).

>>> block = changed(b"", {7: 5})
>>> [bitmap.bit_length() - 1 for bitmap in bitmaps_of(block)]
[7, -1, 7, -1]
>>> changed(block, {7: 0})
b''
"""

import struct
from collections.abc import Mapping

BLOCK_SIZE = 2048
WEIGHT_BITS = 4
HEAVIEST = 2**WEIGHT_BITS - 1

_PLANE_BYTES = BLOCK_SIZE // 8
_BITS_BELOW_BYTE = WEIGHT_BITS + 3
_LONGEST_LIST = 120
# A list of facts, which all weigh 1, gives way to a bitmap sooner: that is read at once.
_LONGEST_LIST_OF_ONES = 30
_LIST, _ONE_PLANE, _PLANES = b"l", b"1", b"4"

BlockPlanes = list[int]


def bitmaps_of(stored: bytes) -> BlockPlanes:
    """Returns the four bitmaps of a stored block, the lowest bit of the weights first."""
    kind, body = stored[:1], stored[1:]
    if kind == _PLANES:
        return [
            int.from_bytes(body[start : start + _PLANE_BYTES], "little")
            for start in range(0, WEIGHT_BITS * _PLANE_BYTES, _PLANE_BYTES)
        ]
    if kind == _ONE_PLANE:
        return [int.from_bytes(body, "little"), 0, 0, 0]
    return _bitmaps_of_entries(_entries(body))


def listed(stored: bytes) -> bytes | None:
    """Returns the entries of a block that is stored as a list; those of several may be joined."""
    return stored[1:] if stored[:1] == _LIST else None


def mark(entries: bytes | bytearray, bitmaps: Mapping[int, bytearray], start: int) -> None:
    """Sets the bits of listed documents, each in the bitmap of its weight, from a byte on.

    Searches spend their time here: nothing is called for an entry.
    """
    for number in _numbers(entries):
        bitmaps[number & HEAVIEST][start + (number >> _BITS_BELOW_BYTE)] |= 1 << (
            number >> WEIGHT_BITS & 7
        )


def _numbers(entries: bytes | bytearray) -> tuple[int, ...]:
    """Reads a list: each number is the place in the block and, below it, the weight."""
    return struct.unpack(f"<{len(entries) // 2}H", entries)


def _entries(body: bytes) -> dict[int, int]:
    return {number >> WEIGHT_BITS: number & HEAVIEST for number in _numbers(body)}


def _bitmaps_of_entries(entries: Mapping[int, int]) -> BlockPlanes:
    bitmaps = [0] * WEIGHT_BITS
    for place, weight in entries.items():
        bit = 1 << place
        for bitmap in range(WEIGHT_BITS):
            if weight >> bitmap & 1:
                bitmaps[bitmap] |= bit
    return bitmaps


def changed(stored: bytes, weights: Mapping[int, int]) -> bytes:
    """Returns the block with new weights for some places; weight 0 removes a document."""
    if stored[:1] in (b"", _LIST) and len(stored) // 2 + len(weights) <= _LONGEST_LIST:
        return _list_of({**_entries(stored[1:]), **weights})
    bitmaps = bitmaps_of(stored)
    touched = sum(1 << place for place in weights)
    added = _bitmaps_of_entries(weights)
    return _packed([bitmap & ~touched | new for bitmap, new in zip(bitmaps, added, strict=True)])


def _list_of(entries: Mapping[int, int]) -> bytes:
    numbers = [place << WEIGHT_BITS | weight for place, weight in entries.items() if weight]
    if len(numbers) > _LONGEST_LIST_OF_ONES and {number & HEAVIEST for number in numbers} == {1}:
        return _one_plane(_bitmaps_of_entries(entries)[0])
    return _LIST + struct.pack(f"<{len(numbers)}H", *sorted(numbers)) if numbers else b""


def _packed(bitmaps: BlockPlanes) -> bytes:
    """Stores bitmaps in the shortest of the three forms."""
    present = bitmaps[0] | bitmaps[1] | bitmaps[2] | bitmaps[3]
    if present.bit_count() <= _LONGEST_LIST // 2:
        return _list_of(_weights(bitmaps, present))
    if present == bitmaps[0] and not any(bitmaps[1:]):
        return _one_plane(bitmaps[0])
    return _PLANES + b"".join(bitmap.to_bytes(_PLANE_BYTES, "little") for bitmap in bitmaps)


def _one_plane(documents: int) -> bytes:
    """Stores documents that all weigh 1."""
    return _ONE_PLANE + documents.to_bytes(_PLANE_BYTES, "little")


def _weights(bitmaps: BlockPlanes, present: int) -> dict[int, int]:
    places = [place for place in range(present.bit_length()) if present >> place & 1]
    return {
        place: sum((bitmap >> place & 1) << bit for bit, bitmap in enumerate(bitmaps))
        for place in places
    }
