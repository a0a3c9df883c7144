"""Writing: brings the rows of documents up to date, in the transaction that changed them.

Only what differs is written, so saving a page again costs next to nothing. A writer holds the rows
of its own documents and no other row of the index; two editors meet there only if they save the
same page, where they have met already.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from search.analysis.characters import plain_words
from search.index import vocabulary
from search.index.bulk_insert import insert_rows
from search.models import DocumentText, IndexedDocument, Posting

_BATCH = 900
_COLUMNS = ("version", "page_id", "is_live", "county", "size", "year", "label", "shown_on")


@dataclass(frozen=True)
class Entry:
    """An object as the index keeps it: weighed terms, readable text, and the columns."""

    content_type_id: int
    object_id: str
    terms: Mapping[str, int]
    text: str
    columns: Mapping[str, Any] = field(default_factory=dict)


def documents_of(content_type_id: int, object_ids: Iterable[str]) -> QuerySet:
    """Returns the documents of some objects of one model, in the order in which all lock them."""
    rows = IndexedDocument.objects.filter(content_type_id=content_type_id)
    return rows.filter(object_id__in=sorted(object_ids)).order_by("object_id")


def versions_of(content_type_id: int, object_ids: Iterable[str]) -> dict[str, int]:
    """Returns how often documents have been written; one that never was is left out."""
    return dict(documents_of(content_type_id, object_ids).values_list("object_id", "version"))


@transaction.atomic
def write(entries: Sequence[Entry], versions: Mapping[str, int] | None = None) -> None:
    """Adds or updates the documents of objects of one model.

    With the ``versions`` that the documents had when the objects were read, those that somebody
    has written since are left alone.
    """
    if not entries:
        return
    content_type_id = entries[0].content_type_id
    keys = sorted(entry.object_id for entry in entries)
    rows = [IndexedDocument(content_type_id=content_type_id, object_id=key) for key in keys]
    IndexedDocument.objects.bulk_create(rows, ignore_conflicts=True)
    locked = documents_of(content_type_id, keys).select_for_update()
    documents = {row.object_id: row for row in locked}
    if versions is not None:
        known = {key for key, row in documents.items() if row.version == versions.get(key, 0)}
        entries = [entry for entry in entries if entry.object_id in known]
    of_document = {documents[entry.object_id].pk: entry for entry in entries}
    _write_columns(entries, documents)
    new = _write_postings(of_document)
    _write_texts(of_document)
    vocabulary.add_words(term for term in new if vocabulary.is_word(term))


def remove(rows: QuerySet) -> None:
    """Takes documents out of the index."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        with transaction.atomic():
            _delete(Posting.objects.filter(document__in=some))
            _delete(DocumentText.objects.filter(document__in=some))
            _delete(IndexedDocument.objects.filter(pk__in=some))


def _write_columns(entries: Iterable[Entry], documents: Mapping[str, IndexedDocument]) -> None:
    IndexedDocument.objects.bulk_create(
        (
            IndexedDocument(
                content_type_id=entry.content_type_id,
                object_id=entry.object_id,
                version=documents[entry.object_id].version + 1,
                **entry.columns,
            )
            for entry in entries
        ),
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=_COLUMNS,
    )


def _write_postings(of_document: Mapping[int, Entry]) -> set[str]:
    """Writes the postings that differ; returns the terms that are new to their documents."""
    stored: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Posting.objects.filter(document__in=of_document)
    for document, term, weight in rows.values_list("document_id", "term", "weight"):
        stored[document][term] = weight
    fresh: list[tuple[str, int, int]] = []
    new: set[str] = set()
    for document, entry in of_document.items():
        before = stored[document]
        gone = [term for term, weight in before.items() if entry.terms.get(term) != weight]
        for start in range(0, len(gone), _BATCH):
            some = gone[start : start + _BATCH]
            _delete(Posting.objects.filter(document=document, term__in=some))
        fresh += [(t, document, w) for t, w in entry.terms.items() if before.get(t) != w]
        new |= entry.terms.keys() - before.keys()
    insert_rows("search_posting", ("term", "document_id", "weight"), sorted(fresh))
    return new


def _write_texts(of_document: Mapping[int, Entry]) -> None:
    rows = DocumentText.objects.filter(document__in=of_document)
    stored = dict(rows.values_list("document_id", "shown"))
    DocumentText.objects.bulk_create(
        (
            DocumentText(document_id=key, shown=entry.text, plain=plain_words(entry.text))
            for key, entry in of_document.items()
            if stored.get(key) != entry.text
        ),
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["shown", "plain"],
    )


def _delete(rows: QuerySet) -> None:
    """Deletes rows without loading them first, as listeners to every deletion would have it."""
    rows._raw_delete(using=rows.db)
