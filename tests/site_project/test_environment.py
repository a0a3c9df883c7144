"""Values of the environment: read, defaulted, or refused with one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_project import environment
from tests.conftest import PROJECT_DIR


class FlagTests:
    @pytest.mark.parametrize(("word", "value"), [("on", True), ("TRUE", True), (" 0 ", False)])
    def test_reads_common_words(
        self, monkeypatch: pytest.MonkeyPatch, word: str, value: bool
    ) -> None:
        monkeypatch.setenv("HTTPS", word)
        assert environment.read_flag("HTTPS", default=not value) is value

    def test_empty_value_means_the_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTPS", "")
        assert environment.read_flag("HTTPS", default=True) is True

    def test_refuses_other_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTPS", "perhaps")
        with pytest.raises(ImproperlyConfigured, match="HTTPS must be 'on' or 'off'"):
            environment.read_flag("HTTPS", default=True)


class NumberTests:
    @pytest.mark.parametrize("text", ["-1", "ten", "1.5", "٣", "0"])
    def test_refuses_what_is_no_number_in_range(
        self, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        monkeypatch.setenv("EMAIL_PORT", text)
        with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT must be a whole number"):
            environment.read_number("EMAIL_PORT", default=587, least=1)

    def test_reads_a_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EMAIL_PORT", "25")
        assert environment.read_number("EMAIL_PORT", default=587) == 25


class ListTests:
    def test_drops_blanks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALLOWED_HOSTS", " a.example.se, ,b.example.se,")
        assert environment.read_list("ALLOWED_HOSTS") == ["a.example.se", "b.example.se"]


class WebUrlTests:
    @pytest.mark.parametrize(
        "text",
        ["www.example.se", "ftp://example.se", "https://", "http://[", "https://example.se:x"],
    )
    def test_refuses_what_has_no_scheme_or_host(
        self, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        monkeypatch.setenv("SITE_URL", text)
        with pytest.raises(ImproperlyConfigured, match="SITE_URL must be a web address"):
            environment.read_web_address("SITE_URL")

    def test_drops_the_last_slash(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SITE_URL", "https://example.se/")
        assert environment.read_web_address("SITE_URL") == "https://example.se"


class DatabaseTests:
    def read(self, monkeypatch: pytest.MonkeyPatch, url: str) -> dict:
        monkeypatch.setenv("DATABASE_URL", url)
        return environment.read_database()

    def test_relative_sqlite_file_lies_in_the_project(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        database = self.read(monkeypatch, "sqlite:///data/x.sqlite3")
        assert Path(database["NAME"]) == PROJECT_DIR / "data" / "x.sqlite3"

    def test_absolute_sqlite_file_stays_where_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.read(monkeypatch, "sqlite:////srv/x.sqlite3")["NAME"] == "/srv/x.sqlite3"

    def test_sqlite_writes_immediately_into_a_log(self, monkeypatch: pytest.MonkeyPatch) -> None:
        options = self.read(monkeypatch, "sqlite:///x.sqlite3")["OPTIONS"]
        assert options["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in options["init_command"]

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
    def test_postgresql_keeps_tested_connections(
        self, monkeypatch: pytest.MonkeyPatch, scheme: str
    ) -> None:
        database = self.read(monkeypatch, f"{scheme}://editor:p%40ss@db.example.se:5433/site")
        assert database["ENGINE"] == "django.db.backends.postgresql"
        assert (database["NAME"], database["PASSWORD"], database["PORT"]) == ("site", "p@ss", 5433)
        assert database["CONN_HEALTH_CHECKS"] is True

    @pytest.mark.parametrize(
        "url",
        ["mysql://x/y", "x", "postgres://u:p@h:port/x", "postgres://h", "postgres://[/x"]
        + ["sqlite://", "sqlite:///"],
    )
    def test_refuses_what_names_no_database(
        self, monkeypatch: pytest.MonkeyPatch, url: str
    ) -> None:
        with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
            self.read(monkeypatch, url)

    def test_refusal_does_not_repeat_the_password(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(ImproperlyConfigured) as refusal:
            self.read(monkeypatch, "postgres://u:hemligt@h:port/x")
        assert "hemligt" not in str(refusal.value)


class CacheTests:
    def test_memory_is_the_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("CACHE_URL", raising=False)
        assert "LocMemCache" in environment.read_cache()["BACKEND"]

    def test_redis_is_chosen_by_its_url(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6379/0")
        assert "RedisCache" in environment.read_cache()["BACKEND"]

    @pytest.mark.parametrize("url", ["memcached://h", "redis", "redis://", "redis://["])
    def test_refuses_other_urls(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        monkeypatch.setenv("CACHE_URL", url)
        with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
            environment.read_cache()


@pytest.mark.slow
class StartTests:
    """The settings as a new process reads them."""

    def start(self, **values: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            [sys.executable, "manage.py", "diffsettings"],
            cwd=PROJECT_DIR,
            env={**kept, **values},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_production_does_not_start_without_a_secret(self) -> None:
        done = self.start(DJANGO_SETTINGS_MODULE="site_project.settings.production")
        assert done.returncode != 0
        assert done.stderr.strip() == (
            "SECRET_KEY must be set: a long random text that only this site knows."
        )

    def test_malformed_value_stops_with_one_line(self) -> None:
        done = self.start(DATABASE_URL="mysql://x/y")
        assert done.returncode != 0
        assert len(done.stderr.strip().splitlines()) == 1

    def test_development_needs_no_values(self) -> None:
        assert self.start().returncode == 0


class ExampleFileTests:
    def test_names_every_value_the_code_reads(self) -> None:
        sources = (PROJECT_DIR / "site_project").rglob("*.py")
        code = "\n".join(path.read_text() for path in sources)
        example = (PROJECT_DIR / ".env.example").read_text()
        named = {line.partition("=")[0] for line in example.splitlines() if "=" in line}
        named = {name for name in named if name.isupper() and " " not in name}
        assert {name for name in named if f'"{name}"' not in code} <= {"WEB_CONCURRENCY"}
        read = set(environment_names(code))
        assert read <= named, f"not in .env.example: {sorted(read - named)}"


def environment_names(code: str) -> list[str]:
    """The names given to the functions of ``site_project.environment``."""
    calls = code.split("read_")[1:]
    names = [call.partition('("')[2].partition('"')[0] for call in calls if '("' in call[:20]]
    return [name for name in names if name.isupper()]
