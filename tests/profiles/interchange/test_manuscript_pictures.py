"""A manuscript comes in without the picture that can't be read, and says so."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from docx import Document

from home.models import SiteImage
from profiles.models import ProfilePage
from tests.home.images.picture_cases import photograph, says_nothing
from tests.profiles.admin.manuscript_import.test_review import (
    MANUSCRIPT,
    editor,
    post_review,
    upload,
)

__all__ = ["editor"]

pytestmark = pytest.mark.django_db

WHOLE = photograph("JPEG")
CUT = WHOLE[: len(WHOLE) * 2 // 3]
SENTENCE = "följer inte med. Bilden går inte att läsa: filen är skadad eller avbruten."


def word_file(*pictures: bytes) -> bytes:
    """Returns the manuscript as a Word file with pictures after its fourth line."""
    document = Document()
    for number, text in enumerate(filter(None, MANUSCRIPT.splitlines())):
        document.add_paragraph(text)
        if number == 2:
            for picture in pictures:
                document.add_picture(BytesIO(picture))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def review(client: Client, data: bytes) -> Any:
    return client.get(upload(client, SimpleUploadedFile("a.docx", data))["Location"])


def import_file(folder: Path, data: bytes, *options: str) -> str:
    path, out = folder / "haninge.docx", StringIO()
    path.write_bytes(data)
    call_command("import_profiles", str(path), *options, stdout=out)
    return out.getvalue()


class ReviewTests:
    def test_says_which_picture_stays_behind(self, editor: Client) -> None:
        shown = review(editor, word_file(CUT)).content.decode()
        assert SENTENCE in shown
        assert "följer med från filen" not in shown
        response = post_review(editor, create="1")
        assert response.status_code == 200
        page = ProfilePage.objects.get().get_latest_revision_as_object()
        assert page.lead_image is None
        assert "Alva Norling" in page.lead_image_caption
        assert not SiteImage.objects.exists()

    def test_the_others_come_along_in_silence(self, editor: Client) -> None:
        shown = review(editor, word_file(CUT, WHOLE)).content.decode()
        assert "1 bild följer med från filen" in shown
        post_review(editor, create="1")
        image = SiteImage.objects.get()
        assert says_nothing(image.file.storage.open(image.file.name).read())


class ImportCommandTests:
    def test_the_report_says_which_picture_stays_behind(self, tmp_path: Path) -> None:
        report = import_file(tmp_path, word_file(CUT))
        assert report.startswith("created\t")
        assert SENTENCE in report
        assert not SiteImage.objects.exists()

    def test_the_json_report_says_it_too(self, tmp_path: Path) -> None:
        (draft,) = json.loads(import_file(tmp_path, word_file(CUT), "--json"))
        assert SENTENCE in draft["notes"][0]

    def test_a_draft_that_names_a_broken_file_fails_in_words(self, tmp_path: Path) -> None:
        (tmp_path / "bild.jpg").write_bytes(CUT)
        draft = {
            "schema": "municipality-profile-draft/1",
            "title": {"text": "Att arbeta i Haninge"},
            "municipality": {"code": "0136"},
            "lead_image": {"file": "bild.jpg"},
        }
        path, out = tmp_path / "haninge.json", StringIO()
        path.write_text(json.dumps(draft))
        with pytest.raises(CommandError):
            call_command("import_profiles", str(path), stdout=out)
        assert "”bild.jpg”: Bilden går inte att läsa" in out.getvalue()
