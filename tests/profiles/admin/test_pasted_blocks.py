"""What is pasted into a profile's form, read as a manuscript."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.profiles.admin.people import make_editor

GOOGLE = """<b style="font-weight:normal"><h2>Vi bryr oss</h2><p>Ett mote varje vecka.</p>
<p>– Två, säger Alva Norling.</p><ul><li>Tre</li><li>Fyra</li></ul>
<table><tr><td>Invånare</td><td>9 000</td></tr><tr><td>Anställda</td><td>40</td></tr></table></b>"""


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """A Redaktör who is logged in."""
    client.force_login(make_editor())
    return client


def pasted(client: Client, **data: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = client.post(reverse("pasted_blocks"), data).json()["blocks"]
    return answer


class PastedBlocksTests:
    def test_are_those_of_a_manuscript_without_false_bold(self, editor: Client) -> None:
        blocks = pasted(editor, html=GOOGLE)
        kinds = [block["type"] for block in blocks]
        assert kinds == ["heading", "paragraph", "quote", "list", "table"]
        assert "BOLD" not in str(blocks)

    def test_what_would_be_the_title_of_an_article_is_a_heading(self, editor: Client) -> None:
        text = "# Vi bryr oss\n\nEtt möte varje vecka, och tid att läsa på.\n"
        kinds = [block["type"] for block in pasted(editor, text=text)]
        assert kinds == ["heading", "paragraph"]

    def test_a_standfirst_has_no_headings(self, editor: Client) -> None:
        blocks = pasted(
            editor, text="Vi bryr oss\n\nEtt.\n\n– Två, säger Alva.", stream="standfirst"
        )
        assert [block["type"] for block in blocks] == ["text", "text", "quote"]

    @pytest.mark.parametrize("text", ["", "\x00", "a" * 10, "\n\n", "<b>", "Tel: 08-465 004 00\nx"])
    @pytest.mark.parametrize("stream", ["body", "standfirst"])
    def test_loses_no_word_and_never_fails(self, editor: Client, text: str, stream: str) -> None:
        response = editor.post(reverse("pasted_blocks"), {"text": text, "stream": stream})
        assert response.status_code in (200, 422)
        if text.startswith("Tel"):
            assert "08-465 004 00" in response.content.decode()

    def test_is_for_those_who_may_write(self, client: Client, db: None) -> None:
        data = {"text": "Vi bryr oss."}
        assert client.post(reverse("pasted_blocks"), data).status_code == 302
        reader = User.objects.create_user("rut")
        reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(reader)
        assert client.post(reverse("pasted_blocks"), data).status_code == 302
