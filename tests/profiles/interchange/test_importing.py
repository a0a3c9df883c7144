"""One manuscript makes one page, also when two ask for it at the same moment."""

import threading
from typing import Any

import pytest
from django.db import connection, connections

from profiles.interchange.importing import Outcome, import_draft
from profiles.interchange.pictures import PictureSource
from profiles.models import ProfilePage

DRAFT: dict[str, Any] = {
    "schema": "municipality-profile-draft/1",
    "title": {"text": "Två klick på samma knapp"},
    "municipality": {"code": "0136", "name": "Haninge"},
    "source": {"file": "manus.txt", "sha256": "5" * 64},
}


@pytest.mark.django_db
class ImportAgainTests:
    def test_leaves_the_page_as_it_is(self) -> None:
        first = import_draft(DRAFT, PictureSource())
        second = import_draft(DRAFT, PictureSource())
        assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
        assert ProfilePage.objects.get().pk == second.page.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer at a time")
def test_imports_at_the_same_moment_make_one_page() -> None:
    start, outcomes = threading.Barrier(4, timeout=120), []

    def import_when_all_are_ready() -> None:
        connection.ensure_connection()
        start.wait()
        outcomes.append(import_draft(DRAFT, PictureSource()).outcome)
        connections.close_all()

    importers = [threading.Thread(target=import_when_all_are_ready) for _ in range(4)]
    for importer in importers:
        importer.start()
    for importer in importers:
        importer.join()

    assert sorted(outcomes) == [Outcome.CREATED, *[Outcome.UNCHANGED] * 3]
    assert ProfilePage.objects.count() == 1
