"""Lists the project as an application, for the sake of its management commands."""

from django.apps import AppConfig


class SiteProjectConfig(AppConfig):
    """The project as a whole; it has no tables."""

    name = "site_project"
    verbose_name = "Webbplatsen som helhet"
