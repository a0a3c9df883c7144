"""Writing: brings the rows of one document up to date, in the transaction that changed it.

Only what differs is written, so saving a page again costs next to nothing. A writer holds the row
of its own document and no other row of the index; two editors meet there only if they save the
same page, where they have met already.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from search.analysis import plain_words
from search.index import vocabulary
from search.models import DocumentText, IndexedDocument, Posting

_BATCH = 900

Key = tuple[int, str]


@dataclass(frozen=True)
class Entry:
    """An object as the index keeps it: weighed terms, readable text, and the columns."""

    content_type_id: int
    object_id: str
    terms: Mapping[str, int]
    text: str
    columns: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> dict[str, Any]:
        """Identifies the object."""
        return {"content_type_id": self.content_type_id, "object_id": self.object_id}


def versions_of(content_type_id: int, object_ids: Iterable[str]) -> dict[str, int]:
    """Returns how often documents have been written; one that never was is left out."""
    rows = IndexedDocument.objects.filter(
        content_type_id=content_type_id, object_id__in=list(object_ids)
    )
    return dict(rows.values_list("object_id", "version"))


@transaction.atomic
def write(entry: Entry, known: Container[str] = ()) -> None:
    """Adds or updates a document."""
    rows = IndexedDocument.objects.filter(**entry.key)
    if not rows.update(version=F("version") + 1, **entry.columns):
        document = IndexedDocument(**entry.key, **entry.columns)
        IndexedDocument.objects.bulk_create([document], ignore_conflicts=True)
    _write_words(rows.values_list("pk", flat=True).get(), entry, known)


@transaction.atomic
def write_unless_newer(entry: Entry, version: int | None, known: Container[str] = ()) -> None:
    """Writes what was read when the document had a version, unless somebody has written since.

    ``known`` are words that need not be looked up, see ``vocabulary.add_words``.
    """
    if version is None:
        if not IndexedDocument.objects.filter(**entry.key).exists():
            write(entry, known)
        return
    rows = IndexedDocument.objects.filter(**entry.key, version=version)
    if rows.update(version=version + 1, **entry.columns):
        _write_words(IndexedDocument.objects.get(**entry.key).pk, entry, known)


def remove(rows: QuerySet) -> None:
    """Takes documents out of the index."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        with transaction.atomic():
            _delete(Posting.objects.filter(document__in=some))
            _delete(DocumentText.objects.filter(document__in=some))
            _delete(IndexedDocument.objects.filter(pk__in=some))


def _write_words(document: int, entry: Entry, known: Container[str]) -> None:
    stored = dict(Posting.objects.filter(document=document).values_list("term", "weight"))
    gone = [term for term, weight in stored.items() if entry.terms.get(term) != weight]
    fresh = {term: weight for term, weight in entry.terms.items() if stored.get(term) != weight}
    for start in range(0, len(gone), _BATCH):
        _delete(Posting.objects.filter(document=document, term__in=gone[start : start + _BATCH]))
    with connection.cursor() as cursor:  # at a fraction of what as many objects would cost
        cursor.executemany(
            "INSERT INTO search_posting (document_id, term, weight) VALUES (%s, %s, %s)",
            [(document, term, weight) for term, weight in sorted(fresh.items())],
        )
    text = DocumentText.objects.filter(document=document)
    if text.values_list("shown", flat=True).first() != entry.text:
        new = {"shown": entry.text, "plain": plain_words(entry.text)}
        if not text.update(**new):
            DocumentText.objects.create(document_id=document, **new)
    new = (term for term in fresh.keys() - stored.keys() if vocabulary.is_word(term))
    vocabulary.add_words(new, known)


def _delete(rows: QuerySet) -> None:
    """Deletes rows without loading them first, as listeners to every deletion would have it."""
    rows._raw_delete(using=rows.db)
