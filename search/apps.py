"""Django's description of this application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Names the application and keeps the index in step with what others save."""

    name = "search"
    verbose_name = "sökning"

    def ready(self) -> None:
        """Connects to the signals that change what pages are found by."""
        from profiles.models import Topic
        from search import checks, signal_handlers  # noqa: F401 - the checks register themselves
        from search.synonym_rules import check_topic_synonyms

        signal_handlers.connect()
        # The topics' own synonyms are held to the same rules; profiles does not know the search.
        Topic._meta.get_field("synonyms").validators.append(check_topic_synonyms)
        post_migrate.connect(signal_handlers.index_after_first_migration, sender=self)
