"""What the search keeps in the database."""

from search.models.index import LONGEST_TERM, DocumentText, IndexedDocument, Posting, WordKey
from search.models.search_log import LONGEST_LOGGED, SearchLog
from search.models.synonym import Synonym

__all__ = [
    "LONGEST_LOGGED",
    "LONGEST_TERM",
    "DocumentText",
    "IndexedDocument",
    "Posting",
    "SearchLog",
    "Synonym",
    "WordKey",
]
