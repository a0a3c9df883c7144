"""Makes every picture of the live profiles that is missing: after a restore, or new sizes."""

from typing import Any

from django.core.management.base import BaseCommand

from profiles.models import ProfilePage
from profiles.pictures.rendering import render_pictures


class Command(BaseCommand):
    help = "Gör bilderna som saknas för de publicerade presentationerna."

    def handle(self, *args: Any, **options: Any) -> None:
        for page in ProfilePage.objects.live().for_page().order_by("pk"):
            render_pictures(page)
            self.stdout.write(page.title)
