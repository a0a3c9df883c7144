"""One writer at a time: postings are shared by many documents.

SQLite lets one transaction write anyway. On PostgreSQL a writer takes an advisory lock until its
transaction ends. It never waits for it inside somebody's transaction, which may hold rows that the
other writer needs: it tries, and if the lock is taken the work is done over after the commit,
where waiting can harm nobody.
"""

from collections.abc import Callable

from django.db import connection, transaction

_LOCK = 7_305_004  # any number that is ours alone in the database


def when_alone(work: Callable[[], None]) -> None:
    """Does the work at once if no other writer is active, else right after the commit."""
    with transaction.atomic():
        if _try_lock():
            work()
        else:
            transaction.on_commit(lambda: _wait_and_do(work))


def lock_until_commit() -> None:
    """Waits for other writers; for work that holds no rows of its own."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _wait_and_do(work: Callable[[], None]) -> None:
    with transaction.atomic():
        lock_until_commit()
        work()


def _try_lock() -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return cursor.fetchone()[0]
