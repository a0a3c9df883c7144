"""Two machines with one database and one media folder behind the documented proxy.

Each machine is a gunicorn of its own, with its own memory and so its own copies of pages.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from django.db import connection

from home.models import SiteImage
from site_project.settings import login
from tests.benchmark.server import find_free_port, running_site
from tests.faults.people import Editor
from tests.faults.site import add_editors
from tests.nginx import running_proxy

SETTINGS = "tests.site_project.page_cache.unhashed_settings"
PUBLICATIONS, READS = 10, 10
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(settings: Any) -> int:
    settings.PASSWORD_HASHERS = login.PASSWORD_HASHERS  # as the machines have them
    return add_editors(1)[0]


@pytest.fixture
def machines(page: int, database_url: str, tmp_path: Path) -> Iterator[list[str]]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is a file of one machine.")
    values = {"DATABASE_URL": database_url, "MEDIA_ROOT": str(tmp_path / "media")}
    with (
        running_site(SETTINGS, 1, **values) as one,
        running_site(SETTINGS, 1, **values) as other,
    ):
        yield [one.url, other.url]


@pytest.fixture
def proxy(machines: list[str], tmp_path: Path) -> Iterator[str]:
    ports = {80: find_free_port(), 443: find_free_port()}
    with running_proxy(tmp_path, machines, ports):
        yield f"https://127.0.0.1:{ports[443]}"


def read(url: str) -> str:
    answer = requests.get(url, timeout=60, verify=False)  # noqa: S501 - a certificate of nobody
    assert answer.status_code == 200
    return answer.text


class TwoMachineTests:
    @pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
    def test_what_is_done_on_one_the_other_knows_at_once(
        self, machines: list[str], proxy: str, page: int
    ) -> None:
        one, other = machines
        editor = Editor(one, 0, page)
        editor.log_in()
        read(other + editor.path)
        stale = 0
        for number in range(PUBLICATIONS):
            title = f"Utgåva {number} från ena maskinen"
            assert editor.publish(title) == "done"
            doors = itertools.islice(itertools.cycle([other, proxy]), READS)
            stale += sum(title not in read(door + editor.path) for door in doors)
        assert stale == 0

        assert editor.upload("bilden") == "done"
        image = SiteImage.objects.get(title="bilden")
        answer = editor.session.get(f"{other}/admin/images/{image.pk}/", timeout=60)
        assert (answer.status_code, "/admin/login/" in answer.url) == (200, False)
        rendition = next(part for part in answer.text.split('"') if "/media/images/" in part)
        assert requests.get(other + rendition, timeout=60).status_code == 200
