"""Django's configuration of the profiles app."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """The app that owns the series."""

    name = "profiles"
    verbose_name = "Presentationer"

    def ready(self) -> None:
        """Connects what follows from publishing."""
        from profiles import picture_signals, signal_handlers
        from profiles.admin import checklist_state

        signal_handlers.connect()
        picture_signals.connect()
        checklist_state.connect()
