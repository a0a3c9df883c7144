"""What gunicorn is told to do with the processes that serve the site."""

from unittest.mock import Mock

import pytest
from django.db import DatabaseError

from home.models import ContentVersion
from site_project import gunicorn


class WorkerStartTests:
    @pytest.mark.django_db
    def test_outdates_what_a_killed_process_may_have_left_behind(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Closing would take the test's own transaction away.
        monkeypatch.setattr(gunicorn.connection, "close", lambda: None)
        before = ContentVersion.read()
        gunicorn.post_worker_init(Mock(age=0))
        assert ContentVersion.read() != before

    def test_a_process_starts_without_a_database(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_model: type) -> None:
            raise DatabaseError

        monkeypatch.setattr(ContentVersion, "renew", classmethod(fail))
        gunicorn.post_worker_init(Mock(age=0))
