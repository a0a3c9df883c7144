"""A dropped file that nobody made a picture of does not lie about."""

import os
import time
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import UploadedFile

from home.models import SiteImage
from tests.profiles.admin.people import make_editor


@pytest.mark.django_db
class AbandonedUploadTests:
    def upload(self, hours: int) -> Path:
        upload = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(SiteImage),
            file=ContentFile(b"en bild", name=f"{hours}.jpg"),
            uploaded_by_user=make_editor(f"rut{hours}"),
        )
        path = Path(upload.file.path)
        os.utime(path, (time.time() - hours * 3600,) * 2)
        return path

    def test_yesterdays_are_removed_and_todays_kept(self) -> None:
        old, new = self.upload(30), self.upload(2)
        call_command("publish_scheduled")
        assert (old.exists(), new.exists()) == (False, True)
        assert UploadedFile.objects.count() == 1
