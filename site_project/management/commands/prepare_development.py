"""Brings a fresh checkout to the point where it can be served; changes nothing that is there.

Called before ``make run`` and ``make serve`` serve it: migrates, loads the demo into a site without
profiles, makes the development login, notes the URL, and says where to go.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from profiles.models import ProfilePage
from site_project.health import has_pending_migrations
from site_project.site_url import adopt_url

ADMIN_NAME = "admin"
ADMIN_PASSWORD = "admin"  # noqa: S105 - development's own, refused everywhere else

WELCOME = """
Webbplatsen:  {url}/
Redaktionen:  {url}/admin/   användare {name}, lösenord {password}
"""


class Command(BaseCommand):
    help = "Migrates, loads the demo into an empty site and creates the development login."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--url", default="http://127.0.0.1:8000")

    def handle(self, *_args: Any, url: str, **_options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("prepare_development runs with development settings only.")
        create_database_file(settings.DATABASES["default"])
        if has_pending_migrations():
            call_command("migrate", verbosity=0)
            call_command("clean_pictures")
        if not ProfilePage.objects.exists():
            self.stdout.write("Läser in demoinnehållet …")
            call_command("load_demo")
        create_admin()
        adopt_url(url)
        self.stdout.write(WELCOME.format(url=url, name=ADMIN_NAME, password=ADMIN_PASSWORD))


def create_database_file(database: dict[str, Any]) -> None:
    """Makes a new SQLite file private; SQLite gives the files beside it the same mode."""
    if database["ENGINE"] == "django.db.backends.sqlite3" and Path(database["NAME"]).is_absolute():
        Path(database["NAME"]).touch(mode=0o600)


def create_admin() -> None:
    """Creates the login unless the name is taken; a changed password stays changed."""
    users = get_user_model().objects
    if not users.filter(username=ADMIN_NAME).exists():
        users.create_superuser(ADMIN_NAME, "admin@example.se", ADMIN_PASSWORD)
