"""``manage.py update_index``: Wagtail's own command, reading each page once for our index."""

import gc
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.management.commands.update_index import Command as WagtailCommand

from search.backend import SearchBackend


class Command(WagtailCommand):
    """Names the objects to the site's own index, which reads each as it is when its turn comes."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Takes what is loaded by now out of the garbage collector's way, and begins.

        What SQLite maps into memory helps those who read the same pages again; here it would
        be the whole index.
        """
        gc.freeze()
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA mmap_size = 0")
        super().handle(*args, **options)

    def update_backend(self, backend_name: str, *args: Any, **options: Any) -> None:
        """Remembers whether the backend needs more than keys."""
        self.needs_keys_only = isinstance(get_search_backend(backend_name), SearchBackend)
        super().update_backend(backend_name, *args, **options)

    def queryset_chunks(
        self, queryset: QuerySet, *args: Any, **options: Any
    ) -> Iterator[Sequence[Model]]:
        """Loads of each object what the backend needs."""
        if self.needs_keys_only:
            queryset = queryset.select_related(None).prefetch_related(None).only("pk")
        return super().queryset_chunks(queryset, *args, **options)
