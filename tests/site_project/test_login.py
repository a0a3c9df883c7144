"""Logging in: a guesser is stopped, in Swedish, and only the guesser."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from site_project.settings import login

PASSWORD = "rätt lösenord för prov"


@pytest.fixture
def throttled(settings: Any) -> None:
    """Throttling as in production; the other tests do without."""
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3


def log_in(client: Client, password: str, address: str = "127.0.0.1") -> Any:
    """Posts the admin's login form."""
    form = {"username": "redaktor", "password": password, "next": "/admin/"}
    return client.post(reverse("wagtailadmin_login"), form, REMOTE_ADDR=address)


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
