"""The tables of the index; ``search.index`` fills and reads them.

A *document* is one indexed object with a small number of its own, its ordinal. A *posting* says
in which documents of a block of ordinals a term stands, and how much it weighs there. A *word
key* leads from a key to the words of the site: from a stem to its inflections, from a part to the
compounds that hold it, from a few letters to the words they may be a slip for. The *edition* is
renewed whenever any of them changes.
"""

from typing import ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models

from search.models.byte_ordered import ByteOrderedField

LONGEST_TERM = 80


class IndexedDocument(models.Model):
    """One object of the index: what it was indexed as, so that a change touches little."""

    ordinal = models.PositiveIntegerField(primary_key=True)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    object_id = models.CharField(max_length=64)
    terms = models.BinaryField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="search_one_document_per_object"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"


class Posting(models.Model):
    """Where a term stands among the documents of one block, see ``search.index.posting_codec``."""

    pk = models.CompositePrimaryKey("term", "block")
    term = ByteOrderedField(max_length=LONGEST_TERM)
    block = models.PositiveIntegerField()
    weights = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.term} in block {self.block}"


class WordKey(models.Model):
    """A way from a key to a word of the site; ``kind`` is one of ``search.index.vocabulary``."""

    pk = models.CompositePrimaryKey("kind", "key", "word")
    kind = ByteOrderedField(max_length=1)
    key = ByteOrderedField(max_length=LONGEST_TERM)
    word = ByteOrderedField(max_length=LONGEST_TERM)

    def __str__(self) -> str:
        return f"{self.kind}:{self.key} → {self.word}"


class IndexEdition(models.Model):
    """The one row that says which index this is, see ``search.index.generation``."""

    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.token
