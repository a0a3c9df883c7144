"""From an uploaded manuscript to a draft, as editors and as strangers."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from pytest_django.asserts import assertContains, assertNotContains

from profiles.models import ManuscriptUpload, ProfilePage
from tests.home.images.pictures import png_bytes

pytestmark = pytest.mark.django_db

MANUSCRIPT = """Presentation

Tid att göra jobbet klart i Haninge

Publicerad 3 maj 2024

Alva Norling, enhetschef. Foto: Bo Ek
Här finns tid att tänka. Det märks på dem som arbetar här, och på dem som söker hjälp.

Alva Norling är enhetschef och leder en grupp på nio personer som träffas varje måndag.
– Vi bestämmer tillsammans hur många ärenden som är rimligt, säger Alva Norling.

Handledning varje vecka
Gruppen träffas varje måndag och fördelar veckans nya ärenden mellan sig på en halvtimme.

Haninge kommun
Storgatan 1, Haninge
Tel: 08-465 004 00
E-post: social@example.se
www.haninge.se
"""


@pytest.fixture
def editor() -> Client:
    """Returns a client logged in as a member of Redaktörer."""
    user = get_user_model().objects.create_user("redaktor", "redaktor@example.se", "hemligt")
    user.groups.add(Group.objects.get(name="Redaktörer"))
    client = Client()
    client.force_login(user)
    return client


def text_file(text: str = MANUSCRIPT, name: str = "haninge.txt") -> SimpleUploadedFile:
    """Returns an upload of the text."""
    return SimpleUploadedFile(name, text.encode())


def upload(client: Client, *files: Any, **fields: Any) -> Any:
    """Posts the upload form."""
    return client.post(reverse("manuscript_upload"), {"files": list(files), **fields})


def post_review(client: Client, **fields: Any) -> Any:
    """Posts the review of the newest manuscript."""
    newest = ManuscriptUpload.objects.first()
    assert newest
    return client.post(newest.get_absolute_url(), fields, follow=True)


def line_of(text: str) -> int:
    """Returns the number of the manuscript's line that begins so."""
    lines = MANUSCRIPT.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(text))


class UploadTests:
    def test_a_file_leads_to_its_review(self, editor: Client) -> None:
        response = upload(editor, text_file())
        newest = ManuscriptUpload.objects.get()
        assert response["Location"] == newest.get_absolute_url()
        assert newest.title == "Tid att göra jobbet klart i Haninge"

    def test_several_files_become_a_list(self, editor: Client) -> None:
        files = [text_file(), text_file(MANUSCRIPT.replace("Tid att", "Rum att"), "tva.txt")]
        response = editor.post(reverse("manuscript_upload"), {"files": files}, follow=True)
        listed = response.content.decode()
        assert "Tid att göra jobbet klart i Haninge" in listed
        assert "Rum att göra jobbet klart i Haninge" in listed

    def test_pasted_text_is_taken_in(self, editor: Client) -> None:
        upload(editor, pasted=MANUSCRIPT)
        assert ManuscriptUpload.objects.get().filename == ""

    def test_pasted_pictures_may_weigh_some_megabytes(self, editor: Client) -> None:
        picture = f'<img src="data:image/png;base64,{"A" * 4_000_000}">'
        response = upload(editor, pasted_html=f"<p>Tid i Haninge</p>{picture}", pasted="Tid")
        assert response.status_code == 302

    def test_pasted_formatting_wins_over_plain_text(self, editor: Client) -> None:
        html = "<h1>Rubrik med format</h1><p>Ett stycke text om arbetet i Haninge kommun.</p>"
        upload(editor, pasted="Rubrik med format", pasted_html=html)
        assert ManuscriptUpload.objects.get().title == "Rubrik med format"

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("manus.txt", b""),
            ("manus.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
            ("manus.txt", b"a\x00b"),
            ("manus.txt", b"x" * 1_000_000),
            ("manus.docx", b"PK\x03\x04trasig"),
            ("manus.docm", b"PK\x03\x04"),
            ("manus.exe", b"MZ"),
            ("manus.html", b"<p></p><script>alert(1)</script>"),
            ("../../etc/passwd", b"root:x:0:0"),
            ("å" * 250 + ".pdf", b"%PDF-1.7"),
        ],
    )
    def test_refuses_with_a_sentence_and_keeps_nothing(
        self, editor: Client, name: str, content: bytes
    ) -> None:
        response = upload(editor, SimpleUploadedFile(name, content))
        assert response.status_code < 400
        assert not ManuscriptUpload.objects.exists() or name == "../../etc/passwd"

    def test_says_what_to_do_when_nothing_was_chosen(self, editor: Client) -> None:
        assert "Välj en fil eller klistra in texten." in upload(editor).content.decode()


