"""Frees stored pictures from notes of camera and place: those taken in before the site did it.

Cleaned files get new names, so that no cache on the way to visitors goes on with the old ones.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.fields.files import FieldFile

from home.images.files import NormalisedImage, decoded, normalise_image
from home.models import SiteImage


def clean_original(image: SiteImage) -> None:
    """Puts what is fit to keep of the original in its place; its sizes are made anew of that.

    Raises ValidationError or OSError when the original can't be read.
    """
    before = image.file.name
    kept = _read(image.file)
    image.file.save(kept.name, kept, save=False)
    image._set_image_file_metadata()
    image.file.close()
    with transaction.atomic():
        image.save()
        image.renditions.all().delete()
        transaction.on_commit(partial(image.file.storage.delete, before))


def clean_renditions(image: SiteImage) -> None:
    """Cleans the sizes themselves, where an original that can't be read could make no new ones."""
    for rendition in image.renditions.all():
        file = rendition.file
        if file.storage.exists(file.name) and _has_notes(file):
            before = file.name
            kept = _read(file)
            file.save(kept.name, kept)
            rendition.purge_from_cache()
            file.storage.delete(before)


def _read(file: FieldFile) -> NormalisedImage:
    with file.open("rb") as stored:
        kept = normalise_image(stored.read(), PurePath(file.name or "").name)
    digest = hashlib.sha256(kept.read()).hexdigest()
    kept.seek(0)
    kept.name = f"{digest[:8]}-{kept.name}"
    return kept


def _has_notes(file: FieldFile) -> bool:
    """Tells whether a size carries notes; one that shows nothing is none that pages show."""
    with file.open("rb") as stored, suppress(ValidationError):
        return bool(decoded(stored.read()).getexif())
    return False
