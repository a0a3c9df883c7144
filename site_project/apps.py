"""Lists the project as an application: for its management commands and its page cache."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class SiteProjectConfig(AppConfig):
    """The project as a whole; it has no tables."""

    name = "site_project"
    verbose_name = "Webbplatsen som helhet"

    def ready(self) -> None:
        """Starts listening to changes; models can be imported only now."""
        from site_project import request_log
        from site_project.page_cache import invalidation
        from site_project.site_url import adopt_url_of_environment

        invalidation.connect()
        request_log.connect()
        # After the migrations of the application that makes the site.
        post_migrate.connect(adopt_url_of_environment, sender=apps.get_app_config("home"))
