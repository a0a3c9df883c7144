"""Lists the project as an application: for its management commands and its page cache."""

from django.apps import AppConfig


class SiteProjectConfig(AppConfig):
    """The project as a whole; it has no tables."""

    name = "site_project"
    verbose_name = "Webbplatsen som helhet"

    def ready(self) -> None:
        """Starts listening to changes; models can be imported only now."""
        from site_project.page_cache import invalidation

        invalidation.connect()
