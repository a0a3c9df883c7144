"""Wagtail's search backend for this site: the same answers on SQLite and PostgreSQL.

Selected by ``WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] = "search.backend"``.
"""

import re

from django.db.models import Q
from modelsearch.backends.database.fallback import (
    DatabaseSearchBackend,
    DatabaseSearchQueryCompiler,
)
from modelsearch.query import Phrase, PlainText, SearchQuery

MAX_WORDS = 12
MAX_LENGTH = 200
_WORDS = re.compile(r"\w+")


class SafeQueryCompiler(DatabaseSearchQueryCompiler):
    """Turns any text into a question the database can answer."""

    def build_database_filter(self, query: SearchQuery, boost: float = 1.0) -> Q | str:
        """Returns the condition for a query; text without a word matches nothing."""
        if not isinstance(query, PlainText | Phrase):
            return super().build_database_filter(query, boost=boost)
        words = _WORDS.findall(query.query_string[:MAX_LENGTH])[:MAX_WORDS]
        words = [word for word in words if word.isprintable()]
        if not words or not self.fields_names:
            return Q(pk__in=[])
        return super().build_database_filter(PlainText(" ".join(words)), boost=boost)


class SearchBackend(DatabaseSearchBackend):
    """The backend Wagtail asks for by the name of this module."""

    query_compiler_class = SafeQueryCompiler
    autocomplete_query_compiler_class = SafeQueryCompiler
