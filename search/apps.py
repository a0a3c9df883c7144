"""Django's description of this application."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Names the application."""

    name = "search"
    verbose_name = "Sök"
    default_auto_field = "django.db.models.BigAutoField"
