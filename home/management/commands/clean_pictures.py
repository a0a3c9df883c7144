"""Cleans the pictures that were taken in before the site did it itself; run by every upgrade."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from home.models import SiteImage
from home.picture_cleaning import clean_original, clean_renditions


class Command(BaseCommand):
    help = "Tar bort uppgifter om kamera och plats ur bilder som redan ligger i biblioteket."

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned = 0
        for image in SiteImage.objects.filter(is_kept_clean=False).order_by("pk"):
            try:
                clean_original(image)
            except (ValidationError, OSError) as error:
                clean_renditions(image)
                self._report(image, error)
            else:
                cleaned += 1
        if cleaned:
            self.stdout.write(
                f"Bilder som är rensade från uppgifter om kamera och plats: {cleaned}"
            )

    def _report(self, image: SiteImage, error: ValidationError | OSError) -> None:
        why = error.message if isinstance(error, ValidationError) else "Filen finns inte."
        self.stderr.write(f"Bild {image.pk}, ”{image.title}”, är inte rensad. {why}")
