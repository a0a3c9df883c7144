"""Planes: arithmetic over all documents at once.

A set of documents is one long integer, bit *n* for document *n*. A number per document (a weight,
a score, a date) is a list of such integers, its *bitmaps*: the first holds the lowest bit of every
document's number. Adding two such numbers is a handful of operations on whole bitmaps, for 50
documents or 50,000; so ranking needs no row per document from the database, takes the same time
whatever is asked, and gives the same order everywhere, being integers throughout.

>>> scores = added(constant(0b011, 3), constant(0b001, 1))
>>> list(ordered(0b011, descending(scores), 0, 10))
[0, 1]
"""

from collections.abc import Iterable, Iterator, Sequence

Planes = list[int]

# A set this small is sorted directly.
_SMALL = 256
_POSITIONS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


def constant(documents: int, number: int) -> Planes:
    """Returns the same number for each of the documents."""
    return [documents if number >> bit & 1 else 0 for bit in range(number.bit_length())]


def added(one: Planes, other: Planes) -> Planes:
    """Returns the sum for every document."""
    if len(one) < len(other):
        one, other = other, one
    carry, total = 0, []
    for index, bitmap in enumerate(one):
        addend = other[index] if index < len(other) else 0
        if not addend and not carry:
            total += one[index:] if index >= len(other) else [bitmap]
            if index >= len(other):
                return total
            continue
        half = bitmap ^ addend
        total.append(half ^ carry)
        carry = bitmap & addend | half & carry
    return [*total, carry] if carry else total


def total_of(numbers: Iterable[Planes]) -> Planes:
    """Returns the sum of several numbers for every document."""
    total: Planes = []
    for number in numbers:
        total = added(total, number)
    return total


def times(bitmaps: Planes, factor: int) -> Planes:
    """Returns a small multiple for every document."""
    shifted = ([0] * bit + bitmaps for bit in range(factor.bit_length()) if factor >> bit & 1)
    return total_of(shifted) if any(bitmaps) else []


def within(bitmaps: Planes, documents: int) -> Planes:
    """Returns the numbers of some documents, nought for the rest."""
    return [bitmap & documents for bitmap in bitmaps]


def united(bitmaps: Iterable[int]) -> int:
    """Returns the documents of any of the bitmaps."""
    union = 0
    for bitmap in bitmaps:
        union |= bitmap
    return union


def at_least(bitmaps: Planes, least: int, documents: int) -> int:
    """Returns those of the documents whose number is ``least`` or more."""
    greater, equal = 0, documents
    for bit in reversed(range(max(len(bitmaps), least.bit_length()))):
        bitmap = bitmaps[bit] if bit < len(bitmaps) else 0
        if least >> bit & 1:
            equal &= bitmap
        else:
            greater |= equal & bitmap
            equal &= ~bitmap
    return greater | equal


def descending(bitmaps: Planes) -> Sequence[int]:
    """Returns bitmaps as an order: the highest number first."""
    return list(reversed(bitmaps))


def positions(documents: int) -> list[int]:
    """Returns the numbers of the documents in a bitmap, ascending."""
    stored = documents.to_bytes((documents.bit_length() + 7) // 8, "little")
    return [base * 8 + bit for base, byte in enumerate(stored) if byte for bit in _POSITIONS[byte]]


def bitmap(documents: Iterable[int]) -> int:
    """Returns the bitmap of document numbers."""
    numbers = list(documents)
    if not numbers:
        return 0
    stored = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        stored[number // 8] |= 1 << number % 8
    return int.from_bytes(stored, "little")


def ordered(documents: int, order: Sequence[int], start: int, stop: int) -> Iterator[int]:
    """Yields some of the documents by an order, the most significant bitmap first.

    What lies before ``start`` is counted, never listed. Equals come by document number.
    """
    yield from _ordered(documents, order, 0, start, stop)


def _ordered(
    documents: int, order: Sequence[int], depth: int, start: int, stop: int
) -> Iterator[int]:
    count = documents.bit_count()
    if start >= count or stop <= 0 or start >= stop:
        return
    if count <= _SMALL or depth == len(order):
        yield from _sorted(documents, order[depth:])[max(start, 0) : stop]
        return
    higher = documents & order[depth]
    passed = higher.bit_count()
    yield from _ordered(higher, order, depth + 1, start, stop)
    yield from _ordered(documents ^ higher, order, depth + 1, max(start - passed, 0), stop - passed)


def _sorted(documents: int, order: Sequence[int]) -> list[int]:
    """Sorts a small set by the number that the remaining bitmaps spell for each document."""
    size = (documents.bit_length() + 7) // 8
    mask = (1 << size * 8) - 1
    rows = [(bitmap & mask).to_bytes(size, "little") for bitmap in order]

    def key(number: int) -> list[int]:
        byte, bit = divmod(number, 8)
        return [-(row[byte] >> bit & 1) for row in rows]

    return sorted(positions(documents), key=key)
