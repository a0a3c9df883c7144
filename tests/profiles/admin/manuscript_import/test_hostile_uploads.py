"""Odd and hostile manuscripts through the upload form: a sentence or a review, never an error."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profiles.models import ManuscriptUpload
from tests.profiles.admin.manuscript_import.test_review import MANUSCRIPT, editor, upload
from tests.profiles.manuscript.test_hostile_files import HOSTILE, word_body

__all__ = ["editor"]

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[2] / "manuscript" / "manuscripts"
SECONDS_ALLOWED = 20
LONG = "Ett stycke om arbetet i kommunen som fortsätter en bit till.\n\n"
ODD: dict[str, tuple[str, bytes]] = {
    "five megabytes": ("a.txt", LONG.encode() * 80_000),
    "ten thousand lines": ("a.txt", b"Rad.\n" * 10_000),
    "right to left": ("a.txt", "\u202eשלום\u202c i Haninge kommun\n\nHej.\n".encode()),
    "emoji": ("a.txt", ("👩\u200d👩\u200d👧 " * 40 + "\n\nHej.\n").encode()),
    "joiners alone": ("a.txt", ("\u200d\u200b" * 500 + "\n").encode()),
    "combining marks": ("a.txt", ("a" + "\u0301" * 5000 + "\n").encode()),
    "a few control characters": ("a.txt", b"Titel\x0b\n\nStycke\x1f ett\x0c\n"),
    "rich text format": ("a.rtf", b"{\\rtf1 Hej}"),
    "open document": ("a.odt", b"PK\x03\x04"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0"),
    "a mail": ("a.eml", b"From: a@example.se\n\nHej"),
    "a name without end": ("a" * 300 + ".txt", MANUSCRIPT.encode()),
    "a name of signs": ("..%00/<b>\u202e.txt", MANUSCRIPT.encode()),
    "a picture in a table in a table": ("a.docx", word_body("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")),
}


def seen(client: Client, response: Any) -> str:
    """What the editor sees after an upload: the form with its sentences, or a review."""
    assert response.status_code < 500
    if response.status_code < 300:
        return str(response.content.decode())
    shown = client.get(response["Location"])
    assert shown.status_code < 500
    return str(shown.content.decode())


class HostileUploadTests:
    """Whatever is chosen, the answer is a page, and what was refused is not kept."""

    @pytest.mark.parametrize(("data", "filename", "code"), HOSTILE.values(), ids=list(HOSTILE))
    def test_refuses_in_words(self, editor: Client, data: bytes, filename: str, code: str) -> None:
        began = time.process_time()
        shown = seen(editor, upload(editor, SimpleUploadedFile(filename, data)))
        assert not ManuscriptUpload.objects.exists(), code
        assert "försök igen" in shown or "klistra in" in shown.lower() or "spara" in shown.lower()
        assert time.process_time() - began < SECONDS_ALLOWED

    @pytest.mark.parametrize(("name", "content"), ODD.values(), ids=list(ODD))
    def test_answers_with_a_page(self, editor: Client, name: str, content: bytes) -> None:
        began = time.process_time()
        seen(editor, upload(editor, SimpleUploadedFile(name, content)))
        assert time.process_time() - began < SECONDS_ALLOWED

    def test_says_which_files_were_too_many(self, editor: Client) -> None:
        files = [SimpleUploadedFile(f"{n}.txt", MANUSCRIPT.encode()) for n in range(22)]
        shown = seen(editor, upload(editor, *files))
        assert "2 filer är kvar att välja, bland dem 20.txt, 21.txt." in shown

    @pytest.mark.parametrize("seed", range(6))
    def test_takes_any_order_of_paragraphs(self, editor: Client, seed: int) -> None:
        chance = random.Random(seed)
        source = chance.choice(sorted(FOLDER.glob("*.txt"))).read_bytes().decode("utf-8", "replace")
        lines = [line for line in source.splitlines() if chance.random() < 0.85]
        chance.shuffle(lines)
        shown = seen(editor, upload(editor, SimpleUploadedFile("a.txt", "\n".join(lines).encode())))
        assert ManuscriptUpload.objects.count() == 1
        assert "Skapa utkast" in shown

    @settings(
        max_examples=15, deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip
    @given(pasted=st.text(max_size=300), html=st.text(alphabet='<>/abpulit ="&;#x!-', max_size=200))
    def test_takes_any_pasted_text(self, editor: Client, pasted: str, html: str) -> None:
        fields = {"pasted": pasted, "pasted_html": html}
        seen(editor, editor.post(reverse("manuscript_upload"), fields))
