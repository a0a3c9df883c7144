"""Registers, redirects, promoted hits and pictures as the roles meet them: Swedish, or a way back.

The browser's walks (``tests/browser``) wait for scripts on every screen. These screens say the same
without scripts, so the text of the answer is read instead.
"""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client

from profiles.models import Topic
from tests.browser.admin_screens import screens_of_other_things
from tests.browser.english_admin_words import english_lines_in
from tests.browser.sample_site import build_sample_site
from tests.profiles.admin.people import make_chief, make_editor

pytestmark = pytest.mark.django_db

NO_TEXT = ("script", "style", "template", "textarea", "code")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
NAMES = ("Rut Lind", "Cajsa Lind", "rut", "cajsa")
NOT_YOURS = "Du har inte tillgång till den här delen."
REGISTERS = ("/admin/snippets/", "/admin/redirects/", "/admin/searchpicks/")


def text_of(html: str) -> str:
    """Returns what the screen says and what is read aloud of it, one text a line."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(NO_TEXT):
        element.decompose()
    spoken = [element[name] for name in SPOKEN for element in soup.find_all(attrs={name: True})]
    buttons = [button.get("value", "") for button in soup("input", type="submit")]
    return "\n".join(" ".join(line.split()) for line in [*soup.strings, *spoken, *buttons])


def synonyms() -> list[str]:
    """Returns the topics' synonyms, some of which are English names of methods."""
    lines = {line for topic in Topic.objects.all() for line in topic.synonym_list}
    return sorted(lines, key=len, reverse=True)


def english_met(client: Client, urls: list[str]) -> dict[str, list[str]]:
    """Returns the English of each screen, or of where the role is led instead."""
    found = {}
    for url in urls:
        answer: Any = client.get(url, follow=True)
        assert answer.status_code < 500, url
        text = text_of(answer.content.decode())
        if english := english_lines_in(text, (*NAMES, *synonyms())):
            found[url] = english
    return found


@pytest.mark.slow
class RegisterScreenTests:
    @pytest.fixture(params=[make_editor, make_chief])
    def member(self, request: pytest.FixtureRequest, client: Client) -> User:
        """A member of the office, logged in."""
        member: User = request.param()
        client.force_login(member)
        return member

    def test_are_swedish_for_every_role(self, client: Client, member: User) -> None:
        urls = screens_of_other_things(build_sample_site(), member)
        assert english_met(client, urls) == {}

    def test_are_open_to_chiefs(self, client: Client) -> None:
        chief = make_chief()
        client.force_login(chief)
        urls = screens_of_other_things(build_sample_site(), chief)
        registers = [one for one in urls if one.startswith(REGISTERS)]
        assert len(registers) > len(REGISTERS)
        for url in registers:
            answer = client.get(url)
            assert answer.status_code == 200, url
            assert NOT_YOURS not in answer.content.decode()

    def test_lead_an_editor_back_with_a_sentence(self, client: Client) -> None:
        client.force_login(make_editor())
        for url in ("/admin/redirects/", "/admin/searchpicks/", "/admin/users/"):
            answer: Any = client.get(url, follow=True)
            assert answer.redirect_chain, url
            assert NOT_YOURS in answer.content.decode()

    def test_would_be_caught_in_english(self) -> None:
        html = (
            '<p>Publish selected pages</p><a title="Edit this page">x</a><script>Publish</script>'
        )
        assert len(english_lines_in(text_of(html))) == 2
