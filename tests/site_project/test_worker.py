"""What is left to a worker is committed with its cause, and survives the worker's death."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from home.abandoned_tasks import ATTEMPTS, requeue_abandoned
from profiles.models import ProfilePage
from profiles.picture_signals import render_profiles
from profiles.pictures.share_picture import share_picture_name
from search.models import IndexedDocument
from tests.conftest import PROJECT_DIR
from tests.profiles.factories import make_profile
from tests.site_project.worker_tasks import BEGUN, WITH_WORKER, hang_the_first_time

PATIENCE = 60  # seconds for a process to start and take a task


def start_worker(url: str, media: Path, *options: str) -> subprocess.Popen:
    """A worker as the unit of systemd starts it, in its own process."""
    values = {
        "DJANGO_SETTINGS_MODULE": "site_project.settings.development",
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(media),
        "BACKGROUND_WORKER": "on",
    }
    command = [sys.executable, "manage.py", "db_worker", "--no-reload", *options]
    return subprocess.Popen(command, cwd=PROJECT_DIR, env={**os.environ, **values})


@pytest.fixture
def page(settings: Any) -> ProfilePage:
    """A profile that was published while a worker is to draw the pictures."""
    settings.TASKS = WITH_WORKER
    return make_profile(title="Att arbeta i Haninge")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
class KilledWorkerTests:
    def test_loses_nothing(
        self, request: pytest.FixtureRequest, page: ProfilePage, own_media_folder: Path
    ) -> None:
        note = own_media_folder.parent / "note"
        (waiting,) = DBTaskResult.objects.all()
        hang_the_first_time.using(priority=100).enqueue(str(note))
        url = request.getfixturevalue("database_url")

        worker = start_worker(url, own_media_folder)
        deadline = time.monotonic() + PATIENCE
        while not note.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        worker.kill()
        worker.wait()
        assert note.read_text() == f"{BEGUN}\n"
        assert waiting.task_path.endswith("render_profiles")
        assert not default_storage.exists(share_picture_name(page))

        assert start_worker(url, own_media_folder, "--batch").wait(PATIENCE) == 0
        assert note.read_text() == f"{BEGUN}\n" * 2
        assert default_storage.exists(share_picture_name(page))


@pytest.mark.django_db
class PublishingTests:
    def test_leaves_the_pictures_to_the_worker_and_nothing_else(self, page: ProfilePage) -> None:
        (task,) = DBTaskResult.objects.all()
        assert task.args_kwargs["args"] == [[page.pk]]
        assert not default_storage.exists(share_picture_name(page))
        assert IndexedDocument.objects.filter(object_id=str(page.pk)).exists()

    def test_a_page_taken_down_meanwhile_leaves_no_picture(
        self, page: ProfilePage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn: list[str] = []

        def draw_slowly(shown: ProfilePage) -> None:
            drawn.append(share_picture_name(shown))
            default_storage.save(drawn[0], ContentFile(b"drawn"))
            ProfilePage.objects.filter(pk=shown.pk).update(live=False)

        monkeypatch.setattr("profiles.picture_signals.render_pictures", draw_slowly)
        render_profiles.call([page.pk])
        assert drawn
        assert not default_storage.exists(drawn[0])


@pytest.mark.django_db
class TakingBackTests:
    def test_leaves_another_machines_task_alone_while_it_may_be_at_it(
        self, page: ProfilePage
    ) -> None:
        task = DBTaskResult.objects.get()
        task.claim("other")
        requeue_abandoned("this")
        assert DBTaskResult.objects.running().exists()
        requeue_abandoned("other")
        assert DBTaskResult.objects.ready().exists()

    def test_gives_up_what_kills_every_worker(self, page: ProfilePage) -> None:
        for _attempt in range(ATTEMPTS):
            DBTaskResult.objects.get().claim("this")
            requeue_abandoned("this")
        assert "WorkerKilledError" in DBTaskResult.objects.failed().get().exception_class_path

    def test_without_a_worker_the_command_says_so(self) -> None:
        with pytest.raises(Exception, match="not a database backend"):
            call_command("db_worker", "--backend", "background")
