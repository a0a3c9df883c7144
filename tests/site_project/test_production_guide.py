"""docs/production.md, carried out in a folder that is thrown away.

The commands, the unit, the proxy's configuration and the jobs are those of the page itself; only
/srv/kommunprofiler is another folder. What would change the machine (apt-get, adduser, systemctl,
certbot) is written down instead, and ``runuser`` stays the same user.
"""

import os
import pty
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path

import pytest
from django.db import connection

from site_project.env_file import read_env_file
from tests.conftest import PROJECT_DIR
from tests.postgres_cluster import running_cluster
from tests.system_programs import PATH, find_program

pytestmark = [
    pytest.mark.lengthy,
    pytest.mark.skipif(
        connection.vendor == "postgresql", reason="starts a PostgreSQL of its own, once"
    ),
]

BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
HOME = "/srv/kommunprofiler"
SECRET = "a$$b $HOME `touch RUN` c;touch RUN #d"
PASSWORD = "fyra hästar under valvet"
NOTED = "apt-get adduser systemctl certbot nginx ln"
# The user decides whose database it is, as PostgreSQL trusts the socket.
RUNUSER = """#!/bin/sh
if [ "$1" = -u ]; then PGUSER=$2; export PGUSER; shift 3; exec "$@"; fi
cd "$GUIDE_HOME" && PGUSER=$4 && export PGUSER && exec /bin/sh -c "$6"
"""


def read_blocks(language: str, heading: str = "") -> list[str]:
    """The code blocks of the page in one language, of one section or of all."""
    page = (PROJECT_DIR / "docs" / "production.md").read_text(encoding="utf-8")
    sections = [text for text in page.split("\n## ") if text.startswith(heading)]
    return [
        block["text"]
        for text in sections
        for block in BLOCK.finditer(text)
        if block["language"] == language
    ]


def read_unit(kind: str = "service") -> str:
    """A unit of systemd."""
    return (PROJECT_DIR / "docs" / "systemd" / f"kommunprofiler.{kind}").read_text()


class Guide:
    """Carries out the page in a folder of its own."""

    def __init__(self, folder: Path, socket_folder: str) -> None:
        """Puts programs that change nothing before those of the machine."""
        self.home, self.noted, shims = folder / "home", folder / "noted", folder / "shims"
        self.repository = folder / "repository.git"
        self.said = ""
        shims.mkdir()
        for name in NOTED.split():
            write_program(shims / name, f'#!/bin/sh\necho "{name} $*" >> {self.noted}\n')
        write_program(shims / "runuser", RUNUSER)
        self.home.mkdir()
        self.environment = {
            "PATH": f"{shims}:{PATH}",
            "HOME": str(folder),
            "GUIDE_HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PGHOST": socket_folder,
            "PGUSER": "kommunprofiler",
        }

    @property
    def site(self) -> Path:
        """The checkout."""
        return self.home / "site"

    def adapt(self, text: str, **placeholders: str) -> str:
        """The text with the throwaway folder's paths and the reader's own words."""
        text = text.replace(HOME, str(self.home))
        for placeholder, value in placeholders.items():
            text = text.replace(f"<{placeholder.replace('_', ' ')}>", value)
        assert not re.search(r"<[a-z ]+>", text), text
        return text

    def run(self, text: str, folder: Path, **placeholders: str) -> str:
        """Runs a block of the page and returns what it said."""
        script = self.adapt(text, **placeholders)
        done = subprocess.run(
            ["/bin/sh", "-e", "-c", script],
            cwd=folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}"
        return done.stdout

    def publish_project(self) -> None:
        """Makes a repository of the working tree as it is, to be cloned."""
        git = ["git", f"--git-dir={self.repository}", f"--work-tree={PROJECT_DIR}"]
        author = ["-c", "user.name=Test", "-c", "user.email=test@example.se"]
        for command in (["init", "-q"], ["add", "-A"], [*author, "commit", "-qm", "Everything"]):
            subprocess.run([*git, *command], env=self.environment, check=True)

    def lend_environment(self) -> None:
        """Gives the checkout this run's Python packages, as tests reach no registry."""
        (self.site / ".venv").mkdir()
        for part in Path(sys.prefix).iterdir():
            if "installed" not in part.name:
                (self.site / ".venv" / part.name).symlink_to(part)
        for stamp in ("runtime", "development", "s3-extra", "redis-extra"):
            (self.site / ".venv" / f".{stamp}-installed").touch()

    def fill_in(self) -> None:
        """Does to the file of values what the page asks for."""
        path = self.home / "kommunprofiler.env"
        text = path.read_text()
        values = next(block for block in read_blocks("ini") if "DATABASE_URL" in block)
        for line in values.splitlines():
            name, _equals, value = line.partition("=")
            value = SECRET if value.startswith("<") else value
            text, count = re.subn(rf"^{name}=.*$", lambda _: f"{name}={value}", text, flags=re.M)  # noqa: B023
            assert count == 1, name
        path.write_text(text)

    def type_in(self, command: str, *answers: str) -> str:
        """Runs a command that asks, in a terminal, and returns all that was on it."""
        child, terminal = pty.fork()
        if not child:
            os.chdir(self.site)
            os.execve("/bin/sh", ["/bin/sh", "-c", command], self.environment)  # noqa: S606
        said, waiting = b"", list(answers)
        try:
            while chunk := os.read(terminal, 4096):
                said += chunk
                if waiting and said.endswith(b": "):
                    os.write(terminal, waiting.pop(0).encode() + b"\n")
        except OSError:
            pass  # Linux's way of saying that the other end is closed
        assert os.waitpid(child, 0)[1] == 0, said.decode()
        return said.decode()


