"""Two writers at once, on a database that lets them."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from profiles.models import Municipality
from search.index.locking import lock_until_commit, when_alone
from tests.profiles.factories import make_profile

PATIENCE = 120  # seconds, on a busy machine


def in_a_thread(work: Callable[[], None]) -> threading.Thread:
    """Starts work that has a connection of its own."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@transaction.atomic
def publish_in_vain() -> None:
    """Publishes a profile, then fails."""
    make_profile(title="Fyren", code="1267")
    raise RuntimeError


@pytest.mark.django_db(transaction=True)
class WhenAloneTests:
    """Work on the index waits for others only where it holds nothing."""

    def test_puts_off_work_while_another_writes(self) -> None:
        """It is done after the commit, when the other is through."""
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has one writer at a time anyway")
        locked, release, done = threading.Event(), threading.Event(), []

        def hold() -> None:
            with transaction.atomic():
                lock_until_commit()
                locked.set()
                release.wait(PATIENCE)

        other = in_a_thread(hold)
        assert locked.wait(PATIENCE)
        with transaction.atomic():
            when_alone(lambda: done.append(True))
            assert done == []
            threading.Timer(0.2, release.set).start()
        assert done == [True]
        other.join()

    def test_does_work_at_once_when_alone(self) -> None:
        """Inside the transaction, so that both are kept or neither."""
        make_profile(title="Utkiken")
        assert [page.title for page in Page.objects.search("utkiken")] == ["Utkiken"]
        with pytest.raises(RuntimeError):
            publish_in_vain()
        assert not Page.objects.search("fyren")

    def test_finds_the_registers_after_other_tests_have_emptied_the_database(self) -> None:
        """The index comes back with the rows of the migrations."""
        assert len(get_search_backend().search("varmdo", Municipality)) == 1
