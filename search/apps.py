"""Django's description of this application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Names the application and keeps the index in step with what others save."""

    name = "search"
    verbose_name = "sökning"

    def ready(self) -> None:
        """Connects to the signals that change what pages are found by."""
        from search import signal_handlers

        signal_handlers.connect()
        post_migrate.connect(signal_handlers.index_after_first_migration, sender=self)