class ReviewTests:
    def test_shows_every_line_with_what_it_became(self, editor: Client) -> None:
        upload(editor, text_file())
        shown = editor.get(ManuscriptUpload.objects.get().get_absolute_url())
        lines = {line.number: line.place for line in shown.context["lines"]}
        assert len(lines) == sum(bool(line.strip()) for line in MANUSCRIPT.splitlines())
        assert lines[line_of("Handledning")] == "heading"
        assert lines[line_of("– Vi")] == "quote"

    def test_a_corrected_line_is_read_again(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        response = post_review(editor, **{f"place-{number}": "paragraph", "update": "1"})
        places = {line.number: line.place for line in response.context["lines"]}
        assert places[number] == "paragraph"

    def test_a_correction_survives_the_next(self, editor: Client) -> None:
        upload(editor, text_file())
        heading, quote = line_of("Handledning"), line_of("– Vi")
        post_review(editor, **{f"place-{heading}": "paragraph", "update": "1"})
        post_review(
            editor,
            **{f"place-{heading}": "paragraph", f"speaker-{quote}": "Bo Ek", "create": "1"},
        )
        body = ProfilePage.objects.get().body
        assert [child.block_type for child in body] == [
            "paragraph",
            "quote",
            "paragraph",
            "paragraph",
        ]
        assert body[1].value.speaker_names == ["Bo Ek"]

    def test_a_choice_that_would_lose_words_is_refused_at_the_row(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        response = post_review(editor, **{f"place-{number}": "topics", "update": "1"})
        (row,) = [line for line in response.context["lines"] if line.number == number]
        assert row.place == "heading"
        assert "Handledning varje vecka" in row.refusal
        assertContains(response, f'id="nej-{number}">{row.refusal}</p>')

    def test_a_refused_choice_makes_no_draft_before_it_is_seen(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        response = post_review(editor, **{f"place-{number}": "topics", "create": "1"})
        assert f"Rad {number}: " in response.content.decode()
        assert not ProfilePage.objects.exists()
        post_review(editor, **{f"place-{number}": "heading", "create": "1"})
        assert "Handledning varje vecka" in str(ProfilePage.objects.get().body)

    def test_a_name_alone_becomes_the_writer(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        post_review(editor, **{f"place-{number}": "author", "create": "1"})
        assert ProfilePage.objects.get().author == "Handledning varje vecka"

    def test_what_is_left_out_says_so(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        response = post_review(editor, **{f"place-{number}": "ignore", "update": "1"})
        assertContains(response, "Kommer inte med i utkastet.", count=1)

    def test_an_exported_manuscript_keeps_its_own_parts(self, editor: Client) -> None:
        text = "Kommunprofil i manusform, version 1\n\n# Tid i Haninge\n\nKommunkod: 0136\n"
        upload(editor, text_file(f"{text}\n## Text\n\nEtt stycke om arbetet.\n", "profil.md"))
        shown = editor.get(ManuscriptUpload.objects.get().get_absolute_url())
        assert [line.fixed for line in shown.context["lines"]][-1] == "Text"
        assertNotContains(shown, '<select id="id_place')
        post_review(editor, **{"place-9": "title", "create": "1"})
        assert "Ett stycke om arbetet." in str(ProfilePage.objects.get().body)

    def test_creates_a_draft_and_opens_its_editor(self, editor: Client) -> None:
        upload(editor, text_file())
        response = post_review(editor, label="redaktionellt", municipality="0136", create="1")
        page = ProfilePage.objects.get()
        assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert (page.live, page.label, page.title) == (
            False,
            "redaktionellt",
            "Tid att göra jobbet klart i Haninge",
        )
        assert page.owner.get_username() == "redaktor"

    def test_asks_for_the_municipality(self, editor: Client) -> None:
        upload(editor, text_file("Rubrik\n\nEtt stycke text utan någon ort alls att gå på.\n"))
        response = post_review(editor, create="1")
        assert "Välj vilken kommun" in response.content.decode()
        assert not ProfilePage.objects.exists()

    def test_the_same_manuscript_does_not_become_two_pages(self, editor: Client) -> None:
        for _ in range(2):
            upload(editor, text_file())
            response = post_review(editor, municipality="0136", create="1")
        assert ProfilePage.objects.count() == 1
        assert "hade redan blivit" in response.content.decode()

    def test_pictures_of_a_word_file_come_along(self, editor: Client) -> None:
        upload(editor, SimpleUploadedFile("manus.docx", word_file()))
        post_review(editor, municipality="0136", create="1")
        page = ProfilePage.objects.get()
        pictures = [
            page.lead_image,
            *(b.value["image"] for b in page.body if b.block_type == "image"),
        ]
        assert any(pictures)

    def test_a_manuscript_can_be_thrown_away(self, editor: Client) -> None:
        upload(editor, text_file())
        post_review(editor, delete="1")
        assert not ManuscriptUpload.objects.exists()

    @pytest.mark.parametrize(
        "fields",
        [
            {"place-4": "finns-inte", "update": "1"},
            {"place-99999999999": "heading", "update": "1"},
            {"municipality": "'; --", "label": "reklam", "update": "1"},
            {"municipality": "٠١٣٦", "create": "1"},
            {"advertiser": "a\x00b" * 500, "update": "1"},
            {"speaker-10": "\x00;;;" * 300, "update": "1"},
            {},
        ],
    )
    def test_nonsense_never_breaks_it(self, editor: Client, fields: dict[str, str]) -> None:
        upload(editor, text_file())
        assert post_review(editor, **fields).status_code < 500


class AccessTests:
    def test_a_visitor_is_sent_to_the_login(self) -> None:
        response = Client().get(reverse("manuscript_upload"))
        assert response["Location"].startswith(reverse("wagtailadmin_login"))

    def test_someone_who_may_not_add_profiles_is_refused(self, client: Client) -> None:
        group = Group.objects.create(name="Bara bilder")
        group.permissions.add(access_admin())
        user = get_user_model().objects.create_user("bild", "bild@example.se", "hemligt")
        user.groups.add(group)
        client.force_login(user)
        upload(client, text_file())
        assert not ManuscriptUpload.objects.exists()

    def test_another_editors_manuscript_is_not_found(self, editor: Client) -> None:
        upload(editor, text_file())
        url = ManuscriptUpload.objects.get().get_absolute_url()
        other = get_user_model().objects.create_superuser("chef", "chef@example.se", "hemligt")
        editor.force_login(other)
        assert editor.get(url).status_code == 404


def access_admin() -> Any:
    """Returns the permission to log in to the admin."""
    return Permission.objects.get(codename="access_admin")


def word_file() -> bytes:
    """Returns a Word manuscript with a picture."""
    document = Document()
    document.add_heading("Tid att göra jobbet klart i Haninge", 0)
    document.add_picture(BytesIO(png_bytes()))
    document.add_paragraph("Gruppen träffas varje måndag och fördelar veckans nya ärenden.")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
