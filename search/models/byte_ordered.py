"""A text column that both databases sort by code point."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ByteOrderedField(models.CharField):
    """Text compared byte by byte: a range of keys is the same range on every database.

    SQLite compares so by itself; PostgreSQL would follow the language of the database, where
    a prefix is no range and an index on the column cannot answer for one.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Adds the collation of PostgreSQL that means "by code point"."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
