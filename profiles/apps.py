"""Django's description of this application."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Names the application."""

    name = "profiles"
    verbose_name = "Kommunprofiler"
    default_auto_field = "django.db.models.BigAutoField"
