"""Puts the rows of the migrations back after a test that commits, table by table.

Django does the same object by object, which takes longer than most of these tests.
"""

from typing import Any

from django.apps import apps
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
    columns = ", ".join(stored_columns(connection, name))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(name)}")  # noqa: S608
        return cursor.fetchall()


def stored_columns(connection: BaseDatabaseWrapper, name: str) -> list[str]:
    """Returns the columns of a table, quoted, but for those that the database works out."""
    fields = [
        field
        for model in apps.get_models()
        if model._meta.db_table == name
        for field in model._meta.local_fields
    ]
    generated = {field.column for field in fields if field.generated}
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, name)
    return [connection.ops.quote_name(one.name) for one in columns if one.name not in generated]


def write_tables(creation: BaseDatabaseCreation, tables: dict[str, list[Row]]) -> None:
    """Puts the rows in the place of any; references are checked when all of them are there."""
    connection = creation.connection
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, rows in tables.items():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
            columns = ", ".join(stored_columns(connection, name))
            write_table(cursor, f"{connection.ops.quote_name(name)} ({columns})", rows)


def write_table(cursor: Any, name: str, rows: list[Row]) -> None:
    """Adds one table's rows, many at a time; its columns follow its name."""
    places = f"({', '.join(['%s'] * len(rows[0]))})"
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        sql = f"INSERT INTO {name} VALUES {', '.join([places] * len(part))}"  # noqa: S608
        cursor.execute(sql, [value for row in part for value in row])
