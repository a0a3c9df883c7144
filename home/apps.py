"""Django's configuration of the home app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The app that owns what every page shares."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "home"
    verbose_name = "Webbplatsen"
