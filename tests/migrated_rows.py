"""Puts the rows of the migrations back after a test that commits, table by table.

Django does the same object by object, which takes longer than most of these tests.
"""

from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.creation import BaseDatabaseCreation

Row = tuple[Any, ...]
# Few enough that SQLite takes all their values in one statement.
AT_ONCE = 500


def read_tables(creation: BaseDatabaseCreation) -> dict[str, list[Row]]:
    """Returns every row that a test's flush will take away; stands in for Django's serialising."""
    connection = creation.connection
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = {name: read_table(connection, name) for name in names}
    return {name: rows for name, rows in tables.items() if rows}


def read_table(connection: BaseDatabaseWrapper, name: str) -> list[Row]:
    """Returns one table's rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
        return cursor.fetchall()


def write_tables(creation: BaseDatabaseCreation, tables: dict[str, list[Row]]) -> None:
    """Puts the rows in the place of any; references are checked when all of them are there."""
    connection = creation.connection
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, rows in tables.items():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
            write_table(cursor, connection.ops.quote_name(name), rows)


def write_table(cursor: Any, name: str, rows: list[Row]) -> None:
    """Adds one table's rows, many at a time."""
    places = f"({', '.join(['%s'] * len(rows[0]))})"
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        sql = f"INSERT INTO {name} VALUES {', '.join([places] * len(part))}"  # noqa: S608
        cursor.execute(sql, [value for row in part for value in row])
