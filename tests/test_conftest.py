"""The promises of conftest.py."""

import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from wagtail.models import Page, Site

from profiles.models import Municipality
from tests.conftest import NetworkForbiddenError
from tests.migrated_rows import read_tables, write_tables


class SealTests:
    def test_no_other_machine_can_be_reached(self) -> None:
        with (
            socket.socket() as link,
            pytest.raises(NetworkForbiddenError, match=r"198\.51\.100\.1"),
        ):
            link.connect(("198.51.100.1", 80))

    @pytest.mark.parametrize("attempt", [1, 2])
    def test_uploads_stay_in_the_test(self, attempt: int, tmp_path: Path) -> None:
        assert default_storage.save("a.txt", ContentFile(b"x")) == "a.txt", attempt
        assert (tmp_path / "media" / "a.txt").exists()

    @pytest.mark.parametrize("attempt", [1, 2])
    def test_cache_is_empty(self, attempt: int) -> None:
        assert cache.get("left-over") is None, attempt
        cache.set("left-over", attempt)


@pytest.mark.django_db(transaction=True)
class CommittingTests:
    @pytest.mark.parametrize("attempt", [1, 2])
    def test_rows_of_the_migrations_are_there_each_time(self, attempt: int) -> None:
        assert Site.objects.filter(is_default_site=True).count() == 1, attempt
        assert Page.objects.filter(depth=1).count() == 1

    @pytest.mark.parametrize("attempt", [1, 2])
    def test_rows_come_back_as_they_were(self, attempt: int) -> None:
        migrated, before = read_tables(connection.creation), contents()
        assert len(before) > 5, attempt
        Municipality.objects.all().delete()
        Site.objects.update(hostname="annan.example.se")
        assert contents() != before
        write_tables(connection.creation, migrated)
        assert contents() == before
        connection.check_constraints()


def contents() -> dict[str, list[str]]:
    """The rows of each table in an order of their own: the database keeps none."""
    tables = read_tables(connection.creation)
    return {name: sorted(map(readable, rows)) for name, rows in tables.items()}


def readable(row: tuple[Any, ...]) -> str:
    """A row as text, with the bytes that PostgreSQL's driver only points at."""
    return str([bytes(value) if isinstance(value, memoryview) else value for value in row])
