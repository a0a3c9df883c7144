"""What the weekly timer drops, and what it keeps."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision

from profiles.picture_signals import render_profiles
from tests.profiles.factories import make_profile
from tests.site_project.worker_tasks import WITH_WORKER

LONG_AGO = timezone.now() - dt.timedelta(days=3 * 365)


@pytest.mark.django_db
class ForgettingTests:
    def test_keeps_what_is_in_use(self, settings: Any) -> None:
        settings.TASKS = WITH_WORKER
        page = make_profile()
        live, old, latest = page.live_revision, page.save_revision(), page.save_revision()
        scheduled = page.save_revision(approved_go_live_at=timezone.now())
        page.latest_revision = latest
        page.save()
        Revision.objects.update(created_at=LONG_AGO)
        DBTaskResult.objects.all().delete()
        done, _waiting = render_profiles.enqueue([1]), render_profiles.enqueue([2])
        done.db_result.set_successful(None)  # type: ignore[attr-defined]
        DBTaskResult.objects.update(finished_at=LONG_AGO)
        for name in ("a", "b"):
            AccessAttempt.objects.create(username=name, failures_since_start=9)
        AccessAttempt.objects.filter(username="a").update(attempt_time=LONG_AGO)

        said = StringIO()
        call_command("forget_old", stdout=said)

        assert said.getvalue() == "Dropped: 1 failed logins, 1 tasks, 1 versions\n"
        kept = Revision.objects.filter(pk__in=[live.pk, latest.pk, scheduled.pk])
        assert kept.count() == 3
        assert not Revision.objects.filter(pk=old.pk).exists()
        assert DBTaskResult.objects.get().status == "READY"
        assert AccessAttempt.objects.get().username == "b"
