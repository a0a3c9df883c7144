"""Django's configuration of the home app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save


class HomeConfig(AppConfig):
    """The app that owns what every page shares."""

    name = "home"
    verbose_name = "Webbplatsen"

    def ready(self) -> None:
        """Translates Wagtail's admin, fits what it has no settings for, and listens to logins."""
        # Imported here because it needs the models, which are loaded by now.
        from django.contrib.auth.models import Group, User
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.documents.models import Document
        from wagtail.models import Collection, Task, Workflow

        from home import admin_translations, comparisons, spreadsheets
        from home.clean_texts import clean_names_of
        from home.images import avif, unused
        from home.redirects.paths import store_canonically
        from home.two_factor import sessions

        avif.register()
        unused.connect()
        sessions.connect()
        spreadsheets.connect()
        comparisons.connect()
        pre_save.connect(store_canonically, sender=Redirect)
        clean_names_of(
            (User, ("first_name", "last_name")),
            *((model, ("name",)) for model in (Collection, Group, Task, Workflow)),
            (Document, ("title",)),
        )
        admin_translations.label_fields_and_columns()
        post_migrate.connect(
            admin_translations.name_permissions, dispatch_uid="swedish_permissions"
        )
