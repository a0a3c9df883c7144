"""The first and every later start of a development checkout."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from home.models import HomePage
from profiles.models import ProfileIndexPage, ProfilePage
from site_project.management.commands import prepare_development


@pytest.fixture
def called(settings: Any) -> Any:
    """The commands that are called, in place of running them."""
    settings.DEBUG = True
    with mock.patch.object(prepare_development, "call_command") as call:
        yield call


@pytest.mark.django_db
class PrepareDevelopmentTests:
    def test_loads_the_demo_into_an_empty_site(self, called: mock.Mock) -> None:
        call_command("prepare_development")
        assert mock.call("load_demo") in called.call_args_list

    def test_leaves_a_site_with_a_profile_alone(self, called: mock.Mock) -> None:
        index = ProfileIndexPage.objects.first() or HomePage.objects.get()
        index.add_child(instance=ProfilePage(title="Utkast", slug="utkast", live=False))
        call_command("prepare_development")
        assert mock.call("load_demo") not in called.call_args_list

    def test_creates_the_login_and_says_where_to_go(
        self, called: mock.Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        call_command("prepare_development", url="http://127.0.0.1:9000")
        assert called.called
        assert get_user_model().objects.get(username="admin").check_password("admin")
        said = capsys.readouterr().out
        assert "http://127.0.0.1:9000/admin/" in said
        assert "lösenord admin" in said

    @pytest.mark.usefixtures("called")
    def test_second_start_resets_no_password(self) -> None:
        call_command("prepare_development")
        user = get_user_model().objects.get(username="admin")
        user.set_password("ett eget lösenord")
        user.save()
        call_command("prepare_development")
        user.refresh_from_db()
        assert user.check_password("ett eget lösenord")

    def test_refuses_to_run_in_production(self) -> None:
        with pytest.raises(CommandError, match="development settings only"):
            call_command("prepare_development")
        assert not get_user_model().objects.filter(username="admin").exists()


class DatabaseFileTests:
    def test_is_for_its_owner_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "db.sqlite3"
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
        prepare_development.create_database_file(database)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE page (title text)")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
        assert modes == dict.fromkeys(("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"), 0o600)
