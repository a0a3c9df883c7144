"""Files that were dropped on the library and never became pictures."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import UploadedFile

KEPT_FOR = timedelta(days=1)


def remove_abandoned_uploads() -> int:
    """Deletes the files whose form nobody finished within a day; returns how many."""
    # Wagtail keeps no time of the upload, but the storage knows it.
    oldest = timezone.now() - KEPT_FOR
    removed = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if not storage.exists(name) or storage.get_modified_time(name) < oldest:
            storage.delete(name)
            upload.delete()
            removed += 1
    return removed
