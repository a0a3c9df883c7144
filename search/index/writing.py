"""Writing: brings the postings of changed documents up to date.

A document is compared with what it was indexed as, so that saving a page again costs next to
nothing and a corrected sentence costs its own words.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection
from django.db.models import Max, QuerySet

from search.index import generation, vocabulary
from search.index.posting_codec import BLOCK_SIZE, changed
from search.models import IndexedDocument, Posting, WordKey

_BATCH = 2000

Key = tuple[int, str]
Changes = dict[int, dict[str, dict[int, int]]]  # block → term → place in the block → weight


@dataclass(frozen=True)
class Entry:
    """An object as the index keeps it: its terms with their weights, and its readable text."""

    content_type_id: int
    object_id: str
    terms: Mapping[str, int]
    text: str

    @property
    def key(self) -> Key:
        """Identifies the object."""
        return self.content_type_id, self.object_id


def write(entries: Sequence[Entry]) -> None:
    """Adds or updates documents; the caller holds the lock of the index."""
    stored = {document_key(found): found for found in documents([e.key for e in entries])}
    ordinals = _new_ordinals()
    changes: Changes = defaultdict(lambda: defaultdict(dict))
    rows = []
    for entry in entries:
        known = stored.get(entry.key)
        before = unpacked(known.terms) if known else {}
        if known and before == entry.terms and known.text == entry.text:
            continue
        ordinal = known.ordinal if known else next(ordinals)
        _note(changes, ordinal, before, entry.terms)
        rows.append(_row(ordinal, entry))
    if not rows:
        return
    _apply(changes)
    IndexedDocument.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["ordinal"],
        update_fields=["terms", "text"],
    )
    generation.renew()


def remove(keys: Sequence[Key]) -> None:
    """Takes documents out of the index; the caller holds its lock."""
    changes: Changes = defaultdict(lambda: defaultdict(dict))
    found = list(documents(keys))
    for document in found:
        _note(changes, document.ordinal, unpacked(document.terms), {})
    _apply(changes)
    _delete(IndexedDocument.objects.filter(ordinal__in=[one.ordinal for one in found]))
    generation.renew()


def documents(keys: Sequence[Key]) -> Iterator[IndexedDocument]:
    """Yields the stored documents of some objects."""
    by_type: dict[int, list[str]] = defaultdict(list)
    for content_type_id, object_id in keys:
        by_type[content_type_id].append(object_id)
    for content_type_id, object_ids in by_type.items():
        for some in _batches(object_ids):
            yield from IndexedDocument.objects.filter(
                content_type_id=content_type_id, object_id__in=some
            )


def document_key(document: IndexedDocument) -> Key:
    """Returns what identifies the object of a stored document."""
    return document.content_type_id, document.object_id


def packed(terms: Mapping[str, int]) -> bytes:
    """Stores the terms of a document in little space."""
    return zlib.compress(json.dumps(terms, ensure_ascii=False).encode(), level=1)


def unpacked(stored: bytes | memoryview) -> dict[str, int]:
    """Reads what ``packed`` stored."""
    return json.loads(zlib.decompress(bytes(stored)))


def _row(ordinal: int, entry: Entry) -> IndexedDocument:
    return IndexedDocument(
        ordinal=ordinal,
        content_type_id=entry.content_type_id,
        object_id=entry.object_id,
        terms=packed(entry.terms),
        text=entry.text,
    )


def _new_ordinals() -> Iterator[int]:
    last = IndexedDocument.objects.aggregate(last=Max("ordinal"))["last"]
    ordinal = -1 if last is None else last
    while True:
        ordinal += 1
        yield ordinal


def _note(
    changes: Changes, ordinal: int, before: Mapping[str, int], after: Mapping[str, int]
) -> None:
    """Notes how the weights of one document differ from what is stored."""
    block, place = divmod(ordinal, BLOCK_SIZE)
    for term in before.keys() | after.keys():
        weight = after.get(term, 0)
        if weight != before.get(term, 0):
            changes[block][term][place] = weight


def _apply(changes: Changes) -> None:
    fresh: set[str] = set()
    for block, terms in changes.items():
        for some in _batches(sorted(terms)):
            fresh |= _apply_to_block(block, {term: terms[term] for term in some})
    vocabulary.learn(filter(vocabulary.is_word, fresh))


def _apply_to_block(block: int, terms: Mapping[str, Mapping[int, int]]) -> set[str]:
    """Rewrites the postings of some terms; returns the terms that had none in the block."""
    stored = dict(
        Posting.objects.filter(block=block, term__in=terms).values_list("term", "weights")
    )
    rows, emptied = [], []
    for term, weights in terms.items():
        content = changed(bytes(stored.get(term, b"")), weights)
        if content:
            rows.append((term, block, content))
        elif term in stored:
            emptied.append(term)
    if rows:
        _store(rows)
    if emptied:
        _delete(Posting.objects.filter(block=block, term__in=emptied))
    return terms.keys() - stored.keys()


def _store(rows: Sequence[tuple[str, int, bytes]]) -> None:
    """Stores postings at a fraction of what as many objects would cost."""
    marks = ", ".join(["(%s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_posting (term, block, weights) VALUES {marks}"  # noqa: S608 only marks
            " ON CONFLICT (term, block) DO UPDATE SET weights = excluded.weights",
            list(chain.from_iterable(rows)),
        )


def _batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]


def clear() -> None:
    """Empties the index."""
    for model in (Posting, WordKey, IndexedDocument):
        _delete(model.objects.all())
    generation.renew()


def _delete(rows: QuerySet) -> None:
    """Deletes rows without loading them first, as listeners to every deletion would have it."""
    rows._raw_delete(using=rows.db)
