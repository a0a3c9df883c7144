"""``manage.py check_answers``: whether a site answers, asked in this process, without a server."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from home.models import SiteImage
from profiles.models import ProfilePage
from site_project.health import find_problem

EVERY_SITE = ("/", "/sok/?q=kommun", "/sitemap.xml", "/admin/login/")


class Command(BaseCommand):
    help = "Asks the home page, search, sitemap, login and newest profile, and looks for a picture."

    def handle(self, *_args: Any, **_options: Any) -> None:
        problems = [problem] if (problem := find_problem()) else list(self._find_problems())
        if problems:
            raise CommandError("; ".join(problems))
        self.stdout.write(
            f"Answers: {ProfilePage.objects.visible().count()} profiles, "
            f"{SiteImage.objects.count()} pictures"
        )

    def _find_problems(self) -> Iterator[str]:
        host = (*settings.ALLOWED_HOSTS, "localhost")[0].lstrip(".").replace("*", "localhost")
        client = Client(raise_request_exception=False, headers={"host": host})
        newest = ProfilePage.objects.visible().order_by("-first_published_at").first()
        for path in (*EVERY_SITE, *([newest.get_url_parts()[2]] if newest else [])):
            status = client.get(path, secure=True).status_code
            if status != 200:
                yield f"{path} answers {status}"
        for image in SiteImage.objects.order_by("-pk")[:1]:
            if not image.file.storage.exists(image.file.name):
                yield f"the file {image.file.name} is missing"
