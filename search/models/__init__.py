"""What the search keeps in the database."""

from search.models.index import LONGEST_TERM, IndexedDocument, Posting, WordKey
from search.models.synonym import Synonym

__all__ = ["LONGEST_TERM", "IndexedDocument", "Posting", "Synonym", "WordKey"]
