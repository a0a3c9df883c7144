"""What the tests share that start the site in processes of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The test database, where other processes can reach it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{copy_to_file(tmp_path / 'copy.sqlite3')}"
    values = connection.settings_dict
    host = quote(values["HOST"], safe="")
    return f"postgres://{values['USER']}@{host}/{values['NAME']}"


def copy_to_file(path: Path) -> Path:
    """SQLite's test database lives in this process's memory."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return path
