"""How versions are compared: what is empty reads as empty, whatever kind of value it is.

Old versions lack the values that came later, and Wagtail would write "None" for each.
"""

from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from wagtail.admin.compare import (
    FieldComparison,
    StreamFieldComparison,
    register_comparison_class,
)
from wagtail.fields import StreamField

from home.stream_values import with_leaves


class ReadableFieldComparison(FieldComparison):
    """Compares what a field holds as words."""

    val_a: Any
    val_b: Any

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.val_a, self.val_b = _in_words(self.val_a), _in_words(self.val_b)


class ReadableStreamComparison(StreamFieldComparison):
    """Compares streams, in which no missing value is written out."""

    val_a: Any
    val_b: Any

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.val_a, self.val_b = _without_gaps(self.val_a), _without_gaps(self.val_b)


def connect() -> None:
    """Makes Wagtail compare fields so; those that choose or relate keep a way of their own."""
    for kind in (models.BooleanField, models.DateField, models.IntegerField, models.FloatField):
        register_comparison_class(kind, comparison_class=ReadableFieldComparison)
    register_comparison_class(StreamField, comparison_class=ReadableStreamComparison)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, date):
        return str(date_format(value))
    return "" if value is None else str(value)


def _without_gaps(value: Any) -> Any:
    """Returns a block's value with empty text for everything in it that is missing."""
    return with_leaves(value, lambda leaf: "" if leaf is None else leaf)
