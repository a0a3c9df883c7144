"""The two questions of a process manager."""

from typing import Any
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client

from site_project import health


@pytest.fixture
def production_rules(settings: Any) -> None:
    """One host name, and HTTPS for everything."""
    settings.ALLOWED_HOSTS = ["www.example.se"]
    settings.SECURE_SSL_REDIRECT = True


class LiveTests:
    def test_answers_without_the_database(self, client: Client) -> None:
        response = client.get("/health/live")
        assert (response.status_code, response.json()) == (200, {"status": "ok"})
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.usefixtures("production_rules")
    def test_answers_whatever_url_it_is_asked_by(self, client: Client) -> None:
        assert client.get("/health/live", headers={"host": "10.0.0.7:8000"}).status_code == 200

    def test_refuses_to_be_posted_to(self, client: Client) -> None:
        assert client.post("/health/live").status_code == 405


@pytest.mark.django_db
class ReadyTests:
    def test_is_ready_when_migrated(self, client: Client) -> None:
        response = client.get("/health/ready")
        assert (response.status_code, response.json()) == (200, {"status": "ok"})

    def test_is_not_ready_with_a_migration_to_run(self, client: Client) -> None:
        with mock.patch.object(health, "has_pending_migrations", return_value=True):
            response = client.get("/health/ready")
        assert response.status_code == 503
        assert response.json() == {"status": "unavailable"}

    def test_is_not_ready_without_a_database(self, client: Client) -> None:
        with mock.patch.object(health, "MigrationExecutor", side_effect=OperationalError):
            response = client.get("/health/ready")
        assert response.status_code == 503
        assert response.json() == {"status": "unavailable"}

    def test_notices_an_unapplied_migration(self) -> None:
        with mock.patch(
            "django.db.migrations.recorder.MigrationRecorder.applied_migrations", return_value={}
        ):
            assert health.has_pending_migrations()
