"""A new password is mailed a few times an hour, and the answer tells nothing of the account."""

import re
from datetime import timedelta
from threading import Event
from typing import Any

from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from home.models import PasswordResetRequest
from home.models.password_reset_request import LIMITS, PERIOD
from tests.browser.english_admin_words import english_words_in
from tests.home.mailing import wait_for_mail

EDITOR, NOBODY = "rut@example.se", "ingen@example.se"


class SlowMail(BaseEmailBackend):
    """A mail server that thinks about it until the test has seen the answer."""

    is_answered = Event()
    sent_before_answer: list[bool] = []

    def send_messages(self, messages: Any) -> int:
        self.sent_before_answer.append(not self.is_answered.wait(timeout=30))
        return len(messages)


class PasswordResetTests(TestCase):
    def setUp(self) -> None:
        user = get_user_model().objects.create_user("rut", EDITOR, "hemligt", first_name="Rut")
        assert user.has_usable_password()

    def ask(self, email: str = EDITOR, address: str = "203.0.113.9") -> Any:
        """Asks for a new password."""
        response = self.client.post(
            reverse("wagtailadmin_password_reset"), {"email": email}, REMOTE_ADDR=address
        )
        wait_for_mail()
        return response

    def ask_often(self, times: int, **request: str) -> list[int]:
        """Returns the statuses of several requests."""
        return [self.ask(**request).status_code for _ in range(times)]

    def test_the_mail_says_in_swedish_what_to_do(self) -> None:
        self.ask()
        (message,) = mail.outbox
        assert message.subject == "Välj ett nytt lösenord"
        assert "Hej Rut!" in message.body
        assert "användarnamnet rut." in message.body
        assert english_words_in(message.body) == []

    def test_an_account_gets_three_mails_an_hour_from_wherever(self) -> None:
        for number in range(LIMITS["account"]):
            assert self.ask(address=f"198.51.100.{number}").status_code == 302
        refused = self.ask("RUT@example.SE", address="198.51.100.200")
        self.assertContains(refused, "vänta en timme", status_code=429)
        assert len(mail.outbox) == LIMITS["account"]

    def test_an_address_without_an_account_is_answered_alike(self) -> None:
        times = LIMITS["account"] + 1
        assert self.ask_often(times, email=EDITOR) == self.ask_often(times, email=NOBODY)
        answers = [self.ask(email).content.decode() for email in (EDITOR, NOBODY)]
        assert "vänta en timme" in answers[0]
        assert "vänta en timme" in answers[1]

    @override_settings(EMAIL_BACKEND="tests.home.test_password_reset.SlowMail")
    def test_the_answer_takes_no_longer_for_an_account(self) -> None:
        self.client.post(reverse("wagtailadmin_password_reset"), {"email": EDITOR})
        SlowMail.is_answered.set()
        wait_for_mail()
        assert SlowMail.sent_before_answer == [False]

    def test_one_network_address_asks_for_ten_accounts_an_hour(self) -> None:
        emails = [f"nr{number}@example.se" for number in range(LIMITS["address"] + 1)]
        statuses = [self.ask(email).status_code for email in emails]
        assert statuses == [302] * LIMITS["address"] + [429]
        assert self.ask(EDITOR, address="198.51.100.7").status_code == 302

    def test_an_hour_later_it_works_again(self) -> None:
        self.ask_often(LIMITS["account"] + 1)
        PasswordResetRequest.objects.update(made_at=timezone.now() - PERIOD - timedelta(minutes=1))
        assert self.ask().status_code == 302

    def test_the_rows_tell_neither_account_nor_address(self) -> None:
        self.ask()
        kept = [str(request) for request in PasswordResetRequest.objects.all()]
        assert len(kept) == len(LIMITS)
        assert all(re.fullmatch(r"[0-9a-f]{64}", key) for key in kept)

    def test_an_address_that_is_none_is_refused_by_the_form(self) -> None:
        assert self.ask("inte en adress").status_code == 200
        assert not PasswordResetRequest.objects.exists()
