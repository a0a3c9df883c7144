"""The edition: a sign that changes whenever the index does.

What a process has read of the index it may keep for as long as the edition is the same. A writer
renews it within its own transaction, so nobody sees it before what it announces, and a transaction
that is rolled back takes it along. It is drawn at random: after a rollback a number counted on
would be given again, to other contents.
"""

import secrets

from django.db import connection

from search.models import IndexEdition

_ONLY = 1
_BYTES = 12


def renew() -> None:
    """Says that the index is another; the caller holds its lock."""
    IndexEdition.objects.update_or_create(
        pk=_ONLY, defaults={"token": secrets.token_urlsafe(_BYTES)}
    )


def current() -> str | None:
    """Returns the sign of the index as this connection sees it, or None before the first one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM search_indexedition WHERE id = %s", [_ONLY])
        row = cursor.fetchone()
    return row[0] if row else None