def write_program(path: Path, text: str) -> None:
    """Writes a program that can be run."""
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    """The page carried out as far as its proxy: a site that is ready to be started."""
    folder = tmp_path_factory.mktemp("guide")
    with running_cluster() as url:
        guide = Guide(folder, url.split("@")[1].split("/")[0].replace("%2F", "/"))
        guide.publish_project()
        as_root, clone, prepare, _enable = read_blocks("sh", "First start")
        guide.run(as_root, folder)
        guide.run(clone, guide.home, address_of_the_repository=str(guide.repository))
        guide.lend_environment()
        guide.fill_in()
        upgrade, superuser = prepare.splitlines()
        guide.run(upgrade, guide.site)
        guide.said = guide.type_in(
            superuser, "chefen", "chefen@example.se", "a", "a", "n", PASSWORD, PASSWORD
        )
        yield guide


@pytest.fixture(scope="module")
def backup(guide: Guide) -> Path:
    """The backup that an upgrade begins with."""
    (upgrade,) = read_blocks("sh", "Upgrading")
    guide.run(upgrade, guide.home)
    (written,) = (guide.site / "backups").iterdir()
    return written


def ask_database(guide: Guide, question: str) -> str:
    """What psql answers, as the site's user."""
    psql = ["psql", "-XAtc", question, "kommunprofiler"]
    return subprocess.run(
        psql, env=guide.environment, check=True, capture_output=True, text=True
    ).stdout.strip()


class FirstStartTests:
    def test_superuser_gets_no_poor_password(self, guide: Guide) -> None:
        assert "Bypass password validation" in guide.said
        names = ask_database(guide, "SELECT username, is_superuser FROM auth_user")
        assert names == "chefen|t"

    def test_values_are_data(self, guide: Guide) -> None:
        path = guide.home / "kommunprofiler.env"
        assert read_env_file(path)["SECRET_KEY"] == SECRET
        assert list(guide.home.rglob("RUN")) == []
        assert path.stat().st_mode & 0o077 == 0

    def test_database_sorts_as_swedes_do(self, guide: Guide) -> None:
        question = "SELECT string_agg(x, '' ORDER BY x) FROM unnest(array['ö','z','ä','å']) AS x"
        assert ask_database(guide, question) == "zåäö"


class UnitTests:
    def test_systemd_finds_no_fault(self, guide: Guide, tmp_path: Path) -> None:
        unit = tmp_path / "kommunprofiler.service"
        (tmp_path / "kommunprofiler.socket").write_text(read_unit("socket"))
        # The user is made by a command that this machine is spared.
        unit.write_text(guide.adapt(read_unit()).replace("User=kommunprofiler\n", ""))
        done = subprocess.run(
            ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True
        )
        if "Failed to" in done.stderr and str(unit) not in done.stderr:
            pytest.skip(f"systemd cannot verify anything here: {done.stderr}")
        assert (done.returncode, done.stderr) == (0, "")

    def test_starts_a_site_that_is_ready(self, guide: Guide) -> None:
        parser = RawConfigParser(strict=False, interpolation=None)
        parser.optionxform = str  # type: ignore[assignment]
        parser.read_string(guide.adapt(read_unit()))
        service = parser["Service"]
        assert "ExecReload" not in service, "it would run new code with old settings"
        name, _equals, value = service["Environment"].partition("=")
        values = {name: value, **read_env_file(Path(service["EnvironmentFile"]))}
        url = f"127.0.0.1:{find_free_port()}"
        values = {**guide.environment, **values, "BIND": url, "WEB_CONCURRENCY": "1"}
        with subprocess.Popen(
            service["ExecStart"].split(), cwd=service["WorkingDirectory"], env=values
        ) as server:
            try:
                assert wait_for(f"http://{url}/health/ready") == 200
            finally:
                server.send_signal(signal.SIGTERM)


