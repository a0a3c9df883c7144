"""Wagtail's search backend for this site: the same answers on SQLite and PostgreSQL.

Selected by ``WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "search.backend"``. Wagtail's own way
of asking is unchanged (``Page.objects.search(…)``, the admin, choosers, the API); what is asked is
answered by ``search.index`` and ``search.query``.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from modelsearch.backends.base import BaseIndex, BaseSearchBackend
from modelsearch.index import class_is_indexed, get_indexed_models

from search.backend_query import AutocompleteCompiler, SearchCompiler
from search.backend_results import SearchResults
from search.document import document_of
from search.index import vocabulary, writing
from search.models import IndexedDocument

_TOGETHER = 100


class SiteIndex(BaseIndex):
    """Keeps the index in step with the objects."""

    def add_items(self, model: type[Model], items: Sequence[Model]) -> None:
        """Indexes objects of one model, always in the same order: nobody waits for two."""
        if class_is_indexed(model):
            for item in sorted(items, key=lambda item: str(item.pk)):
                writing.write([document_of(item)])

    def delete_item(self, item: Model) -> None:
        """Takes an object out of the index."""
        content_type = ContentType.objects.get_for_model(type(item))
        rows = IndexedDocument.objects.filter(content_type=content_type, object_id=str(item.pk))
        writing.remove(rows)

    def reset(self) -> None:
        """Empties the index."""
        writing.remove(IndexedDocument.objects.all())


class Rebuilder(SiteIndex):
    """The index while ``update_index`` brings it up to date, page by page beside living editors.

    It may be stopped at any time, and begun again.
    """

    def __init__(self, index: SiteIndex) -> None:
        """Prepares to go through the one index there is."""
        super().__init__(index.backend)

    def start(self) -> SiteIndex:
        """Files the words anew, by the rules of today."""
        vocabulary.renew()
        return self

    def add_items(self, model: Any, items: Sequence[Model]) -> None:
        """Indexes objects as they are now, a few in each transaction.

        They are read and taken apart before anything is locked. Whoever has saved one meanwhile has
        indexed it as well, and that stays.
        """
        content_type = ContentType.objects.get_for_model(model)
        keys = [item.pk for item in items]
        for start in range(0, len(keys), _TOGETHER):
            some = keys[start : start + _TOGETHER]
            versions = writing.versions_of(content_type.pk, map(str, some))
            fresh = model.get_indexed_objects().filter(pk__in=some)
            writing.write([document_of(item) for item in fresh], versions)

    def finish(self) -> None:
        """Takes out what was deleted behind the index's back."""
        models = {ContentType.objects.get_for_model(one).pk: one for one in get_indexed_models()}
        writing.remove(IndexedDocument.objects.exclude(content_type__in=models))
        for content_type, model in models.items():
            rows = IndexedDocument.objects.filter(content_type=content_type)
            present = {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
            gone = set(rows.values_list("object_id", flat=True)) - present
            writing.remove(rows.filter(object_id__in=gone))


class SearchBackend(BaseSearchBackend):
    """The backend Wagtail asks for by the name of this module."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = SiteIndex
    results_class = SearchResults
    rebuilder_class = Rebuilder
