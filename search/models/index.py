"""The tables of the index; ``search.index`` fills them, ``search.query`` asks them.

A *document* is one indexed object with what visitors filter by; its *text* is kept apart
because ranking never reads it. A *posting* says how much a term weighs in a document. A *word key*
leads from a key to the words of the site: from a stem to its inflections, from a part to the
compounds that hold it, from a few letters to the words they may be a slip for.
"""

import datetime as dt
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import Page

from home.models.site_page import private_paths
from search.models.byte_ordered import ByteOrderedField

LONGEST_TERM = 80
UNDATED = dt.date(1, 1, 1)


class IndexQuerySet(models.QuerySet):
    """Documents, or their postings, and those that visitors may find."""

    def visible(self) -> "IndexQuerySet":
        """Returns the live pages that no restriction hides, on them or above them.

        Postings are joined with them, for their list may be long.
        """
        document = "document__" if self.model is Posting else ""
        live = self.filter(**{f"{document}is_live": True})
        if not private_paths():
            return live
        return live.exclude(**{f"{document}page_id__in": Page.objects.private().values("pk")})


class IndexedDocument(models.Model):
    """One object of the index, and what is known about it beside its words."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    object_id = models.CharField(max_length=64)
    version = models.PositiveBigIntegerField(default=0)
    page_id = models.PositiveBigIntegerField(null=True, db_index=True)
    is_live = models.BooleanField(default=False)
    county = models.CharField(max_length=8, default="")
    size = models.CharField(max_length=40, default="")
    year = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=40, default="")
    shown_on = models.DateField(default=UNDATED)
    # What facets count, as one text: one column is grouped in less time than four.
    place = models.GeneratedField(
        expression=Concat(
            F("county"),
            Value("/"),
            F("size"),
            Value("/"),
            Cast("year", models.CharField(max_length=5)),
            Value("/"),
            F("label"),
        ),
        output_field=models.CharField(max_length=100),
        db_persist=True,
    )

    objects: Any = IndexQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="search_one_document_per_object"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"


class DocumentText(models.Model):
    """What a document says: as it is shown, and as words alone for phrases to be found in."""

    document = models.OneToOneField(
        IndexedDocument, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    shown = models.TextField()
    plain = models.TextField()

    def __str__(self) -> str:
        return self.shown[:80]


class Posting(models.Model):
    """A term of a document with its weight there, see ``search.index.weights``."""

    pk = models.CompositePrimaryKey("document_id", "term")
    document = models.ForeignKey(
        IndexedDocument, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    term = ByteOrderedField(max_length=LONGEST_TERM)
    weight = models.PositiveSmallIntegerField()

    objects: Any = IndexQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list] = [
            models.Index(fields=["term", "document", "weight"], name="search_documents_of_term")
        ]

    def __str__(self) -> str:
        return f"{self.term} in {self.document_id}"


class WordKey(models.Model):
    """A way from a key to a word of the site; ``kind`` is one of ``search.index.vocabulary``.

    Nothing here is unique: what two editors file at once is filed twice, and neither waits.
    """

    kind = ByteOrderedField(max_length=1)
    key = ByteOrderedField(max_length=LONGEST_TERM)
    word = ByteOrderedField(max_length=LONGEST_TERM)

    class Meta:
        indexes: ClassVar[list] = [
            models.Index(fields=["kind", "key", "word"], name="search_words_of_key")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key} → {self.word}"
