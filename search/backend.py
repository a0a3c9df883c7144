"""Wagtail's search backend for this site: the same answers on SQLite and PostgreSQL.

Selected by ``WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "search.backend"``. Wagtail's own way
of asking is unchanged (``Page.objects.search(…)``, the admin, choosers, the API); what is asked is
answered by ``search.index`` and ``search.query``.
"""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from modelsearch.backends.base import BaseIndex, BaseSearchBackend
from modelsearch.index import class_is_indexed

from search.backend_query import AutocompleteCompiler, SearchCompiler
from search.backend_results import SearchResults
from search.document import document_of
from search.index import writing
from search.index.locking import lock_until_commit, when_alone


class SiteIndex(BaseIndex):
    """Keeps the index in step with the objects."""

    def add_items(self, model: type[Model], items: Sequence[Model]) -> None:
        """Indexes objects of one model."""
        if not class_is_indexed(model) or not items:
            return
        when_alone(lambda: writing.write([document_of(item) for item in items]))

    def delete_item(self, item: Model) -> None:
        """Takes an object out of the index."""
        key = (ContentType.objects.get_for_model(type(item)).pk, str(item.pk))
        when_alone(lambda: writing.remove([key]))

    def reset(self) -> None:
        """Empties the index."""
        writing.clear()


class Rebuilder:
    """Builds the index anew; searches use the old one until the new is complete."""

    def __init__(self, index: SiteIndex) -> None:
        """Prepares to rebuild the one index there is."""
        self.index = index
        self.transaction = transaction.atomic()

    def start(self) -> SiteIndex:
        """Begins with an empty index that nobody else sees yet."""
        self.transaction.__enter__()
        lock_until_commit()
        self.index.reset()
        return self.index

    def finish(self) -> None:
        """Shows the new index to everybody."""
        self.transaction.__exit__(None, None, None)


class SearchBackend(BaseSearchBackend):
    """The backend Wagtail asks for by the name of this module."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = SiteIndex
    results_class = SearchResults
    rebuilder_class = Rebuilder
