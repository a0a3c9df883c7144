"""From an uploaded manuscript to a draft, as editors and as strangers."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from docx import Document
from pytest_django.asserts import assertContains, assertNotContains

from profiles.admin.manuscript_import import uploads
from profiles.manuscript.decisions import MAX_DECISIONS
from profiles.manuscript.parsing.revision import PART
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
        assertContains(response, f'<p class="review-refusal">{row.refusal}</p>', html=True)

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
        said = '<p class="review-note">Kommer inte med i utkastet.</p>'
        assertContains(response, said, count=1, html=True)

    def test_a_line_that_comes_along_says_which_words_do_not(self, editor: Client) -> None:
        byline = "Publicerad 3 maj 2024\n\nIntervju: Ada Bok, kommunikatör"
        upload(editor, text_file(MANUSCRIPT.replace("Publicerad 3 maj 2024", byline)))
        shown = editor.get(ManuscriptUpload.objects.get().get_absolute_url())
        [line] = [line for line in shown.context["lines"] if line.text.startswith("Intervju")]
        assert (line.place, line.note) == ("author", "Kommer inte med: ”kommunikatör”.")
        assert not line.is_left_out

    def test_asks_twice_before_a_manuscript_is_taken_away(self, editor: Client) -> None:
        upload(editor, text_file())
        shown = editor.get(ManuscriptUpload.objects.get().get_absolute_url()).content.decode()
        confirmed = re.search(r"<details class=.review-delete.>(.*?)</details>", shown, re.DOTALL)
        assert confirmed
        assert 'name="delete"' in confirmed[1]
        assert shown.count('name="delete"') == 1

    def test_says_that_rows_are_uncertain_when_no_question_is_left(self) -> None:
        html = render_to_string(
            "profiles/manuscript_import/questions.html", {"doubtful": 1, "draft": {}}
        )
        assert "1 rad med färg i kanten är osäker. Se på den" in html
        assert "Inget kvar" not in html

    def test_an_exported_manuscript_keeps_its_own_parts(self, editor: Client) -> None:
        text = "Kommunprofil i manusform, version 1\n\n# Tid i Haninge\n\nKommunkod: 0136\n"
        upload(editor, text_file(f"{text}\n## Text\n\nEtt stycke om arbetet.\n", "profil.md"))
        shown = editor.get(ManuscriptUpload.objects.get().get_absolute_url())
        assert [line.fixed for line in shown.context["lines"]][-1] == "Text"
        assertNotContains(shown, 'id="id_place-')
        post_review(editor, **{"place-9": "title", "create": "1"})
        assert "Ett stycke om arbetet." in str(ProfilePage.objects.get().body)

    def test_creates_a_draft_and_opens_its_editor(self, editor: Client) -> None:
        upload(editor, text_file())
        response = post_review(editor, label="redaktionellt", municipality="0136", create="1")
        page = ProfilePage.objects.get()
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert response.redirect_chain[-1][0] == f"{edit}#checklista"
        assert (page.live, page.label, page.title) == (
            False,
            "redaktionellt",
            "Tid att göra jobbet klart i Haninge",
        )
        assert page.owner.get_username() == "redaktor"

    @pytest.mark.parametrize(
        ("written", "kept"), [("2024-10-20", "2024-10-20"), ("2024-02-31", "None"), ("", "None")]
    )
    def test_one_date_of_consent_is_everybodys(
        self, editor: Client, written: str, kept: str
    ) -> None:
        upload(editor, text_file())
        post_review(editor, consent_on=written, municipality="0136", create="1")
        people = ProfilePage.objects.get().people.all()
        assert people
        assert {str(person.consent_on) for person in people} == {kept}

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


class ScriptTests:
    """The script saves what has been done with many rows in one go."""

    def test_takes_all_corrections_and_answers_with_the_rows(self, editor: Client) -> None:
        upload(editor, text_file())
        heading, quote = line_of("Handledning"), line_of("– Vi")
        lines = {str(heading): {"as": "paragraph"}, str(quote): {"speaker": "Bo Ek"}}
        answer = save(editor, lines).json()
        rows = {row[0]: row[1:3] for row in answer["rows"]}
        assert rows[heading] == ["paragraph", ""]
        assert rows[quote] == ["quote", "Bo Ek"]
        assert ManuscriptUpload.objects.get().corrections["lines"] == lines
        assert "Har kommunen betalat" in answer["questions"]

    def test_keeps_nothing_that_the_parser_does_not_know(self, editor: Client) -> None:
        upload(editor, text_file())
        for lines in ([], "x", {"1": []}, {"x": {"as": "title"}}, {"1": {"as": "y", "join": "z"}},
                      {"1": {"as": [], "text": {}}}, {"²": {"as": "title"}}):  # fmt: skip
            assert save(editor, lines).status_code == 200
            assert ManuscriptUpload.objects.get().corrections["lines"] == {}
        newest = ManuscriptUpload.objects.get()
        for nonsense in ("{", "[" * 100_000):
            response = editor.post(
                newest.get_absolute_url(),
                {"change": nonsense},
                headers={"accept": "application/json"},
            )
            assert response.status_code == 200
        assert newest.corrections["history"] == []

    def test_stores_no_half_letters(self, editor: Client) -> None:
        upload(editor, text_file())
        save(editor, {"1": {"text": "Profil \ud800\x00"}})
        lines = ManuscriptUpload.objects.get().corrections["lines"]
        assert lines == {"1": {"text": "Profil"}}

    def test_each_step_is_taken_back_by_itself(self, editor: Client) -> None:
        upload(editor, text_file())
        heading = line_of("Handledning")
        steps = [json.dumps({heading: {"as": place}}) for place in ("paragraph", "quote", "title")]
        post_review(editor, change=steps)
        for place in ("quote", "paragraph"):
            post_review(editor, undo="1")
            assert ManuscriptUpload.objects.get().corrections["lines"][str(heading)]["as"] == place
        post_review(editor, undo=["1"] * 9, change=json.dumps({heading: {"as": "list_item"}}))
        kept = ManuscriptUpload.objects.get().corrections
        assert kept["lines"] == {str(heading): {"as": "list_item"}}
        assert kept["history"] == [{"lines": {}}]

    def test_what_was_done_with_a_row_is_taken_back(self, editor: Client) -> None:
        upload(editor, text_file())
        heading = line_of("Handledning")
        save(editor, {str(heading): {"as": "paragraph"}})
        save(editor, {str(heading): None})
        assert ManuscriptUpload.objects.get().corrections["lines"] == {}

    def test_a_split_line_is_two_rows_and_its_source_is_shown(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Här finns")
        text = "Här finns tid att tänka.\nDet märks på dem."
        answer = save(editor, {str(number): {"text": text}}, structure="1").json()
        assert f'id="rad-{number + PART}"' in answer["body"]
        assert answer["body"].count("I manuset: Här finns tid att tänka. Det märks på dem som") == 2

    def test_joined_lines_are_one_row(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Gruppen träffas")
        answer = save(editor, {str(number): {"join": " "}}, structure="1").json()
        assert f'id="rad-{number}"' not in answer["body"]
        assert "Handledning varje vecka ⏎ Gruppen träffas" in answer["body"]


class RowTests:
    """What the buttons do with the ticked rows when there is no script."""

    def rows(self, response: Any) -> dict[int, str]:
        return {line.number: line.place for line in response.context["lines"]}

    def test_several_rows_get_one_place(self, editor: Client) -> None:
        upload(editor, text_file())
        numbers = [line_of("Handledning"), line_of("Gruppen träffas")]
        response = post_review(editor, rad=numbers, act="place", place="quote")
        assert {self.rows(response)[number] for number in numbers} == {"quote"}

    def test_a_label_and_its_value_are_one_row_of_a_panel(self, editor: Client) -> None:
        upload(editor, text_file())
        numbers = [line_of("Handledning"), line_of("Gruppen träffas")]
        response = post_review(editor, rad=numbers, act="pair")
        assert self.rows(response)[numbers[0]] == "fact_row"
        assert numbers[1] not in self.rows(response)

    def test_rows_become_a_panel(self, editor: Client) -> None:
        upload(editor, text_file())
        numbers = [line_of("Handledning"), line_of("Gruppen träffas")]
        rows = self.rows(post_review(editor, rad=numbers, act="panel"))
        assert [rows[number] for number in numbers] == ["fact_title", "fact_prose"]

    def test_everything_can_be_undone(self, editor: Client) -> None:
        upload(editor, text_file())
        numbers = [line_of("Handledning"), line_of("Gruppen träffas")]
        post_review(editor, rad=numbers, act="hide")
        assert self.rows(post_review(editor, undo="1"))[numbers[0]] == "heading"

    def test_a_joined_row_can_be_restored(self, editor: Client) -> None:
        upload(editor, text_file())
        numbers = [line_of("Handledning"), line_of("Gruppen träffas")]
        before = self.rows(post_review(editor))
        post_review(editor, rad=numbers, act="pair")
        assert self.rows(post_review(editor, rad=numbers[0], act="restore")) == before

    def test_an_opened_row_can_be_rewritten(self, editor: Client) -> None:
        upload(editor, text_file())
        number = line_of("Handledning")
        opened = editor.get(ManuscriptUpload.objects.get().get_absolute_url(), {"rad": number})
        assertContains(opened, f'name="text-{number}"', count=1)
        response = post_review(editor, **{f"text-{number}": "Handledning varje dag"})
        assert "Handledning varje dag" in [line.text for line in response.context["lines"]]


class QuestionTests:
    """Questions are answered where they stand, and ticked off."""

    def codes(self, response: Any) -> list[str]:
        return [question["code"] for question in response.context["questions"]]

    def test_an_answer_ticks_the_question_off(self, editor: Client) -> None:
        upload(editor, text_file())
        response = post_review(editor, label="annons", advertiser="Haninge kommun")
        assert "label" not in self.codes(response)
        assert len(response.context["answered"]) == 1
        assert response.context["draft"]["advertiser"] == "Haninge kommun"

    def test_an_answer_can_be_undone_and_is_asked_for_again(self, editor: Client) -> None:
        upload(editor, text_file())
        url = ManuscriptUpload.objects.get().get_absolute_url()
        before = self.codes(editor.get(url))
        post_review(editor, label="annons", advertiser="Haninge kommun")
        skipped = post_review(editor, answer="topics|")
        assert not {"label", "topics"} & {*self.codes(skipped)}
        post_review(editor, undo="1")
        response = post_review(editor, undo="1")
        assert self.codes(response) == before
        assert response.context["answered"] == []
        assert not response.context["draft"]["advertiser"]

    def test_the_advertiser_that_is_shown_is_the_advertiser(self, editor: Client) -> None:
        upload(editor, text_file())
        shown = {"advertiser": "Haninge kommun", "was-advertiser": "Haninge kommun"}
        post_review(editor, label="annons", **shown)
        assert len(ManuscriptUpload.objects.get().corrections["history"]) == 1
        post_review(editor, **shown, create="1")
        assert ProfilePage.objects.get().advertiser == "Haninge kommun"

    def test_what_is_open_is_said_to_the_parser(
        self, editor: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        upload(editor, text_file())
        newest = ManuscriptUpload.objects.get()
        asked: list[list[str]] = []
        real = uploads.draft_of

        def draft_of(manuscript: Any, corrections: Any) -> Any:
            asked.append(corrections["asked"])
            return real(manuscript, corrections)

        monkeypatch.setattr(uploads, "draft_of", draft_of)
        post_review(editor, label="annons")
        assert asked[0] == list(newest.questions["open"])

    def test_there_are_never_more_than_six_in_all(self, editor: Client) -> None:
        upload(editor, text_file(MANUSCRIPT.replace("Publicerad 3 maj 2024\n", "")))
        response = editor.get(ManuscriptUpload.objects.get().get_absolute_url())
        seen = set()
        while questions := response.context["questions"]:
            seen |= {question["key"] for question in questions}
            first = questions[0]["code"]
            fields = {"label": "annons"} if first == "label" else {"date": "2024-05-03"}
            skip = f"{questions[0]['key']}|"
            response = post_review(editor, **fields, answer=skip)
        assert {"label", "date"} <= seen
        assert len(seen) <= MAX_DECISIONS

    def test_topics_are_those_that_are_ticked(self, editor: Client) -> None:
        upload(editor, text_file())
        post_review(editor, confirm="topics", topics=["Handledning"], create="1")
        assert [topic.label for topic in ProfilePage.objects.get().topics.all()] == ["Handledning"]

    def test_a_date_and_a_year_reach_the_page(self, editor: Client) -> None:
        upload(editor, text_file(MANUSCRIPT.replace("Publicerad 3 maj 2024\n", "")))
        post_review(editor, date="2024-05-04", create="1")
        assert str(ProfilePage.objects.get().published_on) == "2024-05-04"


def save(client: Client, lines: Any, **fields: str) -> Any:
    """Posts the corrections of lines as the script does."""
    newest = ManuscriptUpload.objects.get()
    data = {"change": json.dumps(lines), **fields}
    return client.post(newest.get_absolute_url(), data, headers={"accept": "application/json"})


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

    def test_a_colleague_reads_and_takes_over(self, editor: Client) -> None:
        upload(editor, text_file())
        newest = ManuscriptUpload.objects.get()
        chief = get_user_model().objects.create_superuser("chef", "chef@example.se", "hemligt")
        other = Client()
        other.force_login(chief)
        assertContains(other.get(reverse("manuscript_upload")), "redaktor")
        assertContains(other.get(newest.get_absolute_url()), "arbetar med manuset")
        assert "Ta över det" in post_review(other, create="1").content.decode()
        assert not ProfilePage.objects.exists()

        post_review(other, take_over="1")
        refused = save(editor, {"9": {"as": "heading"}})
        assert refused.status_code == 409
        assert "chef arbetar med manuset" in refused.json()["error"]
        post_review(other, create="1")
        assert ProfilePage.objects.get().owner == chief

    def test_a_picture_is_shown_to_editors_only(self, editor: Client) -> None:
        upload(editor, SimpleUploadedFile("manus.docx", word_file()))
        newest = ManuscriptUpload.objects.get()
        url = reverse("manuscript_picture", args=[newest.pk, 0])
        assert editor.get(url)["Content-Type"].startswith("image/")
        assert editor.get(reverse("manuscript_picture", args=[newest.pk, 9])).status_code == 404
        assert Client().get(url).status_code == 302


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