def find_free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(url: str) -> int:
    """The status the URL answers with, once it does; 0 after a minute."""
    for _attempt in range(120):
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310
                return answer.status
        except OSError:
            time.sleep(0.5)
    return 0


class ProxyTests:
    def test_nginx_accepts_the_configuration(self, tmp_path: Path) -> None:
        (configuration,) = read_blocks("nginx")
        key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example"]
            + ["-keyout", str(key), "-out", str(certificate)],
            check=True,
            capture_output=True,
        )
        configuration = configuration.replace("/etc/letsencrypt/live/www.example.se", str(tmp_path))
        # Testing opens the ports, too, and those below 1024 are root's.
        configuration = re.sub(r"listen (\d+)", r"listen 127.0.0.1:10\1", configuration)
        folders = "".join(
            f"{name}_temp_path {tmp_path}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
            f"http {{ access_log off; {folders}\n{configuration} }}"
        )
        done = subprocess.run(
            [find_program("nginx") or "nginx", "-t", "-q", "-e", "stderr", "-p", str(tmp_path)]
            + ["-c", str(tmp_path / "nginx.conf")],
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")


class LaterTests:
    """What is done again and again, in the order of the page."""

    def test_upgrade_restarts(self, guide: Guide, backup: Path) -> None:
        assert backup.is_dir()
        assert guide.noted.read_text().splitlines()[-1] == "systemctl restart kommunprofiler"

    def test_restore_brings_back_what_was(self, guide: Guide, backup: Path) -> None:
        ask_database(guide, "UPDATE auth_user SET username = 'someone'")
        (restore,) = read_blocks("sh", "Backup and restore")
        guide.run(restore, guide.home, time=backup.name)
        assert ask_database(guide, "SELECT username FROM auth_user") == "chefen"

    def test_rolling_back_brings_the_release_and_its_backup(
        self, guide: Guide, backup: Path
    ) -> None:
        ask_database(guide, "CREATE TABLE of_the_newer_release ()")
        (back,) = read_blocks("sh", "Rolling back")
        guide.run(back, guide.home, time=backup.name, release="HEAD")
        question = "SELECT count(*) FROM pg_tables WHERE tablename = 'of_the_newer_release'"
        assert ask_database(guide, question) == "0"
        assert ask_database(guide, "SELECT username FROM auth_user") == "chefen"

    def test_damaged_backup_is_refused(self, guide: Guide, backup: Path) -> None:
        damaged = shutil.copytree(backup, backup.with_name("damaged"))
        os.truncate(damaged / "media.tar.gz", 100)
        ask_database(guide, "CREATE TABLE since_then ()")
        make = f"make restore ENV={guide.home}/kommunprofiler.env FROM=backups/damaged"
        said = guide.run(f"! {make}", guide.site)
        assert "Nothing was restored, the site is as it was" in said
        assert "cannot be used" in guide.run("! make verify FROM=backups/damaged", guide.site)
        assert ask_database(guide, "SELECT count(*) FROM since_then") == "0"

    def test_scheduled_jobs_run(self, guide: Guide) -> None:
        (table,) = read_blocks("cron")
        lines = [line for line in guide.adapt(table).splitlines() if line and line[0] != "#"]
        settings = "".join(f"export {line}\n" for line in lines if re.match(r"[A-Z_]+=", line))
        jobs = [line.split(maxsplit=6) for line in lines if line[0].isdigit() or line[0] == "*"]
        assert len(jobs) == 9
        for *_when, user, command in jobs:
            assert user == "kommunprofiler"
            guide.run(f"{settings}{command}", guide.home)

    def test_extras_are_installed(self, guide: Guide) -> None:
        (bigger,) = read_blocks("sh", "A bigger site")
        (guide.site / ".venv" / ".s3-extra-installed").unlink()
        said = guide.run(bigger.replace("make", "make -n"), guide.site)
        assert "--require-hashes -r requirements-s3.txt" in said
        assert "requirements-redis.txt" not in said
