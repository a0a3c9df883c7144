"""The mails of the moderation workflow are Swedish and say what to do next."""

import re
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import TestCase, override_settings
from django.urls import reverse
from wagtail.models import Page, PageSubscription, Task, Workflow
from wagtail.test.utils.form_data import inline_formset

from home.models import HomePage, StandardPage
from tests.browser.english_admin_words import english_words_in
from tests.profiles.admin.editor_form import posted

TITLE = "Om serien & dess ”mål”"


def make_user(name: str, group: str) -> User:
    """Creates a member of the group who has an e-mail address."""
    user = User.objects.create_user(name, f"{name}@example.se", first_name=name.capitalize())
    user.groups.add(Group.objects.get(name=group))
    return user


@override_settings(WAGTAILADMIN_BASE_URL="https://www.example.se")
class ModerationMailTests(TestCase):
    """One mail per step, to the person whose turn it is."""

    editor: User
    chief: User
    page: StandardPage

    @classmethod
    def setUpTestData(cls) -> None:
        cls.editor = make_user("frida", "Redaktörer")
        cls.chief = make_user("olof", "Redaktionschefer")
        cls.page = HomePage.objects.get().add_child(
            instance=StandardPage(title=TITLE, slug="om-serien", live=False)
        )
        cls.page.save_revision(user=cls.editor)

    def submit(self) -> Any:
        """Submits the page and returns the state of its task."""
        state = self.page.get_workflow().start(self.page, self.editor)
        return state.current_task_state.specific

    def only_mail_to(self, user: User) -> Any:
        """Returns the one mail to the user."""
        (message,) = (message for message in mail.outbox if message.to == [user.email])
        return message

    def assert_swedish(self, message: Any) -> None:
        """The mail is text alone and holds no English; URLs and the editor's words aside."""
        assert not getattr(message, "alternatives", [])
        text = re.sub(r"https?://\S+", "", f"{message.subject}\n{message.body}")
        assert english_words_in(text) == []

    def test_a_submitted_page_reaches_the_chief(self) -> None:
        self.submit()
        message = self.only_mail_to(self.chief)
        assert message.subject == f"Att granska: ”{TITLE}”"
        assert "Frida har skickat" in message.body
        assert "Godkänn och publicera" in message.body
        assert f"https://www.example.se/admin/pages/{self.page.pk}/edit/" in message.body
        self.assert_swedish(message)

    def test_an_approved_page_reaches_the_editor(self) -> None:
        task_state = self.submit()
        mail.outbox.clear()
        task_state.approve(user=self.chief)
        message = self.only_mail_to(self.editor)
        assert message.subject == f"Godkänd: ”{TITLE}”"
        assert "är godkänd och publicerad" in message.body
        assert "/om-serien/" in message.body
        self.assert_swedish(message)

    def test_an_approved_page_with_a_schedule_names_the_time(self) -> None:
        self.page.go_live_at = datetime(2099, 5, 4, 6, 30, tzinfo=UTC)
        self.page.save_revision(user=self.editor)
        task_state = self.submit()
        mail.outbox.clear()
        task_state.approve(user=self.chief)
        message = self.only_mail_to(self.editor)
        assert "publiceras 4 maj 2099 klockan 08.30" in message.body

    def test_a_returned_page_reaches_the_editor_with_the_comment(self) -> None:
        task_state = self.submit()
        mail.outbox.clear()
        task_state.reject(user=self.chief, comment="Byt bilden & alt-texten.")
        message = self.only_mail_to(self.editor)
        assert message.subject == f"Ändra och skicka igen: ”{TITLE}”"
        assert "Olof vill att du ändrar något" in message.body
        assert "”Byt bilden & alt-texten.”" in message.body
        assert "”Skicka till granskning igen”" in message.body
        self.assert_swedish(message)

    def test_who_does_not_review_gets_no_mail(self) -> None:
        User.objects.create_superuser("siv", "siv@example.se")
        self.submit()
        assert [message.to for message in mail.outbox] == [[self.chief.email]]

    def test_a_comment_reaches_those_who_follow_the_page(self) -> None:
        PageSubscription.objects.create(
            page=self.page, user=self.editor, comment_notifications=True
        )
        self.client.force_login(self.chief)
        comment = {"text": "Byt alt-texten.", "contentpath": "intro", "position": "", "id": ""}
        comments = inline_formset([{**comment, "replies": inline_formset([])}])
        data = posted(title=TITLE, slug="om-serien", intro="Om", comments=comments)
        self.client.post(reverse("wagtailadmin_pages:edit", args=[self.page.pk]), data)
        message = self.only_mail_to(self.editor)
        assert "Byt alt-texten." in message.body
        assert f"/admin/pages/{self.page.pk}/edit/" in message.body
        self.assert_swedish(message)


class SwedishNameTests(TestCase):
    """Nothing that Wagtail's migrations create keeps an English name."""

    def test_workflow_and_task(self) -> None:
        assert Workflow.objects.get().name == "Granskning före publicering"
        assert Task.objects.get().name == "Redaktionschefens granskning"

    def test_groups(self) -> None:
        names = set(Group.objects.values_list("name", flat=True))
        assert {"Redaktörer", "Redaktionschefer"} <= names
        assert not {"Editors", "Moderators"} & names

    def test_the_top_of_the_page_tree(self) -> None:
        assert Page.get_first_root_node().title == "Alla sidor"
