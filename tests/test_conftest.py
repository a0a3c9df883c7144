"""The promises of conftest.py."""

import socket
from pathlib import Path

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
        creation = connection.creation
        migrated = read_tables(creation)
        assert len(migrated) > 5, attempt
        Municipality.objects.all().delete()
        Site.objects.update(hostname="annan.example.se")
        assert read_tables(creation) != migrated
        write_tables(creation, migrated)
        assert read_tables(creation) == migrated
        connection.check_constraints()
