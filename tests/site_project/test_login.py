"""Logging in: a guesser is stopped, in Swedish, and only the guesser."""

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from site_project.settings import login
from tests.home.mailing import wait_for_mail
from tests.profiles.admin.people import make_chief, make_editor

PASSWORD = "rätt lösenord för prov"


@pytest.fixture
def throttled(settings: Any) -> None:
    """Throttling as in production; the other tests do without."""
    settings.AXES_ENABLED = True
    settings.LOGIN_FAILURES = 3


def log_in(client: Client, password: str, address: str = "127.0.0.1") -> Any:
    """Posts the admin's login form."""
    form = {"username": "redaktor", "password": password, "next": "/admin/"}
    return client.post(reverse("wagtailadmin_login"), form, REMOTE_ADDR=address)


def sit_out() -> None:
    """Lets the wait pass, whichever it is."""
    long_ago = timezone.now() - timedelta(hours=13)
    AccessAttempt.objects.update(attempt_time=long_ago)


@pytest.mark.django_db
@pytest.mark.usefixtures("throttled")
class ThrottlingTests:
    @pytest.fixture(autouse=True)
    def editor(self) -> None:
        get_user_model().objects.create_superuser("redaktor", "r@example.se", PASSWORD)

    def test_locks_after_repeated_failures_even_for_the_right_password(
        self, client: Client
    ) -> None:
        for _ in range(3):
            locked = log_in(client, "fel")
        assert locked.status_code == 429
        assert "Vänta 15 minuter" in locked.content.decode()
        assert log_in(client, PASSWORD).status_code == 429

    def test_waits_grow_with_each_failure_after_the_lock(self, client: Client) -> None:
        for _ in range(3):
            log_in(client, "fel")
        for wait in ("30 minuter", "en timme", "2 timmar", "4 timmar", "8 timmar", "12 timmar"):
            sit_out()
            assert f"Vänta {wait}" in log_in(client, "fel").content.decode()

    def test_trying_too_early_does_not_prolong_the_wait(self, client: Client) -> None:
        for _ in range(9):
            locked = log_in(client, "fel")
        assert "Vänta 15 minuter" in locked.content.decode()
        assert locked["Retry-After"] == "900"

    def test_the_right_password_after_the_wait_forgets_everything(self, client: Client) -> None:
        for _ in range(3):
            log_in(client, "fel")
        sit_out()
        assert log_in(client, PASSWORD).status_code == 302
        assert not AccessAttempt.objects.exists()

    def test_a_new_password_by_mail_unlocks(self, client: Client) -> None:
        for _ in range(3):
            log_in(client, "fel")
        client.post(reverse("wagtailadmin_password_reset"), {"email": "r@example.se"})
        wait_for_mail()
        path = re.search(r"/admin/password_reset/confirm/\S+", mail.outbox[0].body)
        assert path
        form_page = client.get(path[0], follow=True)
        passwords = {f"new_password{number}": "ett helt annat ord" for number in (1, 2)}
        client.post(form_page.redirect_chain[-1][0], passwords)
        assert log_in(client, "ett helt annat ord").status_code == 302

    def test_a_chief_unlocks(self, client: Client) -> None:
        for _ in range(3):
            log_in(client, "fel", address="198.51.100.7")
        chief = Client()
        chief.force_login(make_chief(), backend="django.contrib.auth.backends.ModelBackend")
        assert "redaktor" in chief.get(reverse("locked_logins")).content.decode()
        said = chief.post(reverse("locked_logins"), {"name": "redaktor"}, follow=True)
        assert "”redaktor” kan logga in igen." in said.content.decode()
        assert "Ingen inloggning är låst nu." in said.content.decode()
        assert log_in(client, PASSWORD, address="198.51.100.7").status_code == 302

    def test_an_editor_unlocks_nobody(self, client: Client) -> None:
        client.force_login(make_editor(), backend="django.contrib.auth.backends.ModelBackend")
        response = client.get(reverse("locked_logins"), follow=True)
        assert response.redirect_chain[0][0] == reverse("wagtailadmin_home")
        assert "Låsta inloggningar" not in response.content.decode()

    def test_does_not_lock_the_editor_out_from_elsewhere(self, client: Client) -> None:
        for _ in range(4):
            log_in(client, "fel", address="198.51.100.7")
        assert log_in(client, PASSWORD, address="203.0.113.9").status_code == 302

    def test_invented_forwarding_header_does_not_help_the_guesser(self, client: Client) -> None:
        for number in range(4):
            client.defaults["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
            last = log_in(client, "fel")
        assert last.status_code == 429


@pytest.mark.django_db
class PasswordHashTests:
    def test_real_settings_hash_with_argon2(self) -> None:
        assert login.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


class PasswordTests:
    RUT = User(username="rutlind", first_name="Rut", last_name="Lind", email="rut.lind@example.se")

    @pytest.mark.parametrize(
        "password",
        ["rutlind rutlind", "RutLind-RutLind1", "rut.lind@example.se", "lindrutlindrut99"],
    )
    def test_that_repeats_the_names_is_refused(self, password: str) -> None:
        with pytest.raises(ValidationError, match="namnet"):
            validate_password(password, self.RUT)

    @pytest.mark.parametrize("password", ["en strutlindning till", "lindansare på taket"])
    def test_that_merely_holds_the_letters_is_taken(self, password: str) -> None:
        validate_password(password, self.RUT)
