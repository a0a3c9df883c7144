"""Every upload of pictures answers a broken file with a sentence on the field."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from home.models import SiteImage
from tests.home.images.picture_cases import every_kind, noise, photograph, written
from tests.home.images.test_files import BROKEN

pytestmark = pytest.mark.django_db

SOME_BROKEN = [kind for kind in BROKEN if "%" not in kind or "50%" in kind]
FIELDS = {"title": "Sjö", "credit_role": "foto"}


def by_the_form(client: Client, file: SimpleUploadedFile) -> Any:
    return client.post("/admin/images/add/", {**FIELDS, "file": file})


def by_the_list(client: Client, file: SimpleUploadedFile) -> Any:
    data = {"title": "Sjö", "files[]": file}
    return client.post("/admin/images/multiple/add/", data)


def by_the_chooser(client: Client, file: SimpleUploadedFile) -> Any:
    fields = {f"image-chooser-upload-{name}": value for name, value in FIELDS.items()}
    fields["image-chooser-upload-file"] = file
    return client.post("/admin/images/chooser/create/", fields)


def said(response: Any) -> str:
    """What the editor is told, read out of JSON where that is the answer."""
    text = response.content.decode()
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith("{") else text


UPLOADS = pytest.mark.parametrize("upload", [by_the_form, by_the_list, by_the_chooser])


class UploadTests:
    @UPLOADS
    @pytest.mark.parametrize("kind", SOME_BROKEN)
    def test_a_broken_file_gets_a_sentence(
        self, admin_client: Client, upload: Any, kind: str
    ) -> None:
        response = upload(admin_client, SimpleUploadedFile(*BROKEN[kind]))
        assert response.status_code == 200
        assert "skadad" in said(response) or "tom" in said(response)
        assert not SiteImage.objects.exists()

    @UPLOADS
    def test_a_whole_file_is_taken(self, admin_client: Client, upload: Any) -> None:
        name, data = every_kind()["16-bit grey"]
        upload(admin_client, SimpleUploadedFile(name, data))
        assert SiteImage.objects.get().is_kept_clean

    @UPLOADS
    def test_a_jpeg_as_windows_names_it_is_taken(self, admin_client: Client, upload: Any) -> None:
        upload(admin_client, SimpleUploadedFile("Sommar.jfif", photograph("JPEG")))
        assert SiteImage.objects.get().filename == "Sommar.jpg"

    @UPLOADS
    def test_another_format_is_refused_by_name(self, admin_client: Client, upload: Any) -> None:
        file = SimpleUploadedFile("a.bmp", written(noise(), "BMP"))
        assert "Bildformatet stöds inte" in said(upload(admin_client, file))
        assert not SiteImage.objects.exists()

    def test_the_same_file_twice_is_noticed(self, admin_client: Client) -> None:
        data = photograph("JPEG")
        for _time in range(2):
            response = by_the_list(admin_client, SimpleUploadedFile("a.jpg", data))
        assert response.json()["duplicate"]
