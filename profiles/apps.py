"""Django's configuration of the profiles app."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """The app that owns the series."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "profiles"
    verbose_name = "Presentationer"

    def ready(self) -> None:
        """Connects what follows from publishing."""
        from profiles import signal_handlers
        from profiles.desk import checklist_state
        from profiles.pictures import following

        signal_handlers.connect()
        following.connect()
        checklist_state.connect()
