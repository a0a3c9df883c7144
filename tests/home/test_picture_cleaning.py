"""Pictures from before are freed from notes of camera and place, once."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import SiteImage
from tests.home.images.picture_cases import photograph, says_nothing
from tests.home.images.pictures import make_image

pytestmark = pytest.mark.django_db

SPECS = ("width-480|format-jpeg", "width-480|format-webp", "width-480|format-avif", "max-165x165")


def picture_from_before(data: bytes) -> SiteImage:
    """Returns a picture as earlier releases stored it, with its sizes."""
    image = make_image()
    default_storage.delete(image.file.name)
    name = default_storage.save("original_images/sjo.jpg", ContentFile(data))
    SiteImage.objects.filter(pk=image.pk).update(
        file=name, is_kept_clean=False, width=64, height=48
    )
    image = SiteImage.objects.get(pk=image.pk)
    image.get_renditions(*SPECS)
    return image


def files() -> dict[str, bytes]:
    """Returns every file of the library, originals and sizes."""
    return {
        f"{folder}/{name}": default_storage.open(f"{folder}/{name}").read()
        for folder in ("original_images", "images")
        for name in default_storage.listdir(folder)[1]
    }


def clean() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("clean_pictures", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


class CleanPicturesTests:
    def test_nothing_that_is_stored_tells_of_the_camera(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        image = picture_from_before(photograph("JPEG", orientation=6))
        before = files()
        assert not all(map(says_nothing, before.values()))
        with django_capture_on_commit_callbacks(execute=True):
            out, err = clean()
        image = SiteImage.objects.get(pk=image.pk)
        image.get_renditions(*SPECS)
        assert all(map(says_nothing, files().values()))
        assert not files().keys() & before.keys()
        assert (image.width, image.height) == (48, 64)
        assert (out, err) == (
            "Bilder som är rensade från uppgifter om kamera och plats: 1\n",
            "",
        )

    def test_a_second_time_asks_once_and_does_nothing(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        picture_from_before(photograph("JPEG"))
        with django_capture_on_commit_callbacks(execute=True):
            clean()
        before = files()
        with CaptureQueriesContext(connection) as queries:
            assert clean() == ("", "")
        assert len(queries) == 1
        assert files() == before

    @pytest.mark.parametrize("is_gone", [True, False])
    def test_sizes_of_an_unreadable_original_are_cleaned_themselves(self, is_gone: bool) -> None:
        image = picture_from_before(photograph("JPEG"))
        default_storage.delete(image.file.name)
        if not is_gone:
            default_storage.save(image.file.name, ContentFile(photograph("JPEG")[:900]))
        _out, err = clean()
        assert f"Bild {image.pk}, ”Sjö”, är inte rensad." in err
        renditions = image.renditions.all()
        assert len(renditions) == len(SPECS)
        for rendition in renditions:
            assert says_nothing(default_storage.open(rendition.file.name).read())
        before = files()
        clean()
        assert files() == before
