"""What those who run the site are told, and visitors are not."""

import datetime as dt
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.models import ContentVersion, JobRun
from profiles.picture_signals import render_profiles
from site_project import health_checks
from tests.site_project.worker_tasks import WITH_WORKER

URL = "/admin/health/"


@pytest.mark.django_db
class DetailsTests:
    def test_are_for_those_who_are_logged_in(self, client: Client) -> None:
        assert client.get(URL).status_code == 302
        assert client.get("/health/ready").json() == {"status": "ok"}

    def test_name_every_part(self, admin_client: Client) -> None:
        JobRun.note("backup_site")
        JobRun.note("rehearse_restore")
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

    def test_tell_of_a_worker_that_is_dead(self, admin_client: Client, settings: Any) -> None:
        settings.TASKS = WITH_WORKER
        render_profiles.enqueue([1])
        assert admin_client.get(URL).json()["worker"] == "ok"
        long_ago = timezone.now() - dt.timedelta(minutes=11)
        DBTaskResult.objects.update(enqueued_at=long_ago)
        assert "1 tasks wait for the worker, since 20" in admin_client.get(URL).json()["worker"]
        assert admin_client.get("/health/ready").json() == {"status": "ok", "warnings": 1}

    def test_tell_of_tasks_that_failed(self, admin_client: Client, settings: Any) -> None:
        settings.TASKS = WITH_WORKER
        render_profiles.enqueue([1]).db_result.set_failed(OSError("full"))  # type: ignore[attr-defined]
        assert "1 tasks of the worker failed" in admin_client.get(URL).json()["worker"]

    def test_tell_of_a_full_disk(self, admin_client: Client) -> None:
        usage = mock.Mock(free=10 * 1024**2)
        with mock.patch.object(health_checks.shutil, "disk_usage", return_value=usage):
            assert "10 MB" in admin_client.get(URL).json()["disk"]
            assert admin_client.get("/health/ready").json() == {"status": "ok", "warnings": 1}
