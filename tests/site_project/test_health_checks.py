"""What those who run the site are told, and visitors are not."""

import datetime as dt
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.models import ContentVersion, JobRun
from site_project import health_checks

URL = "/admin/health/"


@pytest.mark.django_db
class DetailsTests:
    def test_are_for_those_who_are_logged_in(self, client: Client) -> None:
        assert client.get(URL).status_code == 302
        assert client.get("/health/ready").json() == {"status": "ok"}

    def test_name_every_part(self, admin_client: Client) -> None:
        JobRun.note("backup_site")
        call_command("publish_scheduled")
        answer = admin_client.get(URL)
        assert answer.status_code == 200
        assert set(answer.json()) == {"database and migrations", *health_checks.CHECKS}
        assert set(answer.json().values()) == {"ok"}

    def test_tell_of_a_job_that_has_stopped(self, admin_client: Client, client: Client) -> None:
        long_ago = timezone.now() - dt.timedelta(hours=2)
        JobRun.objects.create(name="publish_scheduled", finished_at=long_ago)
        answer = admin_client.get(URL)
        assert answer.status_code == 200
        assert answer.json()["last scheduled run"].startswith("last ran 20")
        assert answer.json()["last backup"] == "has never run"
        assert client.get("/health/ready").json() == {"status": "ok", "warnings": 1}

    def test_tell_of_a_purge_that_waits(self, admin_client: Client, settings: Any) -> None:
        settings.CDN = "varnish"
        ContentVersion.renew()
        assert "waits" in admin_client.get(URL).json()["purge queue"]
        assert admin_client.get("/health/ready").json() == {"status": "ok", "warnings": 1}

    def test_tell_of_a_full_disk(self, admin_client: Client) -> None:
        usage = mock.Mock(free=10 * 1024**2)
        with mock.patch.object(health_checks.shutil, "disk_usage", return_value=usage):
            assert "10 MB" in admin_client.get(URL).json()["disk"]
            assert admin_client.get("/health/ready").json() == {"status": "ok", "warnings": 1}
